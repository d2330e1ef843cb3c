package fi.ideapolku.process;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes of the decision by level, and what each decision leads to. */
abstract class DecisionRoutes extends Routes {

    @Test
    void decisionReturnsAnIdeaTwiceAtTheMost() {
        var idea = written();
        for (var round = 0; round < 2; round++) {
            idea.does("taskPrepareDecision", proposal("returned"))
                    .does("taskSectorDecision", agreed())
                    .does("taskOrkDecision", agreed())
                    .isIn("ideaCard")
                    .does("taskReviseIdeaCard", Map.of("nextStep", "resubmit"))
                    .all("taskReviewCard", OK);
        }
        idea.cannot("taskPrepareDecision", proposal("returned"))
                .does("taskPrepareDecision", proposal("approved"))
                .cannot("taskSectorDecision", changed("returned"))
                .does("taskOrkDecision", changed("rejected"))
                .does("taskSectorDecision", changed("rejected"))
                .endsAs("rejected");
    }

    @Test
    void groupDecidesWhereSectorAndOrkDiffer() {
        written()
                .does("taskPrepareDecision", proposal("approved"))
                .does("taskSectorDecision", agreed())
                .does("taskOrkDecision", changed("rejected"))
                .isAt("taskGroupDecision")
                .does("taskGroupDecision", changed("rejected"))
                .endsAs("rejected");
    }

    @Test
    void groupDecidesADearIdeaAndMergesItIntoAnother() {
        var target = submitted().id();
        written()
                .does("taskPrepareDecision", proposal("merged", "costEstimateEur", 150_000, "mergeTargetId", target))
                .isAt("taskGroupDecision")
                .does("taskGroupDecision", agreed())
                .endsAs("merged");
    }

    @Test
    void groupDecidesWhenTheIdeaToMergeIntoHasEndedMeanwhile() {
        var target = submitted();
        var idea = written()
                .does("taskPrepareDecision", proposal("merged", "mergeTargetId", target.id()))
                .does("taskSectorDecision", agreed());
        target.isWithdrawn();
        idea.does("taskOrkDecision", agreed())
                .isAt("taskGroupDecision")
                .does("taskGroupDecision", changed("rejected"))
                .endsAs("rejected");
    }

    @Test
    void ministryPostponesAnIdeaTwiceAtTheMostAndItIsClosed() {
        written("legalChangeNeeded", true)
                .does("taskPrepareDecision", proposal("postponed"))
                .isAt("taskOmDecision")
                .does("taskOmDecision", agreed())
                .waitsFor("timerReview")
                .does("taskReconsiderPostponed", Map.of("reconsiderOutcome", "postponeAgain"))
                .waitsFor("timerReview")
                .cannot(
                        "taskReconsiderPostponed",
                        Map.of(
                                "reconsiderOutcome",
                                "postponeAgain",
                                "reviewDate",
                                LocalDate.of(2026, 9, 1).toString()))
                .does("taskReconsiderPostponed", Map.of("reconsiderOutcome", "close"))
                .endsAs("closed");
    }

    @Test
    void postponedIdeaIsPreparedAnew() {
        decided("postponed")
                .waitsFor("timerReview")
                .does("taskReconsiderPostponed", Map.of("reconsiderOutcome", "toEvaluation"))
                .isIn("decision")
                .isAt("taskPrepareDecision");
    }
}
