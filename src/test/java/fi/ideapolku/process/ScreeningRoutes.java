package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes of the screening and of the fast lane. */
abstract class ScreeningRoutes extends Routes {

    @Test
    void proposerIsAskedForMoreThreeTimesAtTheMostAndThenRedirected() {
        var idea = submitted();
        for (var round = 0; round < 3; round++) {
            idea.does("taskScreenIdea", Map.of("screeningOutcome", "needMoreInfo"))
                    .isAt("taskCompleteIntake")
                    .does("taskCompleteIntake");
        }
        idea.cannot("taskScreenIdea", Map.of("screeningOutcome", "needMoreInfo"))
                .does("taskScreenIdea", Map.of("screeningOutcome", "notAnIdea"))
                .endsAs("redirected");
    }

    @Test
    void intakeThatNobodyCompletesIsRedirectedByTime() {
        submitted()
                .does("taskScreenIdea", Map.of("screeningOutcome", "needMoreInfo"))
                .waitsFor("timerIntakeNoAnswer")
                .endsAs("redirected");
    }

    @Test
    void mergeIsDeclinedTwiceAndThenNoLongerOffered() {
        var merge = Map.<String, Object>of(
                "screeningOutcome", "merge", "mergeTargetId", submitted().id());
        var idea = submitted();
        for (var round = 0; round < 2; round++) {
            idea.does("taskScreenIdea", merge)
                    .isAt("taskConfirmMerge")
                    .does("taskConfirmMerge", Map.of("accept", false));
        }
        idea.cannot("taskScreenIdea", merge).isAt("taskScreenIdea");
    }

    @Test
    void mergedIdeaGivesItsProposerToItsTarget() {
        var target = submitted();
        walks.submitted("sectorstaffrise", Map.of())
                .does("taskScreenIdea", Map.of("screeningOutcome", "merge", "mergeTargetId", target.id()))
                .does("taskConfirmMerge", Map.of("accept", true))
                .endsAs("merged");
        assertThat(walks.ideas().peopleOf(target.id(), "coProposer")).containsExactly("sectorstaffrise");
    }

    @Test
    void ideaThatRestsOnACardOfTheLibraryGoesStraightToItsIdeaCard() {
        var card = walks.cards().understandingOf(understood().id()).orElseThrow();
        var idea = submitted()
                .does("taskScreenIdea", screening("reusesCard", true, "understandingCardId", card.id()))
                .isIn("ideaCard")
                .isAt("taskFillIdeaCard");
        assertThat(walks.cards().ideasOn(card.id())).contains(idea.id());
    }

    @Test
    void smallOrderIsDeliveredConfirmedAndItsShortLessonShared() {
        smallOrder(3)
                .isIn("smallOrder")
                .does("taskHandleSmallOrder", Map.of("smallOrderOutcome", "accept"))
                .does("taskDeliverSmallOrder")
                .does("taskConfirmDelivery", Map.of("accepted", true))
                .isIn("lessons")
                .does("taskWriteLessons")
                .endsAs("completed");
    }

    @Test
    void smallOrderThatIsPassedOnIsDeliveredThreeTimesAtTheMost() {
        var order = smallOrder(3)
                .does("taskHandleSmallOrder", Map.of("smallOrderOutcome", "passOn"))
                .cannot("taskHandleSmallOrder", Map.of("smallOrderOutcome", "passOn"))
                .does("taskHandleSmallOrder", Map.of("smallOrderOutcome", "accept"));
        for (var round = 0; round < 2; round++) {
            order.does("taskDeliverSmallOrder").does("taskConfirmDelivery", Map.of("accepted", false));
        }
        order.does("taskDeliverSmallOrder")
                .cannot("taskConfirmDelivery", Map.of("accepted", false))
                .waitsFor("timerDeliveryNoAnswer")
                .isAt("taskWriteLessons");
    }

    @Test
    void smallOrderThatIsNotSmallMovesToTheNormalLane() {
        smallOrder(8)
                .does("taskHandleSmallOrder", Map.of("smallOrderOutcome", "moveToNormalLane"))
                .isIn("understandingCard")
                .isAt("taskFillUnderstandingCard");
    }

    @Test
    void smallOrderIsRejected() {
        smallOrder(3)
                .does("taskHandleSmallOrder", Map.of("smallOrderOutcome", "reject"))
                .endsAs("rejected");
    }
}
