package fi.ideapolku.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much one may send and ask for (INP-3, ASVS 2.4.1). */
class LimitsTest extends OverHttp {

    private static final int TOO_MUCH = 2 * 1024 * 1024 + 1;

    @ParameterizedTest
    @ValueSource(strings = {"/api/ideas", "/engine-rest/task"})
    void bodyThatIsTooLongIsRefusedBeforeAnybodyReadsIt(String path) {
        var answer = visitor.postJson(path, "x".repeat(TOO_MUCH), "Authorization", Visitor.basic("admin", "demo"));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/ideas", "/engine-rest/task"})
    void bodyThatDoesNotSayHowLongItIsIsReadNoFurther(String path) throws IOException, InterruptedException {
        var text = "{\"values\": {\"title\": \"" + "x".repeat(TOO_MUCH) + "\"}}";
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", Visitor.basic("admin", "demo"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(text.getBytes())))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isIn(400, 413);
        assertThat(answer.body()).doesNotContain("IOException", "org.");
    }

    @Test
    void exportsAreBoundedByPerson() {
        var busy = Visitor.basic("processowner", "demo");
        assertThat(IntStream.range(0, 70)
                        .map(n -> visitor.get("/admin/audit.csv?user=nobody", "Authorization", busy)
                                .statusCode()))
                .contains(200, 429);
    }
}
