package fi.ideapolku.api;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * The database of production, as binaries that Maven brings, with the roles that {@code docker/init} makes: one server, a database a test
 * context.
 */
@Retention(RetentionPolicy.RUNTIME)
// The server stops with the process; a context that closed at the same time would wait for it in vain.
@TestPropertySource(properties = "spring.main.register-shutdown-hook=false")
@ContextConfiguration(initializers = OnPostgres.Connection.class)
public @interface OnPostgres {

    /** Starts the server with the first context; it stops with the tests' process. */
    class Connection implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static EmbeddedPostgres server;
        private static int databases;

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=" + newDatabase(),
                            "spring.datasource.username=ideapolku_app",
                            "spring.datasource.password=the server asks for none",
                            "spring.flyway.user=postgres",
                            "spring.flyway.password=postgres",
                            "spring.flyway.locations=classpath:db/migration,classpath:db/postgresql")
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
                try (var connection = server.getDatabase("postgres", name).getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute(Files.readString(Path.of("docker/init/01-roles.sql")));
                }
                return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
            } catch (IOException unstartable) {
                throw new UncheckedIOException(unstartable);
            } catch (java.sql.SQLException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }
}
