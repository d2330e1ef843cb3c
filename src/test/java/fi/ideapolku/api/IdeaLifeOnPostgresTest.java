package fi.ideapolku.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The database of production, as binaries that Maven brings. */
@DirtiesContext
class IdeaLifeOnPostgresTest extends IdeaLife {

    private static EmbeddedPostgres postgres;

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) throws IOException {
        postgres = EmbeddedPostgres.start();
        registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "postgres");
    }
}
