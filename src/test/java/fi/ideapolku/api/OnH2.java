package fi.ideapolku.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.test.context.TestPropertySource;

/** The embedded default, in memory. */
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1")
public @interface OnH2 {}
