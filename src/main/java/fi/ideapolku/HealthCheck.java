package fi.ideapolku;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks the running application whether it is ready; the container's health check, which has no other tool at hand. */
public final class HealthCheck {

    private HealthCheck() {}

    public static void main(String[] args) throws IOException {
        var port = System.getenv().getOrDefault("SERVER_PORT", "8080");
        var url = URI.create("http://localhost:" + port + "/actuator/health/readiness")
                .toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(2000);
        System.exit(connection.getResponseCode() == 200 ? 0 : 1);
    }
}
