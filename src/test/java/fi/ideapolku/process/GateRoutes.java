package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways around the models: no idea card without an approved understanding card, whatever the engine is told (S13). */
abstract class GateRoutes extends Routes {

    @ParameterizedTest
    @CsvSource({"callIdeaCard", "callDecision", "callImplementation", "gwIdeaCardBegins", "gwDecisionBegins"})
    void ideaIsNotPutIntoALaterStageBeforeItIsUnderstood(String place) {
        var idea = light();
        refuses(() -> runtime()
                .createProcessInstanceModification(walks.state().root(idea.id()).getId())
                .startBeforeActivity(place)
                .execute());
        idea.isIn("understandingCard").isAt("taskFillUnderstandingCard").settle();
    }

    @ParameterizedTest
    @CsvSource({"callIdeaCard", "callDecision", "callImplementation"})
    void newIdeaDoesNotBeginInALaterStage(String place) {
        refuses(() -> walks.as(
                "admin",
                () -> runtime()
                        .createProcessInstanceByKey(ProcessKeys.IDEA)
                        .startBeforeActivity(place)
                        .execute()));
    }

    @ParameterizedTest
    @CsvSource({"ideaCard,taskFillIdeaCard", "decision,taskPrepareDecision", "implementation,taskPlanImplementation"})
    void stageRunsOnlyWithinAnIdea(String stage, String task) {
        var idea = light();
        refuses(() -> runtime()
                .createProcessInstanceByKey(stage)
                .businessKey(idea.id())
                .startBeforeActivity(task)
                .execute());
        refuses(() -> runtime().startProcessInstanceByKey(stage, idea.id()));
    }

    @Test
    void understandingCardThatNobodyReviewedIsNotApprovedByAnyWay() {
        var idea = light().does("taskFillUnderstandingCard");
        var stage = runtime()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(idea.id())
                .processDefinitionKey("understandingCard")
                .singleResult();
        refuses(() -> runtime()
                .createProcessInstanceModification(stage.getId())
                .startBeforeActivity("svcApproveUnderstandingCard")
                .execute());
        assertThat(walks.cards().understandingOf(idea.id())).isEmpty();
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).hasStackTraceContaining("fi.ideapolku.process.engine.Refusal");
    }

    private RuntimeService runtime() {
        return walks.engine().getRuntimeService();
    }
}
