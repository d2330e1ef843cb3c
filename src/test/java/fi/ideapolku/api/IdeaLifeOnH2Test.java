package fi.ideapolku.api;

import org.springframework.test.context.TestPropertySource;

/** The embedded default. */
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:life;DB_CLOSE_DELAY=-1")
class IdeaLifeOnH2Test extends IdeaLife {}
