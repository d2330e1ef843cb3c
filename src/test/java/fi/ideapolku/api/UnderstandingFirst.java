package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.intake;
import static fi.ideapolku.api.Answers.screening;
import static fi.ideapolku.api.Answers.understanding;
import static fi.ideapolku.api.Answers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.process.engine.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** S13: nobody reaches the idea card without an approved understanding card, whichever way he tries. */
abstract class UnderstandingFirst extends LiveIdeas {

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identities;

    @AfterEach
    void signOut() {
        identities.clearAuthentication();
    }

    @Test
    void apiOffersNoTaskOfTheIdeaCardAndNoWayToIt() {
        var id = screened();
        assertThat(keys(id)).containsExactly("taskFillUnderstandingCard");
        var values = with(with(screening(), "reusesCard", true), "understandingCardId", "no-card");
        var other = submit(Map.of());
        var task = tasks(other).get(0).path("id").asText();
        var answer = post("sectorcoordinatorulo", "/api/tasks/" + task + "/complete", values);
        assertThat(status(answer)).isEqualTo(422);
        assertThat(keys(other)).containsExactly("taskScreenIdea");
    }

    @Test
    void unapprovedCardIsNoCardToRestOn() {
        var first = screened();
        complete(first, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        var card = jdbc.sql("select id from card where idea_id = :id and kind = 'understandingCard'")
                .param("id", first)
                .query(String.class)
                .single();
        var second = submit(Map.of());
        var task = tasks(second).get(0).path("id").asText();
        var values = with(with(screening(), "reusesCard", true), "understandingCardId", card);
        var answer = post("sectorcoordinatorulo", "/api/tasks/" + task + "/complete", values);
        assertThat(status(answer)).as("%s", answer.getBody()).isIn(409, 422);
        assertThat(keys(second)).containsExactly("taskScreenIdea");
    }

    @Test
    void processOfTheIdeaCardStartsForNobody() {
        var id = screened();
        actAs("admin");
        refused(() -> runtime.startProcessInstanceByKey("ideaCard", id));
        refused(() -> runtime.createProcessInstanceByKey("ideaCard")
                .businessKey(id)
                .startBeforeActivity("taskFillIdeaCard")
                .execute(true, true));
        stillUnderstanding(id);
    }

    @Test
    void ideaDoesNotStartAtItsIdeaCard() {
        actAs("sectorstaffulo");
        for (var stage : List.of("callIdeaCard", "callDecision", "callImplementation")) {
            refused(() -> runtime.createProcessInstanceByKey("ideaDevelopment")
                    .setVariables(intake())
                    .startBeforeActivity(stage)
                    .execute(true, false));
        }
    }

    @Test
    void messageStartsNothingForAClient() {
        for (var message : List.of("IdeaFollowUp", "IdeaFromSprint")) {
            var variables = new HashMap<String, Object>();
            intake().forEach((key, value) -> variables.put(key, Map.of("value", value)));
            var answer = post(
                    "admin", "/engine-rest/message", Map.of("messageName", message, "processVariables", variables));
            assertThat(status(answer)).as("%s", answer.getBody()).isEqualTo(400);
        }
    }

    @Test
    void modificationReachesTheIdeaCardFromNoSide() {
        var id = screened();
        actAs("admin");
        var root = root(id);
        refused(() -> runtime.createProcessInstanceModification(root)
                .startBeforeActivity("callIdeaCard")
                .execute(true, true));
        refused(() -> runtime.createProcessInstanceModification(root)
                .startAfterActivity("callUnderstandingCard")
                .setVariable("understandingOutcome", "approved")
                .execute(true, true));
        refused(() -> runtime.createModification(definition("ideaDevelopment").getId())
                .processInstanceIds(root)
                .cancelAllForActivity("callUnderstandingCard")
                .startBeforeActivity("callDecision")
                .skipCustomListeners()
                .execute());
        stillUnderstanding(id);
    }

    @Test
    void modificationApprovesNoCardThatNobodyReviewed() {
        var id = screened();
        var stage = instance(id, "understandingCard");
        actAs("admin");
        refused(() -> runtime.createProcessInstanceModification(stage)
                .startBeforeActivity("svcApproveUnderstandingCard")
                .execute(true, true));
        refused(() -> runtime.createProcessInstanceModification(stage)
                .cancelAllForActivity("taskFillUnderstandingCard")
                .startBeforeActivity("endApproved")
                .execute(true, true));
        stillUnderstanding(id);
        complete(id, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        actAs("admin");
        refused(() -> runtime.createProcessInstanceModification(stage)
                .startBeforeActivity("svcApproveUnderstandingCard")
                .execute(true, true));
        assertThat(Set.copyOf(keys(id))).containsExactly("taskReviewCard");
    }

    @Test
    void migrationTurnsNoStageIntoAnother() {
        var idea = definition("ideaDevelopment").getId();
        assertThatThrownBy(() -> runtime.createMigrationPlan(idea, idea)
                        .mapActivities("callUnderstandingCard", "callIdeaCard")
                        .build())
                .isInstanceOf(MigrationPlanValidationException.class)
                .hasMessageContaining("same id only");
        assertThatThrownBy(() -> runtime.createMigrationPlan(
                                definition("understandingCard").getId(),
                                definition("ideaCard").getId())
                        .mapActivities("taskFillUnderstandingCard", "taskFillIdeaCard")
                        .build())
                .isInstanceOf(MigrationPlanValidationException.class)
                .hasMessageContaining("another version of itself only");
    }

    @Test
    void migrationToTheSameStageOfAVersionIsAllowed() {
        var idea = definition("ideaDevelopment").getId();
        assertThat(runtime.createMigrationPlan(idea, idea)
                        .mapActivities("callUnderstandingCard", "callUnderstandingCard")
                        .build()
                        .getInstructions())
                .hasSize(1);
    }

    private void refused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(Refusal.class);
    }

    private void stillUnderstanding(String id) {
        assertThat(keys(id)).containsExactly("taskFillUnderstandingCard");
        assertThat(stages(idea(id))).containsExactly("screening", "discovery", "understandingCard");
    }

    private String screened() {
        var id = submit(Map.of());
        screen(id, Map.of());
        return id;
    }

    private List<String> keys(String id) {
        return tasks(id).stream()
                .map(task -> task.path("taskDefinitionKey").asText())
                .toList();
    }

    private void actAs(String user) {
        identities.setAuthenticatedUserId(user);
    }

    private String root(String id) {
        return instance(id, "ideaDevelopment");
    }

    private String instance(String id, String process) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .processDefinitionKey(process)
                .singleResult()
                .getId();
    }

    private ProcessDefinition definition(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }
}
