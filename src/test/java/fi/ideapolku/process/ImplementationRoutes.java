package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes of the implementation, the trial, the benefits and the lessons. */
abstract class ImplementationRoutes extends Routes {

    private static final Map<String, Object> FINISHED = Map.of("reportStatus", "green", "finished", true);
    private static final Map<String, Object> RED = Map.of("reportStatus", "red");

    @Test
    void preliminaryStudyAsksForANewDecisionTwiceAtTheMost() {
        var idea = decided("prepareFurther");
        for (var round = 0; round < 2; round++) {
            reported(idea, FINISHED).isIn("decision");
            if (round == 0) {
                idea.does("taskPrepareDecision", proposal("prepareFurther"))
                        .does("taskSectorDecision", agreed())
                        .does("taskOrkDecision", agreed());
            }
        }
        idea.cannot("taskPrepareDecision", proposal("prepareFurther"));
    }

    @Test
    void trialIsRepeatedTwiceAtTheMostThenScaledAndFollowedUp() {
        var idea = reported(decided("approvedTrial"), FINISHED);
        for (var round = 0; round < 2; round++) {
            idea.does("taskEvaluateTrial", Map.of("trialOutcome", "iterate"))
                    .waitsFor("timerReporting")
                    .does("taskReportProgress", FINISHED);
        }
        idea.cannot("taskEvaluateTrial", Map.of("trialOutcome", "iterate"))
                .does("taskEvaluateTrial", Map.of("trialOutcome", "scale"));
        reported(idea, FINISHED)
                .waitsFor("timerBenefit")
                .does("taskMeasureBenefits", Map.of("followUpNeeded", true))
                .isAt("taskWriteLessons");
        var followUp = walks.successorsOf(idea.id());
        assertThat(followUp).hasSize(1);
        followUp.get(0).isIn("ideaCard").isAt("taskFillIdeaCard");
    }

    @Test
    void trialThatEndsHasItsBenefitsMeasuredAndItsLessonKeptWithinTheBranch() {
        reported(decided("approvedTrial"), FINISHED)
                .does("taskEvaluateTrial", Map.of("trialOutcome", "end"))
                .waitsFor("timerBenefit")
                .does("taskMeasureBenefits", Map.of("followUpNeeded", false))
                .does("taskWriteLessons", Map.of("publicWeb", false))
                .endsAs("completed");
    }

    @Test
    void lessonThatCommunicationsDoesNotPublishStillCompletesTheIdea() {
        reported(decided("approved"), FINISHED)
                .waitsFor("timerBenefit")
                .does("taskMeasureBenefits", Map.of("followUpNeeded", false))
                .does("taskWriteLessons", Map.of("publicWeb", true))
                .does("taskEditLessons", Map.of("approvedForPublication", false))
                .endsAs("completed");
    }

    @Test
    void implementationInTheRedGoesOnIsAdjustedTwiceAtTheMostAndStopped() {
        var idea = reported(decided("approved"), Map.of("reportStatus", "yellow"))
                .waitsFor("timerReporting")
                .does("taskReportProgress", RED)
                .does("taskHandleDeviation", Map.of("deviationDecision", "continue"))
                .waitsFor("timerReporting")
                .does("taskReportProgress", RED);
        for (var round = 0; round < 2; round++) {
            idea.does("taskHandleDeviation", Map.of("deviationDecision", "adjust"));
            reported(idea, RED);
        }
        idea.cannot("taskHandleDeviation", Map.of("deviationDecision", "adjust"))
                .does("taskHandleDeviation", Map.of("deviationDecision", "stop"))
                .isAt("taskWriteLessons")
                .does("taskWriteLessons")
                .endsAs("closed");
    }

    /** Plans the work and gives the first report. */
    private static Walk reported(Walk idea, Map<String, Object> report) {
        return idea.does("taskPlanImplementation").waitsFor("timerReporting").does("taskReportProgress", report);
    }
}
