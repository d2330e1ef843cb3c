package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.process.engine.Refusal;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Routes that a message begins or cuts short. */
abstract class InterruptedRoutes extends Routes {

    @Autowired
    ModelActs.Successors successors;

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
    void followUpOfAnIdeaWithoutAnApprovedCardBeginsWithItsScreening() {
        var parent = submitted();
        var followUp = successors.start(ProcessKeys.FOLLOW_UP, parent.id(), "Jatkoidea", "ULO", "sectorownerulo");
        walks.of(followUp).isIn("screening").isAt("taskScreenIdea");
    }
}
