package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes of the idea card, its review and the customer panel beside it. */
abstract class IdeaCardRoutes extends Routes {

    private static final Map<String, Object> PANEL_WANTED = Map.of("panelWanted", true);

    @Test
    void reviewersWhoSeeNoNeedStopThePanelToo() {
        understood()
                .does("taskFillIdeaCard", PANEL_WANTED)
                .isAt("taskReviewCard", "taskReviewCard", "taskPlanPanel")
                .all("taskReviewCard", STOP)
                .isAt("taskWriteLessons")
                .does("taskWriteLessons")
                .endsAs("noNeed");
    }

    @Test
    void panelThatSeesAWrongProblemLeadsBackToTheDiscoveryAndIsNotHeldAgain() {
        understood()
                .does("taskFillIdeaCard", PANEL_WANTED)
                .all("taskReviewCard", OK)
                .does("taskPlanPanel", Map.of("panelChoice", "hold"))
                .waitsFor("timerPanelDate")
                .does("taskRecordPanel", Map.of("panelOutcome", "problemWrong"))
                .isIn("understandingCard")
                .does("taskReviseUnderstandingCard")
                .all("taskReviewCard", OK)
                .isIn("ideaCard")
                .does("taskReviseIdeaCard", Map.of("nextStep", "resubmit"))
                .isAt("taskReviewCard", "taskReviewCard")
                .all("taskReviewCard", OK)
                .isAt("taskPrepareDecision");
    }

    @Test
    void ownerGoesOnWithWhatThePanelWouldChangeOnlyOnce() {
        var idea = understood()
                .does("taskFillIdeaCard", PANEL_WANTED)
                .does("taskPlanPanel", Map.of("panelChoice", "hold"))
                .all("taskReviewCard", OK)
                .waitsFor("timerPanelDate")
                .does("taskRecordPanel", Map.of("panelOutcome", "validatedWithChanges"))
                .does("taskReviseIdeaCard", Map.of("nextStep", "proceedAsIs"))
                .does("taskPrepareDecision", proposal("returned"))
                .does("taskSectorDecision", agreed())
                .does("taskOrkDecision", agreed());
        idea.isIn("ideaCard")
                .cannot("taskReviseIdeaCard", Map.of("nextStep", "proceedAsIs"))
                .isAt("taskReviseIdeaCard");
    }

    @Test
    void returnedIdeaCardIsRevisedTwiceAtTheMostAndThePanelSkippedWithAReason() {
        var idea = understood()
                .does("taskFillIdeaCard", PANEL_WANTED)
                .does("taskPlanPanel", Map.of("panelChoice", "skip"));
        for (var round = 0; round < 2; round++) {
            idea.all("taskReviewCard", RETURN).does("taskReviseIdeaCard", Map.of("nextStep", "resubmit"));
        }
        idea.cannot("taskReviewCard", RETURN).all("taskReviewCard", OK).isAt("taskPrepareDecision");
    }

    @Test
    void expertsReviewAnIdeaOnLawAndSensitiveDataAndOrkStandsInForTheOwnerWhoWroteIt() {
        var idea = understood("dataUse", "special", "legalChangeNeeded", true)
                .does("taskFillIdeaCard", Map.of("channels", List.of("letter")));
        assertThat(idea.open().flatMap(task -> task.candidateGroups().stream()))
                .containsExactlyInAnyOrder(
                        "orkCoordinator",
                        "orkServiceDesigner",
                        "skillDataProtection",
                        "skillInformationSecurity",
                        "skillLegal");
    }
}
