package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.ideapolku.process.engine.EngineTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ideas that live over HTTP as their real users make them live; the job executor stands still and each waiting job is run by hand. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "camunda.bpm.job-execution.enabled=false")
abstract class LiveIdeas {

    @Autowired
    TestRestTemplate http;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void showRealTime() {
        EngineTime.reset();
    }

    String submit(Map<String, Object> more) {
        return submitAs("sectorstaffulo", more);
    }

    String submitAs(String user, Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "title", "Kirje on vaikea ymmärtää",
                "problemStatement", "Asiakas ei ymmärrä ulosoton kirjettä eikä tiedä, mitä tehdä.",
                "endCustomer", "Ulosoton asiakas",
                "sectorId", "ULO",
                "evidenceLevel", "frontline"));
        values.putAll(more);
        var answer = post(user, "/api/ideas", values);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        return answer.getBody().path("id").asText();
    }

    void screen(String id, Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "screeningOutcome",
                "continue",
                "leadSectorId",
                "ULO",
                "cardOwner",
                "sectorownerulo",
                "ideaType",
                "contentCommunication",
                "dataUse",
                "none",
                "dataProcessingChanges",
                false));
        values.putAll(more);
        complete(id, "taskScreenIdea", "sectorcoordinatorulo", values);
    }

    void review(String id, String user, Map<String, Object> scores) {
        var values = new LinkedHashMap<String, Object>(
                Map.of("verdict", "ok", "customerNeedClear", "yes", "observations", TEXT));
        values.putAll(scores);
        complete(id, "taskReviewCard", user, values);
    }

    void complete(String id, String key, String user, Map<String, Object> values) {
        var open = tasks(id);
        var task = open.stream()
                .filter(each -> key.equals(each.path("taskDefinitionKey").asText()))
                .filter(each -> user == null || mayTake(each, user))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not open for " + user + ": " + open));
        var performer = user == null ? performer(task) : user;
        var answer = post(performer, "/api/tasks/" + task.path("id").asText() + "/complete", values);
        assertThat(answer.getStatusCode().value())
                .as("%s: %s", key, answer.getBody())
                .isEqualTo(200);
        runJobs();
    }

    static boolean mayTake(JsonNode task, String user) {
        return user.equals(task.path("assignee").asText())
                || task.path("candidateGroups")
                        .toString()
                        .toLowerCase()
                        .contains("\"" + user.replaceAll("2$", "") + "\"");
    }

    static String performer(JsonNode task) {
        return task.path("assignee").isNull()
                ? task.path("candidateGroups").get(0).asText().toLowerCase()
                : task.path("assignee").asText();
    }

    void passTime(Duration duration) {
        EngineTime.moveTo(EngineTime.now().plus(duration));
        runJobs();
    }

    /** Runs what the job executor would run now, until nothing is left. */
    void runJobs() {
        var due = jobs.createJobQuery().executable().listPage(0, 50);
        while (!due.isEmpty()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
            due = jobs.createJobQuery().executable().listPage(0, 50);
        }
    }

    List<JsonNode> tasks(String id) {
        var items = get("admin", "/api/tasks?scope=all&ideaId=" + id).path("items");
        return stream(items).toList();
    }

    JsonNode idea(String id) {
        return get("sectorstaffulo", "/api/ideas/" + id);
    }

    static List<String> stages(JsonNode idea) {
        return stream(idea.path("path"))
                .filter(step -> "entered".equals(step.path("event").asText()))
                .map(step -> step.path("stage").asText())
                .toList();
    }

    JsonNode get(String user, String path) {
        return http.withBasicAuth(user, "demo").getForObject(path, JsonNode.class);
    }

    ResponseEntity<JsonNode> post(String user, String path, Map<String, Object> body) {
        return post(user, path, body, "fi");
    }

    ResponseEntity<JsonNode> post(String user, String path, Map<String, Object> body, String language) {
        var json = path.startsWith("/api") ? Map.of("values", body) : body;
        return http.withBasicAuth(user, "demo")
                .exchange(
                        RequestEntity.method(HttpMethod.POST, http.getRootUri() + path)
                                .header("Content-Type", "application/json")
                                .header("Accept-Language", language)
                                .body(json),
                        JsonNode.class);
    }

    static int status(ResponseEntity<?> answer) {
        return answer.getStatusCode().value();
    }

    static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
