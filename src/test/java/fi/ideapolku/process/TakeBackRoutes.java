package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes on which an answer is taken back and given again: the idea goes on as if it had been given once. */
abstract class TakeBackRoutes extends Routes {

    @Test
    void intakeThatWasCompletedIsCompletedAgain() {
        submitted()
                .does("taskScreenIdea", Map.of("screeningOutcome", "needMoreInfo"))
                .does("taskCompleteIntake")
                .takesBack()
                .does("taskCompleteIntake")
                .isAt("taskScreenIdea");
    }

    @Test
    void planOfADiscoveryIsMadeAgain() {
        submitted()
                .does("taskScreenIdea", screening("depthByHand", "SPRINT"))
                .does("taskPlanDiscovery", Map.of("depth", "SPRINT"))
                .takesBack()
                .does("taskPlanDiscovery", Map.of("depth", "STANDARD"))
                .isAt("taskCollectUnderstanding");
    }

    @Test
    void invitationsToASprintAreSentAgain() {
        submitted()
                .does("taskScreenIdea", screening("depthByHand", "SPRINT"))
                .does("taskPlanDiscovery", Map.of("depth", "SPRINT"))
                .does("taskPlanSprint", Map.of("invitedSectorIds", List.of("RISE", "TIV")))
                .takesBack()
                .does("taskPlanSprint", Map.of("invitedSectorIds", List.of("RISE", "OPVTVN")))
                .isAt("taskAnswerInvitation", "taskAnswerInvitation", "taskCheckSprintPlan");
    }

    @Test
    void ideaCardAndTheProposalOfItsDecisionAreWrittenAgain() {
        understood()
                .does("taskFillIdeaCard")
                .takesBack()
                .does("taskFillIdeaCard")
                .all("taskReviewCard", OK)
                .does("taskPrepareDecision", proposal("rejected"))
                .takesBack()
                .does("taskPrepareDecision", proposal("approved"))
                .does("taskSectorDecision", agreed())
                .does("taskOrkDecision", agreed())
                .isIn("implementation");
    }

    @Test
    void answerThatCountedARoundOrLeftTheStageStays() {
        var idea = submitted().does("taskScreenIdea", Map.of("screeningOutcome", "needMoreInfo"));
        assertThat(idea.isTakenBack()).isFalse();

        var decided = decided("approved");
        assertThat(decided.isTakenBack()).isFalse();
    }
}
