package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.understanding;
import static fi.ideapolku.api.Answers.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the interfaces refuse, and what they keep. */
abstract class IdeaRules extends LiveIdeas {

    @Test
    void refusedFormNamesItsFieldsAndLeavesTheTaskAsItWas() {
        var id = submit(Map.of());
        var task = tasks(id).get(0).path("id").asText();
        var answer = post(
                "sectorcoordinatorulo",
                "/api/tasks/" + task + "/complete",
                Map.of("screeningOutcome", "notAnIdea", "extra", "x", "redirectTo", "131052-308T"));
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().path("fields"))
                .extracting(field -> field.path("key").asText())
                .contains("extra", "redirectTo", "redirectReason");
        assertThat(answer.getBody().toString()).doesNotContain("131052-308T");
        assertThat(tasks(id)).hasSize(1);
    }

    @Test
    void personWhoMadeTheIdeaCannotReviewIt() {
        var id = submit(Map.of());
        screen(id, Map.of());
        complete(id, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        for (var review : tasks(id)) {
            assertThat(review.path("candidateGroups"))
                    .extracting(JsonNode::asText)
                    .doesNotContain("sectorOwnerULO");
            var claim = post("sectorownerulo", "/api/tasks/" + review.path("id").asText() + "/claim", Map.of());
            assertThat(claim.getStatusCode().value()).isEqualTo(403);
        }
    }

    @Test
    void stageCannotBeStartedByItselfAndTheIdeaCardNotSkippedTo() {
        for (var path : List.of(
                "/engine-rest/process-definition/key/ideaCard/start",
                "/engine-rest/process-definition/key/decision/start",
                "/engine-rest/process-instance/x/modification",
                "/engine-rest/migration/execute",
                "/engine-rest/deployment/create")) {
            assertThat(post("admin", path, Map.of()).getStatusCode().value())
                    .as(path)
                    .isEqualTo(403);
        }
        var started = post(
                "admin",
                "/engine-rest/process-definition/key/ideaDevelopment/start",
                Map.of(
                        "startInstructions",
                        List.of(Map.of("type", "startBeforeActivity", "activityId", "callIdeaCard"))));
        assertThat(started.getStatusCode().value()).isEqualTo(400);
    }

    @Test // ENG-1
    void expressionInAnOrQueryIsNeverEvaluated() {
        var query = Map.<String, Object>of("orQueries", List.of(Map.of("assigneeExpression", "${1 + 1}")));
        assertThat(post("admin", "/engine-rest/task", query).getStatusCode().value())
                .isEqualTo(400);
    }

    @Test
    void setUpOfAnAdministratorIsClosed() {
        var answer = post("admin", "/camunda/api/admin/setup/default/user/create", Map.of());
        assertThat(answer.getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void taskCompletedOverEngineRestObeysTheSameForm() {
        var id = submit(Map.of("sectorId", "ULO"));
        var task = tasks(id).get(0).path("id").asText();
        var path = "/engine-rest/task/" + task + "/complete";
        var staff = post("sectorcoordinatorulo", path, Map.of());
        assertThat(staff.getStatusCode().value()).isEqualTo(403);
        var other = post("processowner", path, Map.of());
        assertThat(other.getStatusCode().value()).isEqualTo(403);
        assertThat(tasks(id)).hasSize(1);
    }

    @Test
    void textOfAFormReachesNoTableOfTheEngine() {
        var marker = "Merkkijono kvitteriseppo";
        var id = submit(Map.of("problemStatement", marker + " " + TEXT));
        screen(id, Map.of());
        complete(
                id, "taskFillUnderstandingCard", "sectorownerulo", with(understanding(), "needs", marker + " " + TEXT));
        assertThat(textInEngine("kvitteriseppo")).isEmpty();
        assertThat(idea(id).path("cards").toString()).contains(marker);
    }

    @Test
    void formThatDoesNotExistIsNotFound() {
        var answer = http.withBasicAuth("sectorstaffulo", "demo").getForEntity("/api/forms/none", String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void withdrawnIdeaEndsWithItsReasonKept() {
        var id = submit(Map.of());
        var refused = post("sectorstaffrise", "/api/ideas/" + id + "/withdraw", Map.of());
        assertThat(refused.getStatusCode().value()).isEqualTo(404);
        var answer = post(
                "sectorstaffulo",
                "/api/ideas/" + id + "/withdraw",
                Map.of("withdrawReason", "noLongerNeeded", "explanation", TEXT));
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        var idea = idea(id);
        assertThat(idea.path("status").asText()).isEqualTo("withdrawn");
        assertThat(idea.path("tasks")).isEmpty();
        assertThat(idea.path("cards"))
                .extracting(card -> card.path("kind").asText())
                .contains("withdrawal");
    }
}
