package fi.ideapolku.api;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.web.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that nobody sends by mistake: without a token, for doors that should not be there, for far too much (WEB-1, WEB-11, WEB-15, INP-8, PRV-2, PRV-3). */
@OnH2
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestsTest extends LiveIdeas {

    private static final Path ROUTES = Path.of("src/test/resources/security/routes.txt");

    /** A code that is given to nobody, words and a password that stand nowhere else. */
    private static final String HETU = "131052-308T";

    private static final String WORD = "kvasaarikanarialintu";
    private static final String SECRET = "salaisuuskanarialintu9";

    @LocalServerPort
    int port;

    private Visitor as(String user) {
        var visitor = new Visitor(port);
        visitor.signIn(user, "demo");
        return visitor;
    }

    @Test // WEB-1
    void everyChangeNeedsTheTokenOfItsOwnSession() throws IOException {
        var admin = as("admin");
        admin.token();
        var foreign = as("admin").token();
        var before = contents();
        var changes = Files.readAllLines(ROUTES).stream()
                .map(line -> line.split(" \\| "))
                .filter(parts -> parts[0].startsWith("POST "))
                .toList();
        assertThat(changes).hasSizeGreaterThan(50);
        for (var parts : changes) {
            var address = parts.length > 2 ? parts[2].strip() : parts[0].split(" ")[1].replaceAll("\\{[^}]*}", "x");
            assertThat(admin.post(address, Map.of("x", "1")).statusCode())
                    .as(address)
                    .isEqualTo(403);
            assertThat(admin.post(address, Map.of("_csrf", foreign), "HX-Request", "true")
                            .statusCode())
                    .as(address)
                    .isEqualTo(403);
        }
        assertThat(contents()).isEqualTo(before);
    }

    @Test // WEB-1
    void readingChangesNothing() throws IOException {
        var id = submit(Map.of());
        var task = tasks(id).get(0).path("id").asText();
        var visitors = List.of(as("sectorcoordinatorulo"), as("admin"));
        var addresses = Files.readAllLines(ROUTES).stream()
                .map(line -> line.split(" \\| "))
                .filter(parts -> parts[0].startsWith("GET "))
                .map(parts -> parts.length > 2
                        ? parts[2].strip()
                        : parts[0].split(" ")[1]
                                .replace("tasks/{id}", "tasks/" + task)
                                .replace("ideas/{id}", "ideas/" + id)
                                .replaceAll("\\{[^}]*}", "x"))
                .filter(address -> !address.equals("/live"))
                .toList();
        var before = contents();
        for (var visitor : visitors) {
            for (var address : addresses) {
                assertThat(visitor.get(address, "Accept", "text/html,application/json")
                                .statusCode())
                        .as(address)
                        .isLessThan(500);
            }
        }
        assertThat(contents()).isEqualTo(before);
    }

    @ParameterizedTest // WEB-15
    @ValueSource(
            strings = {
                "/h2-console",
                "/swagger-ui/index.html",
                "/swagger-ui.html",
                "/v3/api-docs",
                "/.git/config",
                "/.env",
                "/application.yml",
                "/backup.zip",
                "/ideapolku.jar",
                "/WEB-INF/web.xml",
                "/META-INF/sbom/application.cdx.json",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/loggers",
                "/actuator/prometheus",
                "/camunda/app/admin/default/setup/",
                "/camunda/app/welcome/default/",
                "/templates/login.html"
            })
    void doorThatShouldNotBeThereIsNotOpen(String path) {
        for (var visitor : List.of(new Visitor(port), as("reader"))) {
            var answer = visitor.get(path);
            var toSignIn = answer.statusCode() == 302
                    && answer.headers().firstValue("Location").orElse("").endsWith("/login");
            assertThat(toSignIn || List.of(401, 403, 404).contains(answer.statusCode()))
                    .as(path + " " + answer.statusCode())
                    .isTrue();
        }
    }

    @ParameterizedTest // WEB-11
    @CsvSource({
        "GET, /ideas/none, 404",
        "GET, /nothing, 404",
        "GET, /admin, 403",
        "DELETE, /ideas/new, 405",
        "GET, /tasks//x, 400"
    })
    void errorPageSaysWhatToDoInFinnishAndNothingOfTheInside(String method, String path, int status) {
        var visitor = as("sectorstaffulo");
        var answer = visitor.send(
                method, path, "", "Accept", "text/html", "Accept-Language", "fi", "X-CSRF-TOKEN", visitor.token());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.body())
                .contains(
                        "lang=\"fi\"",
                        "<h1>",
                        answer.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotContain("Exception", "fi.ideapolku.", "org.spring", "Whitelabel", "Tomcat", "at java");
    }

    @ParameterizedTest // INP-8
    @ValueSource(
            strings = {
                "/api/ideas?size=1000000000",
                "/api/ideas?size=-1",
                "/api/ideas?after=x&size=0",
                "/api/ideas?sort=password",
                "/api/tasks?size=2147483647",
                "/api/tasks?size=99999999999",
                "/api/tasks?page=-1&after=-9223372036854775808.1~x",
                "/ideas?after=%27&order=password",
                "/tasks?order=pwd_&after=1.1~x",
                "/library?after=-1",
                "/engine-rest/task?maxResults=1000000000",
                "/engine-rest/task?firstResult=-1",
                "/engine-rest/history/process-instance?maxResults=2001"
            })
    void pageIsNeverLargerThanItMayBeHoweverMuchIsAskedFor(String path) {
        var answer = as("processowner").get(path);
        assertThat(answer.statusCode()).isIn(200, 400);
        if (path.startsWith("/engine-rest")) {
            assertThat(answer.statusCode()).isEqualTo(path.contains("firstResult") ? answer.statusCode() : 400);
        } else if (path.startsWith("/api") && answer.statusCode() == 200) {
            assertThat(answer.body().split("\"id\":").length).isLessThanOrEqualTo(201);
        }
    }

    @Test // PRV-2, PRV-3
    void whatIsSecretOrNamesAPersonReachesNoLogTrailOrDraft(CapturedOutput output) {
        var visitor = new Visitor(port);
        visitor.signIn(SECRET, SECRET);
        visitor.signIn("sectorstaffulo", SECRET);
        visitor.signIn("sectorstaffulo", "demo");
        var session = visitor.session().getValue();
        var token = visitor.token();
        var text = WORD + " " + HETU + " " + WORD;
        var values = "{\"values\": {\"title\": \"" + text + "\", \"problemStatement\": \"" + text + "\", \"" + WORD
                + "\": \"" + HETU + "\"}}";
        var refused = visitor.postJson("/api/ideas", values, "X-CSRF-TOKEN", token);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).doesNotContain(HETU);
        visitor.postJson("/api/ideas", "{\"values\": {\"title\": " + WORD + HETU, "X-CSRF-TOKEN", token);
        var form = Map.of("title", text, "problemStatement", text, "_csrf", token);
        for (var path : List.of("/ideas/new", "/ideas/new/draft", "/ideas/new/fields", "/ideas/none/discussion")) {
            visitor.post(path, form);
        }
        for (var path : List.of("/ideas", "/library", "/board", "/nothing", "/api/ideas", "/ideas.csv")) {
            visitor.get(path + "?q=" + WORD + HETU + "&sector=" + WORD + "&after=" + WORD, "X-Test", HETU);
        }
        visitor.get("/ideas/" + WORD);
        var trail = jdbc.sql("select * from audit_event order by seq desc limit 200")
                .query()
                .listOfRows()
                .toString();
        var drafts = jdbc.sql("select * from draft").query().listOfRows().toString();
        for (var canary : List.of(HETU, SECRET, session, token)) {
            assertThat(output.getAll()).doesNotContain(canary);
            assertThat(trail).doesNotContain(canary);
            assertThat(drafts).doesNotContain(canary);
        }
        assertThat(output.getAll()).doesNotContain(WORD);
    }

    private static String string(ResultSet row, int column) {
        try {
            return row.getString(column);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** All rows of all tables but those of sessions, of the trail, and of what is told in the background meanwhile. */
    private Map<String, String> contents() {
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = 'PUBLIC' and table_name not like 'AUDIT%' and table_name not like 'SPRING%'
                        and table_name not like 'NOTICE%' and table_name <> 'TASK_ITEM'
                        """).query(String.class).list().stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql("select * from \"" + table + "\"")
                                .query((row, number) -> IntStream.rangeClosed(
                                                1, row.getMetaData().getColumnCount())
                                        .mapToObj(column -> string(row, column))
                                        .toList())
                                .list()
                                .toString()));
    }
}
