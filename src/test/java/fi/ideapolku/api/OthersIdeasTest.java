package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.intake;
import static fi.ideapolku.api.Answers.understanding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.ideapolku.web.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What nobody reaches of others' ideas and tasks, whatever address, field or new role he tries (AUZ-2, AUZ-4 to AUZ-7). */
@OnH2
class OthersIdeasTest extends LiveIdeas {

    /** A request may be wrong in itself before anybody looks for the idea. */
    private static final List<Integer> NOT_THERE_OR_NOT_READ = List.of(404, 400);

    private static final Path ROUTES = Path.of("src/test/resources/security/routes.txt");
    private static final Path TASK_RIGHTS = Path.of("src/test/resources/security/task-rights.txt");
    private static final List<String> PERSONS = List.of(
            "sectorcoordinatorulo",
            "secondcoordinator",
            "sectorstaffulo",
            "sectorownerulo",
            "sectorstaffrise",
            "skilllegal",
            "orkapprover",
            "sectormanagementulo",
            "reader",
            "processowner",
            "admin",
            "disabledcoordinator");

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identities;

    @Test // AUZ-2
    void hiddenIdeaIsToAStrangerAsOneThatDoesNotExist() throws IOException {
        var idea = submit(Map.of());
        var task = tasks(idea).get(0).path("id").asText();
        var card = get("orkcoordinator", "/api/ideas/" + idea)
                .path("cards")
                .get(0)
                .path("id")
                .asText("x");
        var stranger = new Visitor(port);
        stranger.signIn("sectorstaffrise", "demo");
        var token = stranger.token();
        var tried = new ArrayList<String>();
        for (var line : Files.readAllLines(ROUTES)) {
            var route = line.split(" \\| ")[0];
            if (!route.matches("(GET|POST) (/api)?/(ideas|tasks)/\\{id}.*")) {
                continue;
            }
            var hidden = address(route, route.contains("/tasks/") ? task : idea, card);
            var unknown =
                    address(route, route.contains("/tasks/") ? UUID.randomUUID().toString() : "2026-9999", card);
            var answer = send(stranger, route, hidden, token);
            var other = send(stranger, route, unknown, token);
            assertThat(answer.statusCode()).as(route).isIn(NOT_THERE_OR_NOT_READ);
            assertThat(seen(answer, hidden)).as(route).isEqualTo(seen(other, unknown));
            tried.add(route);
        }
        assertThat(tried).hasSizeGreaterThan(30);
        assertThat(tasks(idea)).hasSize(1);
    }

    @Test // AUZ-4, AUZ-6: a task that a colleague has is his alone
    void actsOnATaskAreThoseOfTheTable() throws IOException {
        person("secondcoordinator", "sectorCoordinatorULO");
        person("disabledcoordinator");
        var found = new TreeMap<String, List<String>>();
        for (var state : List.of("FREE", "HELD", "ENDED")) {
            for (var act : List.of("read", "claim", "unclaim", "complete")) {
                var allowed = found.computeIfAbsent(act + " " + state, key -> new ArrayList<>());
                String task = null;
                for (var person : PERSONS) {
                    task = task == null ? task(state) : task;
                    var path = "/api/tasks/" + task;
                    var done = act.equals("read")
                            ? http.withBasicAuth(person, "demo")
                                    .getForEntity(path, JsonNode.class)
                                    .getStatusCode()
                                    .is2xxSuccessful()
                            : status(post(
                                            person,
                                            path + "/" + act,
                                            act.equals("complete") ? Answers.screening() : Map.of()))
                                    == 200;
                    if (done) {
                        allowed.add(person);
                        task = act.equals("read") ? task : null;
                    }
                }
            }
        }
        var expected = new TreeMap<String, List<String>>();
        Files.readAllLines(TASK_RIGHTS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(": *", 2))
                .forEach(line -> expected.put(line[0], line[1].isEmpty() ? List.of() : List.of(line[1].split(" "))));
        assertThat(found).isEqualTo(expected);
    }

    @Test // AUZ-5: four eyes, after a change of roles too (by a substitute: SubstitutesTest)
    void whoMadeTheCardDoesNotReviewItThoughHeBecomesAReviewer() {
        var id = submit(Map.of());
        screen(id, Map.of());
        complete(id, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        var review = tasks(id).stream()
                .filter(task -> isKey(task, "taskReviewCard"))
                .findFirst()
                .orElseThrow();
        var group = review.path("candidateGroups").get(0).asText();
        for (var maker : List.of("sectorownerulo", "sectorstaffulo")) {
            identities.createMembership(maker, group);
            try {
                var path = "/api/tasks/" + review.path("id").asText();
                assertThat(status(post(maker, path + "/claim", Map.of())))
                        .as(maker)
                        .isEqualTo(409);
                var verdict = Map.<String, Object>of("verdict", "ok", "customerNeedClear", "yes", "observations", TEXT);
                assertThat(status(post(maker, path + "/complete", verdict)))
                        .as(maker)
                        .isEqualTo(409);
            } finally {
                identities.deleteMembership(maker, group);
            }
        }
        assertThat(tasks(id).stream().filter(task -> isKey(task, "taskReviewCard")))
                .anyMatch(task -> task.path("id").equals(review.path("id"))
                        && task.path("assignee").isNull());
    }

    @Test // AUZ-7
    void fieldsThatNobodyAskedForChangeNothing() {
        var id = submit(Map.of());
        var before =
                jdbc.sql("select * from idea where id = ?").param(id).query().singleRow();
        var more = Map.<String, Object>of(
                "assignee", "reader",
                "ownerId", "reader",
                "proposerId", "reader",
                "status", "completed",
                "screened", true,
                "role", "admin");
        var task = tasks(id).get(0).path("id").asText();
        more.forEach((key, value) -> {
            var values = new LinkedHashMap<String, Object>(Answers.screening());
            values.put(key, value);
            assertThat(status(answer("sectorcoordinatorulo", task, values)))
                    .as(key)
                    .isEqualTo(422);
            var proposal = new LinkedHashMap<String, Object>(intake());
            proposal.put(key, value);
            assertThat(status(post("sectorstaffulo", "/api/ideas", proposal)))
                    .as(key)
                    .isEqualTo(422);
        });
        var visitor = new Visitor(port);
        visitor.signIn("sectorstaffulo", "demo");
        var form = new LinkedHashMap<String, String>();
        more.forEach((key, value) -> form.put(key, String.valueOf(value)));
        form.put("_csrf", visitor.token());
        form.put("user", "reader");
        form.put("userId", "reader");
        form.put("language", "sv");
        for (var topic : List.of("TASKS", "DECISIONS", "PROGRESS", "DIALOGUE")) {
            form.put(topic, "off");
        }
        for (var path : List.of("/me", "/ideas/" + id + "/follow", "/ideas/new/draft", "/me/calendar")) {
            assertThat(visitor.post(path, form).statusCode()).as(path).isLessThan(400);
        }
        assertThat(jdbc.sql("select * from idea where id = ?").param(id).query().singleRow())
                .isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from reader_setting where user_id = 'reader' and language = 'sv'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(identities
                        .createGroupQuery()
                        .groupMember("sectorstaffulo")
                        .groupId("admin")
                        .count())
                .isZero();
        for (var table : List.of("reader_setting", "reader_mail")) {
            jdbc.sql("delete from " + table + " where user_id = 'sectorstaffulo'")
                    .update();
        }
    }

    /** A new idea's first task: for the coordinators of its sector, held by one of them, or answered by him. */
    private String task(String state) {
        var id = submit(Map.of());
        var task = tasks(id).get(0).path("id").asText();
        var act = Map.of("HELD", "/claim", "ENDED", "/complete").get(state);
        if (act == null) {
            giveBackIfHeld(task);
        } else {
            post(
                    "sectorcoordinatorulo",
                    "/api/tasks/" + task + act,
                    state.equals("ENDED") ? Answers.screening() : Map.of());
        }
        return task;
    }

    private void giveBackIfHeld(String task) {
        post("sectorcoordinatorulo", "/api/tasks/" + task + "/unclaim", Map.of());
    }

    private void person(String id, String... groups) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            var user = identities.newUser(id);
            user.setPassword("demo");
            identities.saveUser(user);
            for (var group : groups) {
                identities.createMembership(id, group);
            }
        }
    }

    private static String address(String route, String id, String card) {
        return route.split(" ")[1].replace("{id}", id).replaceAll("\\{[^}]*}", card);
    }

    private static HttpResponse<String> send(Visitor visitor, String route, String address, String token) {
        if (route.startsWith("GET")) {
            return visitor.get(address, "Accept", route.contains("/api/") ? "application/json" : "text/html");
        }
        return route.contains("/api/")
                ? visitor.postJson(address, "{\"values\": {}}", "X-CSRF-TOKEN", token)
                : visitor.post(
                        address,
                        Map.of("_csrf", token, "text", "x", "reason", "x", "sector", "RISE"),
                        "Accept",
                        "text/html");
    }

    /** The page without its tokens, and without the address that was asked for. */
    private static String seen(HttpResponse<String> answer, String address) {
        return answer.statusCode()
                + answer.body()
                        .replace(address, "")
                        .replaceAll("[\\w-]{20,}|data-left=\"\\d+\"", "")
                        .replaceAll("2026-\\d+", "");
    }
}
