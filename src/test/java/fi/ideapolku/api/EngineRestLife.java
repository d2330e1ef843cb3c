package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.intake;
import static fi.ideapolku.api.Answers.screening;
import static fi.ideapolku.api.Answers.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.TestPropertySource;

/** Ideas that live through Camunda's own REST interface alone, opened to the roles that an idea meets. */
@TestPropertySource(
        properties =
                "ideapolku.engine-rest.roles=admin,processOwner,sectorStaff,sectorCoordinator,sectorOwner,sectorManagement,"
                        + "orkCoordinator,orkServiceDesigner,orkApprover,orkDelivery")
abstract class EngineRestLife extends IdeaStories {

    private static final String START = "/engine-rest/process-definition/key/ideaDevelopment/start";

    @Autowired
    ObjectMapper json;

    private String answeredBy = "complete";

    @Test
    void wholeLifeIsCompletedOverEngineRest() {
        var id = lightLife();
        assertLived(id);
    }

    @Test
    void wholeLifeIsSubmittedAsFormsOverEngineRest() {
        answeredBy = "submit-form";
        var id = lightLife();
        assertLived(id);
    }

    private void assertLived(String id) {
        var idea = idea(id);
        assertThat(idea.path("status").asText()).isEqualTo("completed");
        assertThat(stages(idea))
                .containsExactly(
                        "screening",
                        "discovery",
                        "understandingCard",
                        "ideaCard",
                        "decision",
                        "implementation",
                        "lessons");
        assertThat(idea.path("cards"))
                .extracting(card -> card.path("kind").asText())
                .contains("ideaIntake", "understandingCard", "cardReview", "ideaCard", "decision", "lessonsCard");
        assertThat(textInEngine("riittävän pitkä")).isEmpty();
        assertThat(textInEngine("Kirje on vaikea")).isEmpty();
    }

    @Test
    void ideaIsWithdrawnByMessageByItsProposerAlone() {
        var id = submit(Map.of());
        var withdrawal = Map.<String, Object>of("withdrawReason", "noLongerNeeded", "explanation", TEXT);
        assertThat(status(withdraw("sectorstaffrise", id, withdrawal))).isEqualTo(403);
        assertThat(status(withdraw("sectorstaffulo", id, with(withdrawal, "withdrawReason", "bored"))))
                .isEqualTo(400);
        assertThat(status(withdraw("sectorstaffulo", id, Map.of()))).isEqualTo(400);
        assertThat(tasks(id)).hasSize(1);
        assertThat(status(withdraw("sectorstaffulo", id, withdrawal))).isEqualTo(204);
        assertThat(tasks(id)).isEmpty();
        assertThat(idea(id).path("status").asText()).isEqualTo("withdrawn");
        assertThat(textInEngine("riittävän pitkä")).isEmpty();
    }

    @Test
    void refusedAnswersAre400AndTheTaskStays() {
        var id = submit(Map.of());
        var task = tasks(id).get(0).path("id").asText();
        claim("sectorcoordinatorulo", task);
        var refused = List.<Map<String, Object>>of(
                Map.of(),
                with(screening(), "extra", "x"),
                with(screening(), "ideaType", "nonsense"),
                with(screening(), "dataProcessingChanges", "perhaps"),
                with(screening(), "relatedSectorIds", Map.of("a", List.of())),
                with(screening(), "outcome", "approved"),
                Map.of("screeningOutcome", "notAnIdea", "redirectTo", "131052-308T", "redirectReason", TEXT));
        for (var values : refused) {
            for (var door : List.of("complete", "submit-form")) {
                answeredBy = door;
                var answer = answer("sectorcoordinatorulo", task, values);
                assertThat(status(answer)).as("%s %s", door, values).isEqualTo(400);
                assertThat(String.valueOf(answer.getBody())).doesNotContain("131052");
            }
        }
        assertThat(tasks(id)).hasSize(1);
        assertThat(textInEngine("131052")).isEmpty();
    }

    @Test
    void valuesOfTypesThatNoFormHasAre400() {
        var id = submit(Map.of());
        var task = tasks(id).get(0).path("id").asText();
        claim("sectorcoordinatorulo", task);
        for (var value : List.<Map<String, Object>>of(
                Map.of("type", "Json", "value", "{not json"),
                Map.of("type", "Json", "value", "[".repeat(5000) + "]".repeat(5000)),
                Map.of("type", "Bytes", "value", "a2lyamU="),
                Map.of("type", "File", "value", "a2lyamU=", "valueInfo", Map.of("filename", "a.txt")),
                Map.of("type", "Object", "value", "[]", "valueInfo", Map.of("objectTypeName", "java.util.ArrayList")),
                Map.of("type", "Integer", "value", "many"),
                Map.of("type", "Unheard", "value", "x"))) {
            var variables = new LinkedHashMap<String, Object>(variables(screening()));
            variables.put("relatedSectorIds", value);
            for (var door : List.of("complete", "submit-form")) {
                var path = "/engine-rest/task/" + task + "/" + door;
                var answer = post("sectorcoordinatorulo", path, Map.of("variables", variables));
                assertThat(status(answer))
                        .as("%s %s %s", door, value.get("type"), answer.getBody())
                        .isEqualTo(400);
            }
        }
        assertThat(tasks(id)).hasSize(1);
    }

    @Test
    void ideaWithoutItsAnswersDoesNotStart() {
        var before = ideas();
        for (var values : List.of(Map.<String, Object>of(), with(intake(), "evidenceLevel", "gossip"))) {
            assertThat(status(post("sectorstaffulo", START, Map.of("variables", variables(values)))))
                    .isEqualTo(400);
        }
        assertThat(ideas()).isEqualTo(before);
    }

    @Test
    void taskIsTakenAndGivenBackForOneselfOnly() {
        var id = submit(Map.of());
        var task = "/engine-rest/task/" + tasks(id).get(0).path("id").asText();
        var stranger = Map.<String, Object>of("userId", "sectorstaffulo");
        assertThat(status(post("sectorstaffulo", task + "/claim", stranger))).isEqualTo(403);
        assertThat(status(post("sectorcoordinatorulo", task + "/claim", stranger)))
                .isEqualTo(403);
        assertThat(status(post("processowner", task + "/claim", Map.of("userId", "processowner"))))
                .isEqualTo(403);
        assertThat(status(claim(
                        "sectorcoordinatorulo", tasks(id).get(0).path("id").asText())))
                .isEqualTo(204);
        assertThat(status(post("sectorstaffulo", task + "/unclaim", Map.of()))).isEqualTo(403);
        assertThat(status(post("processowner", task + "/complete", Map.of()))).isEqualTo(403);
        assertThat(status(post("sectorcoordinatorulo", task + "/unclaim", Map.of())))
                .isEqualTo(204);
        var events = jdbc.sql("select event from stage_event where idea_id = :id and kind = 'task' order by seq");
        assertThat(events.param("id", id).query(String.class).list()).containsExactly("created", "claimed", "returned");
    }

    @Override
    protected String submitAs(String user, Map<String, Object> more) {
        var values = new LinkedHashMap<>(intake());
        values.putAll(more);
        var answer = post(user, START, Map.of("variables", variables(values)));
        assertThat(status(answer)).as("%s", answer.getBody()).isEqualTo(200);
        return answer.getBody().path("businessKey").asText();
    }

    @Override
    protected List<JsonNode> tasks(String id) {
        var tasks = get(
                "admin",
                "/engine-rest/task?sortBy=created&sortOrder=asc&maxResults=50&processInstanceBusinessKey=" + id);
        return stream(tasks).map(this::withGroups).toList();
    }

    @Override
    ResponseEntity<JsonNode> answer(String user, String taskId, Map<String, Object> values) {
        claim(user, taskId);
        return post(user, "/engine-rest/task/" + taskId + "/" + answeredBy, Map.of("variables", variables(values)));
    }

    private ResponseEntity<JsonNode> claim(String user, String taskId) {
        return post(user, "/engine-rest/task/" + taskId + "/claim", Map.of("userId", user));
    }

    private ResponseEntity<JsonNode> withdraw(String user, String id, Map<String, Object> values) {
        return post(
                user,
                "/engine-rest/message",
                Map.of("messageName", "IdeaWithdrawn", "businessKey", id, "processVariables", variables(values)));
    }

    private JsonNode withGroups(JsonNode task) {
        var links = get("admin", "/engine-rest/task/" + task.path("id").asText() + "/identity-links?type=candidate");
        var groups = ((ObjectNode) task).putArray("candidateGroups");
        links.forEach(link -> groups.add(link.path("groupId")));
        return task;
    }

    private int ideas() {
        return jdbc.sql("select count(*) from idea").query(Integer.class).single();
    }

    /** Values as Camunda's REST interface takes them: lists and rows as JSON. */
    private Map<String, Object> variables(Map<String, Object> values) {
        var variables = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> variables.put(
                key,
                value instanceof Collection || value instanceof Map
                        ? Map.of("type", "Json", "value", written(value))
                        : Map.of("value", value)));
        return variables;
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
