package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.intake;
import static fi.ideapolku.api.Answers.screening;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fi.ideapolku.form.HostileTexts;
import fi.ideapolku.web.Visitor;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;

/**
 * More than 10,000 hostile values through the fields of forms, pages and the interface (INP-1, WEB-2, WEB-17): no failure, nothing is
 * run or computed, all of it is shown as text, and what is accepted is kept as it was sent.
 */
@OnH2
class HostileValuesOverHttpTest extends LiveIdeas {

    private static final List<String> TEXTS = HostileTexts.ALL;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final List<String> NEVER =
            List.of("<script>alert(1)", "<img src=x", HostileTexts.COMPUTED, "Exception", "at fi.ideapolku");

    @LocalServerPort
    int port;

    private final AtomicInteger sent = new AtomicInteger();
    private Visitor api;

    @BeforeEach
    void callFromAProgram() {
        api = new Visitor(port);
    }

    @Test
    void tenThousandHostileValuesBreakNothing() throws Exception {
        var intake = submit(Map.of());
        var screened = submit(Map.of());
        screen(screened, Map.of());
        var tasks = Map.of(
                "sectorcoordinatorulo", tasks(intake).get(0).path("id").asText(),
                "sectorownerulo", tasks(screened).get(0).path("id").asText());
        for (var task : tasks.entrySet()) {
            var fields =
                    keys(get(task.getKey(), "/api/tasks/" + task.getValue()).path("form"));
            everyField(fields, values -> json(task.getKey(), "/api/tasks/" + task.getValue() + "/complete", values));
            pages(task.getKey(), "/tasks/" + task.getValue(), fields);
            pages(task.getKey(), "/tasks/" + task.getValue() + "/draft", fields);
        }
        var fields = keys(get("sectorstaffulo", "/api/forms/ideaIntake"));
        everyField(fields, values -> json("sectorstaffulo", "/api/ideas", values));
        pages("sectorstaffulo", "/ideas/new", fields);
        pages("sectorstaffulo", "/ideas/new/draft", fields);
        pages("sectorownerulo", "/ideas/" + screened + "/withdraw", List.of("reason", "withdrawReason"));
        pages("sectorownerulo", "/me/substitutes", List.of("substitute", "first", "last", "person"));
        pages("reader", "/feedback", List.of("topic", "words"));
        pages("admin", "/admin/people", List.of("id", "first", "last", "mail"));
        pages("admin", "/admin/people/sectormanagementmuu/groups", List.of("role", "sector"));
        pages("admin", "/admin/people/sectormanagementmuu/password", List.of("password"));
        pages("admin", "/admin/closed-days", List.of("day", "reason"));
        pages("admin", "/admin/sectors/MUU", List.of("from", "until"));
        asked("sectorstaffulo", "/ideas", List.of("q", "sector", "stage", "status", "after", "order"));
        asked("sectorownerulo", "/tasks", List.of("view", "stage", "sector", "order", "after"));
        asked("sectorownerulo", "/library", List.of("kind", "life", "sector", "after"));
        asked("admin", "/admin/audit", List.of("user", "idea", "action", "from", "until"));
        asked("admin", "/admin/sessions", List.of("user", "afterUser", "after"));
        asked("admin", "/api/ideas", List.of("q", "sector", "stage", "status"));

        assertThat(sent.get()).isGreaterThan(10_000);
    }

    @Test
    void whatIsAcceptedIsKeptAsItWasSentAndShownAsText() throws Exception {
        var kept = new ArrayList<String>();
        for (var text : TEXTS) {
            var values = new LinkedHashMap<String, Object>(intake());
            values.put("title", text);
            values.put("problemStatement", text);
            var answer = json("sectorstaffulo", "/api/ideas", values);
            if (answer.statusCode() == 201) {
                var id = JSON.readTree(answer.body()).path("id").asText();
                kept.add(id);
                assertThat(jdbc.sql("select title from idea where id = :id")
                                .param("id", id)
                                .query(String.class)
                                .single())
                        .isEqualTo(text);
                assertThat(JSON.readTree(jdbc.sql("select content from card where idea_id = :id")
                                        .param("id", id)
                                        .query(String.class)
                                        .single())
                                .path("problemStatement")
                                .asText())
                        .isEqualTo(text);
            } else {
                assertThat(answer.statusCode()).as(HostileTexts.shown(text)).isEqualTo(422);
            }
        }
        assertThat(kept).hasSizeGreaterThan(5);

        var visitor = signedIn("sectorstaffulo");
        for (var id : kept) {
            checked("/ideas/" + id, visitor.get("/ideas/" + id, "Accept", "text/html"));
        }
        for (var page : List.of("/ideas", "/board", "/tasks?view=waiting", "/tasks?view=done", "/notices")) {
            assertThat(checked(page, visitor.get(page, "Accept", "text/html")).statusCode())
                    .isEqualTo(200);
        }
        var coordinator = signedIn("sectorcoordinatorulo");
        checked("/tasks", coordinator.get("/tasks?view=groups", "Accept", "text/html"));
        assertThat(coordinator.get("/ideas.csv").body()).doesNotContainPattern("(^|[,\\n])\"?[=@]");
    }

    @Test
    void commentsAreKeptAsTheyWereSentAndShownAsText() throws Exception {
        var id = submit(Map.of());
        screen(id, screening());
        var visitor = signedIn("sectorownerulo");
        var token = visitor.token();
        var kept = new ArrayList<String>();
        for (var text : TEXTS) {
            var answer = checked(
                    "comment",
                    visitor.post(
                            "/ideas/" + id + "/discussion",
                            Map.of("text", text, "_csrf", token),
                            "Accept",
                            "text/html"));
            if (answer.statusCode() == 302) {
                kept.add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).strip());
            } else {
                assertThat(answer.statusCode()).as(HostileTexts.shown(text)).isEqualTo(422);
            }
        }

        assertThat(kept).hasSizeGreaterThan(20);
        assertThat(jdbc.sql("select text from idea_comment where idea_id = :id order by id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .isEqualTo(kept);
        checked("discussion", visitor.get("/ideas/" + id + "/discussion", "Accept", "text/html"));
    }

    /** Sends as many answers as there are texts, each with another text in every field. */
    private void everyField(List<String> fields, Sending sending) throws Exception {
        for (var n = 0; n < TEXTS.size(); n++) {
            var values = new LinkedHashMap<String, Object>();
            for (var field = 0; field < fields.size(); field++) {
                values.put(fields.get(field), TEXTS.get((n + field) % TEXTS.size()));
            }
            checked(fields.toString(), sending.send(values));
            sent.addAndGet(fields.size());
        }
    }

    private void pages(String user, String path, List<String> fields) throws Exception {
        var visitor = signedIn(user);
        var token = visitor.token();
        everyField(fields, values -> {
            var form = new LinkedHashMap<String, String>();
            values.forEach((key, value) -> form.put(key, (String) value));
            form.put("_csrf", token);
            return visitor.post(path, form, "Accept", "text/html");
        });
    }

    private void asked(String user, String path, List<String> parameters) throws Exception {
        var visitor = signedIn(user);
        everyField(parameters, values -> {
            var query = new ArrayList<String>();
            values.forEach((key, value) -> {
                var text = (String) value;
                query.add(key + "="
                        + URLEncoder.encode(text.substring(0, Math.min(text.length(), 300)), StandardCharsets.UTF_8));
            });
            return visitor.get(path + "?" + String.join("&", query), "Accept", "text/html,application/json");
        });
    }

    @FunctionalInterface
    private interface Sending {
        HttpResponse<String> send(Map<String, Object> values) throws Exception;
    }

    private HttpResponse<String> json(String user, String path, Map<String, Object> values)
            throws JsonProcessingException {
        return api.postJson(
                path,
                JSON.writeValueAsString(Map.of("values", values)),
                "Authorization",
                "Basic " + HttpHeaders.encodeBasicAuth(user, "demo", StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> checked(String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(what).isLessThan(500);
        var isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        for (var sign : NEVER) {
            if (!isJson) {
                assertThat(answer.body()).as(what).doesNotContain(sign);
            }
        }
        assertThat(answer.headers().map()).doesNotContainKey("bcc");
        return answer;
    }

    private Visitor signedIn(String user) {
        var visitor = new Visitor(port);
        visitor.signIn(user, "demo");
        return visitor;
    }

    private static List<String> keys(JsonNode form) {
        return form.findValuesAsText("key").stream().distinct().toList();
    }
}
