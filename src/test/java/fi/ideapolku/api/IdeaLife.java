package fi.ideapolku.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.ideapolku.process.engine.EngineTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An idea's life over HTTP as its real users live it; the job executor stands still and each waiting job is run by hand. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "camunda.bpm.job-execution.enabled=false")
abstract class IdeaLife {

    static final String TEXT = "Tämä on riittävän pitkä kuvaus asiasta, ja se kertoo, mitä asiakas tarvitsee.";

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

    private String submit(Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "title", "Kirje on vaikea ymmärtää",
                "problemStatement", "Asiakas ei ymmärrä ulosoton kirjettä eikä tiedä, mitä tehdä.",
                "endCustomer", "Ulosoton asiakas",
                "sectorId", "ULO",
                "evidenceLevel", "frontline"));
        values.putAll(more);
        var answer = post("sectorstaffulo", "/api/ideas", values);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(201);
        return answer.getBody().path("id").asText();
    }

    private void screen(String id, Map<String, Object> more) {
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

    private static Map<String, Object> understanding() {
        return Map.of(
                "customerKinds",
                List.of("endCustomer"),
                "customerSituation",
                TEXT,
                "needs",
                TEXT,
                "evidenceLevel",
                "frontline",
                "evidenceSummary",
                TEXT,
                "howMightWe",
                "Miten voisimme selkeyttää kirjeen asiakkaalle?",
                "customerBenefit",
                TEXT);
    }

    private static Map<String, Object> ideaCard() {
        return Map.of(
                "ideaSummary",
                TEXT,
                "solutionDescription",
                TEXT,
                "channels",
                List.of("letter", "phone"),
                "customerBenefit",
                TEXT,
                "successMeasure",
                "Puheluiden määrä",
                "customerInvolvement",
                TEXT,
                "managementSupport",
                "supports");
    }

    private static Map<String, Object> scores() {
        return Map.of(
                "customerBenefit",
                5,
                "vulnerabilityImpact",
                4,
                "crossSectorBenefit",
                3,
                "feasibility",
                4,
                "strategicFit",
                4,
                "agencyBenefit",
                3);
    }

    private static Map<String, Object> proposal() {
        var values = new LinkedHashMap<String, Object>(scores());
        values.putAll(Map.of(
                "summaryForDecision",
                TEXT,
                "costEstimateEur",
                5000,
                "workEstimateDays",
                10,
                "estimateAccuracy",
                "rough",
                "fundingSource",
                "ownSector",
                "riskLevel",
                2,
                "mainRisks",
                TEXT));
        values.putAll(Map.of(
                "decision",
                "approved",
                "justification",
                TEXT,
                "customerImpact",
                TEXT,
                "approvedBudgetEur",
                5000,
                "approvedWorkDays",
                10,
                "implementationOwner",
                "sectorownerulo",
                "messageToProposer",
                TEXT));
        return values;
    }

    private void review(String id, String user, Map<String, Object> scores) {
        var values = new LinkedHashMap<String, Object>(
                Map.of("verdict", "ok", "customerNeedClear", "yes", "observations", TEXT));
        values.putAll(scores);
        complete(id, "taskReviewCard", user, values);
    }

    private void complete(String id, String key, String user, Map<String, Object> values) {
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

    private static boolean mayTake(JsonNode task, String user) {
        return user.equals(task.path("assignee").asText())
                || task.path("candidateGroups")
                        .toString()
                        .toLowerCase()
                        .contains("\"" + user.replaceAll("2$", "") + "\"");
    }

    private static String performer(JsonNode task) {
        return task.path("assignee").isNull()
                ? task.path("candidateGroups").get(0).asText().toLowerCase()
                : task.path("assignee").asText();
    }

    private void passTime(Duration duration) {
        EngineTime.moveTo(EngineTime.now().plus(duration));
        runJobs();
    }

    /** Runs what the job executor would run now, until nothing is left. */
    private void runJobs() {
        var due = jobs.createJobQuery().executable().listPage(0, 50);
        while (!due.isEmpty()) {
            due.forEach(job -> jobs.executeJob(job.getId()));
            due = jobs.createJobQuery().executable().listPage(0, 50);
        }
    }

    private static String later(int days) {
        return java.time.LocalDate.now().plusDays(days).toString();
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private List<JsonNode> tasks(String id) {
        var items = get("admin", "/api/tasks?scope=all&ideaId=" + id).path("items");
        return java.util.stream.StreamSupport.stream(items.spliterator(), false).toList();
    }

    private JsonNode idea(String id) {
        return get("sectorstaffulo", "/api/ideas/" + id);
    }

    private static List<String> stages(JsonNode idea) {
        return java.util.stream.StreamSupport.stream(idea.path("path").spliterator(), false)
                .filter(step -> "entered".equals(step.path("event").asText()))
                .map(step -> step.path("stage").asText())
                .toList();
    }

    private JsonNode get(String user, String path) {
        return http.withBasicAuth(user, "demo").getForObject(path, JsonNode.class);
    }

    private ResponseEntity<JsonNode> post(String user, String path, Map<String, Object> body) {
        var json = path.startsWith("/api") ? Map.of("values", body) : body;
        return http.withBasicAuth(user, "demo")
                .exchange(
                        RequestEntity.method(HttpMethod.POST, http.getRootUri() + path)
                                .header("Content-Type", "application/json")
                                .body(json),
                        JsonNode.class);
    }
}
