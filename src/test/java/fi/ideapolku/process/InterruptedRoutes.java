package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.process.engine.Submission;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;

/** Routes that a message begins or cuts short. */
abstract class InterruptedRoutes extends Routes {

    @Test
    void proposerWithdrawsAnIdeaWithAllItsOpenReviews() {
        light().does("taskFillUnderstandingCard")
                .isAt("taskReviewCard", "taskReviewCard")
                .isWithdrawn()
                .isAt()
                .endsAs("withdrawn");
    }

    @Test
    void decidedIdeaIsCancelledByItsDeciderAloneAndLeavesALesson() {
        var idea = decided("approved");
        assertThatThrownBy(idea::isWithdrawn).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> idea.receives("IdeaCancelled", "cancellation", "sectorstaffulo"))
                .isInstanceOf(AuthorizationException.class);
        idea.isAt("taskPlanImplementation")
                .receives("IdeaCancelled", "cancellation", "sectormanagementulo")
                .isIn("lessons")
                .does("taskWriteLessons")
                .endsAs("closed");
    }

    @Test
    void followUpWithoutAnApprovedCardBeginsWithItsScreening() {
        var intake = walks.filler(walks.newestModel(), "ideaIntake")
                .around(Map.of("sectorId", "ULO", "evidenceLevel", "frontline"), Map.of());
        var instance = walks.as(
                "sectorstaffulo",
                () -> walks.engine()
                        .getRuntimeService()
                        .createMessageCorrelation("IdeaFollowUp")
                        .setVariables(Submission.of(intake))
                        .correlateStartMessage());
        walks.of(walks.ideaOf(instance.getId())).isIn("screening").isAt("taskScreenIdea");
    }
}
