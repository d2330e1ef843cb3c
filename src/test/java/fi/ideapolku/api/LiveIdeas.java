package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.intake;
import static fi.ideapolku.api.Answers.screening;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.ideapolku.process.engine.EngineTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
public abstract class LiveIdeas {

    @Autowired
    protected TestRestTemplate http;

    @Autowired
    ProcessEngine engine;

    @Autowired
    protected ManagementService jobs;

    @Autowired
    protected JdbcClient jdbc;

    /** Camunda's REST interface finds its engine in a static register, where the engine of the newest test context stands. */
    @BeforeEach
    void answerFromThisEngine() {
        ProcessEngines.registerProcessEngine(engine);
    }

    @AfterEach
    void showRealTime() {
        EngineTime.reset();
    }

    protected String submit(Map<String, Object> more) {
        return submitAs("sectorstaffulo", more);
    }

    protected String submitAs(String user, Map<String, Object> more) {
        var values = new LinkedHashMap<>(intake());
        values.putAll(more);
        var answer = post(user, "/api/ideas", values);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        return answer.getBody().path("id").asText();
    }

    protected void screen(String id, Map<String, Object> more) {
        var values = new LinkedHashMap<>(screening());
        values.putAll(more);
        complete(id, "taskScreenIdea", "sectorcoordinatorulo", values);
    }

    protected void review(String id, String user, Map<String, Object> scores) {
        var values = new LinkedHashMap<String, Object>(
                Map.of("verdict", "ok", "customerNeedClear", "yes", "observations", TEXT));
        values.putAll(scores);
        complete(id, "taskReviewCard", user, values);
    }

    /** Every open review of a card, by whoever is asked. */
    void reviewAll(String id, Map<String, Object> scores) {
        var reviews =
                tasks(id).stream().filter(task -> isKey(task, "taskReviewCard")).count();
        for (var review = 0; review < reviews; review++) {
            review(id, null, scores);
        }
    }

    protected void complete(String id, String key, String user, Map<String, Object> values) {
        var open = tasks(id);
        var task = open.stream()
                .filter(each -> isKey(each, key))
                .filter(each -> user == null || mayTake(each, user))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not open for " + user + ": " + open));
        var performer = user == null ? performer(task) : user;
        var answer = answer(performer, task.path("id").asText(), values);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as("%s: %s %s", key, answer.getStatusCode(), answer.getBody())
                .isTrue();
        runJobs();
    }

    ResponseEntity<JsonNode> answer(String user, String taskId, Map<String, Object> values) {
        return post(user, "/api/tasks/" + taskId + "/complete", values);
    }

    /** Where the engine's tables hold a text, as table and column. */
    Set<String> textInEngine(String text) {
        var tables = jdbc.sql(
                        "select table_name from information_schema.tables where upper(table_name) like 'ACT!_%' escape '!'")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(40);
        var found = new TreeSet<String>();
        for (var table : tables) {
            jdbc.sql("select * from " + table)
                    .query()
                    .listOfRows()
                    .forEach(row -> row.forEach((column, value) -> {
                        var written = value instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(value);
                        if (written.contains(text)) {
                            found.add(table + "." + column);
                        }
                    }));
        }
        return found;
    }

    protected static boolean isKey(JsonNode task, String key) {
        return key.equals(task.path("taskDefinitionKey").asText());
    }

    protected static boolean mayTake(JsonNode task, String user) {
        return user.equals(task.path("assignee").asText())
                || task.path("candidateGroups")
                        .toString()
                        .toLowerCase()
                        .contains("\"" + user.replaceAll("2$", "") + "\"");
    }

    protected static String performer(JsonNode task) {
        return task.path("assignee").isNull()
                ? task.path("candidateGroups").get(0).asText().toLowerCase()
                : task.path("assignee").asText();
    }

    protected void passTime(Duration duration) {
        EngineTime.moveTo(EngineTime.now().plus(duration));
        runJobs();
    }

    /** Runs what the job executor would run now, until nothing is left. */
    protected void runJobs() {
        var due = jobs.createJobQuery().executable().listPage(0, 50);
        while (!due.isEmpty()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
            due = jobs.createJobQuery().executable().listPage(0, 50);
        }
    }

    protected List<JsonNode> tasks(String id) {
        var items = get("admin", "/api/tasks?scope=all&ideaId=" + id).path("items");
        return stream(items).toList();
    }

    protected JsonNode idea(String id) {
        return get("sectorstaffulo", "/api/ideas/" + id);
    }

    static List<String> stages(JsonNode idea) {
        return stream(idea.path("path"))
                .filter(step -> "entered".equals(step.path("event").asText()))
                .map(step -> step.path("stage").asText())
                .toList();
    }

    protected JsonNode get(String user, String path) {
        return http.withBasicAuth(user, "demo").getForObject(path, JsonNode.class);
    }

    protected ResponseEntity<JsonNode> post(String user, String path, Map<String, Object> body) {
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

    protected static Stream<JsonNode> stream(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false);
    }
}
