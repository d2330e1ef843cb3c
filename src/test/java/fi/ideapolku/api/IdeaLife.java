package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.ideaCard;
import static fi.ideapolku.api.Answers.later;
import static fi.ideapolku.api.Answers.proposal;
import static fi.ideapolku.api.Answers.scores;
import static fi.ideapolku.api.Answers.understanding;
import static fi.ideapolku.api.Answers.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lives of ideas over our own interface, and what it refuses. */
abstract class IdeaLife extends LiveIdeas {

    @Test
    void smallOrderIsDecidedDeliveredConfirmedAndItsLessonShared() {
        var id = submit(Map.of("fastLaneRequested", true, "customerBenefit", "Asiakas saa selkeän ohjeen heti."));
        screen(id, Map.of("workEstimateDays", 3, "costEstimateEur", 1000));
        complete(
                id,
                "taskHandleSmallOrder",
                "orkcoordinator",
                Map.of(
                        "smallOrderOutcome",
                        "accept",
                        "justification",
                        TEXT,
                        "deliveryDueDate",
                        later(30),
                        "agreedWorkDays",
                        3));
        complete(
                id,
                "taskDeliverSmallOrder",
                "orkdelivery",
                Map.of("whatWasDone", TEXT, "actualWorkDays", 3, "howToVerify", TEXT));
        complete(id, "taskConfirmDelivery", "sectorstaffulo", Map.of("accepted", true, "satisfaction", 5));
        complete(id, "taskWriteLessons", "sectorownerulo", Map.of("story", TEXT, "adviceToOthers", "Kysy asiakkaalta"));

        var idea = idea(id);
        assertThat(idea.path("status").asText()).isEqualTo("completed");
        assertThat(idea.path("lane").asText()).isEqualTo("fast");
        assertThat(stages(idea)).containsExactly("screening", "smallOrder", "lessons");
    }

    @Test
    void lightIdeaIsUnderstoodBeforeItIsWrittenDecidedImplementedMeasuredAndShared() {
        var id = submit(Map.of());
        screen(id, Map.of());
        assertThat(tasks(id))
                .extracting(task -> task.path("taskDefinitionKey").asText())
                .containsExactly("taskFillUnderstandingCard");
        complete(id, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        review(id, "orkservicedesigner", Map.of());
        review(id, "orkcoordinator", Map.of());
        complete(id, "taskFillIdeaCard", "sectorownerulo", ideaCard());
        review(id, "orkservicedesigner", scores());
        review(id, "orkcoordinator", scores());
        complete(id, "taskPrepareDecision", "orkcoordinator2", proposal());
        complete(id, "taskSectorDecision", "sectormanagementulo", Map.of("agreement", "accept"));
        complete(id, "taskOrkDecision", "orkapprover", Map.of("agreement", "accept"));
        complete(
                id,
                "taskPlanImplementation",
                "sectorownerulo",
                Map.of(
                        "milestones",
                        List.of(Map.of("name", "Luonnos", "due", later(60), "responsible", "sectorownerulo")),
                        "team",
                        TEXT,
                        "customerInvolvementPlan",
                        TEXT,
                        "reportingIntervalWeeks",
                        4));
        passTime(Duration.ofDays(30));
        complete(
                id,
                "taskReportProgress",
                "sectorownerulo",
                Map.of("reportStatus", "green", "done", TEXT, "finished", true));
        passTime(Duration.ofDays(95));
        complete(
                id,
                "taskMeasureBenefits",
                null,
                Map.of(
                        "metricResults",
                        List.of(Map.of("metric", "Puhelut", "result", "-20 %", "achieved", true)),
                        "customerExperience",
                        TEXT,
                        "followUpNeeded",
                        false));
        complete(
                id,
                "taskWriteLessons",
                "sectorownerulo",
                Map.of(
                        "story",
                        TEXT,
                        "whatWorked",
                        "Kirje",
                        "whatDidNot",
                        "Kiire",
                        "adviceToOthers",
                        "Kysy",
                        "applicableSectorIds",
                        List.of("ULO"),
                        "publicWeb",
                        false));

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
        assertThat(idea.path("understandingCardId").asText()).isNotEmpty();
        assertThat(idea.path("decisions"))
                .extracting(decision -> decision.path("decision").asText())
                .contains("approved");
        assertThat(idea.path("decisions"))
                .extracting(decision -> decision.path("taskKey").asText())
                .contains("svcCombineDecisions");
        assertThat(idea.path("tasks")).isEmpty();
    }

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
        var columns = jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                        where upper(table_name) like 'ACT\\_%' escape '\\' and upper(data_type) in ('CHARACTER VARYING', 'TEXT', 'CHARACTER LARGE OBJECT')
                        """)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list();
        assertThat(columns).isNotEmpty();
        for (var column : columns) {
            var found = jdbc.sql("select count(*) from " + column.getKey() + " where " + column.getValue()
                            + " like '%kvitteriseppo%'")
                    .query(Integer.class)
                    .single();
            assertThat(found).as("%s", column).isZero();
        }
        assertThat(idea(id).path("cards").toString()).contains(marker);
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
