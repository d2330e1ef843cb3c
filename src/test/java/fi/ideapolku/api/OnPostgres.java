package fi.ideapolku.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** The database of production, as binaries that Maven brings: one server, a database a test context. */
@Retention(RetentionPolicy.RUNTIME)
// The server stops with the process; a context that closed at the same time would wait for it in vain.
@TestPropertySource(properties = "spring.main.register-shutdown-hook=false")
@ContextConfiguration(initializers = OnPostgres.Connection.class)
@interface OnPostgres {

    /** Starts the server with the first context; it stops with the tests' process. */
    class Connection implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static EmbeddedPostgres server;
        private static int databases;

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + newDatabase(),
                            "spring.datasource.username=postgres",
                            "spring.datasource.password=postgres")
                    .applyTo(context);
        }

        private static synchronized String newDatabase() {
            try {
                if (server == null) {
                    server = EmbeddedPostgres.start();
                }
                var name = "test" + ++databases;
                try (var connection = server.getPostgresDatabase().getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute("create database " + name);
                }
                return server.getJdbcUrl("postgres", name);
            } catch (IOException unstartable) {
                throw new UncheckedIOException(unstartable);
            } catch (java.sql.SQLException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }
}
