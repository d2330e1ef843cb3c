package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.process.engine.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Routes of the discovery journey, the empathy sprint and the understanding card with its review. */
abstract class UnderstandingRoutes extends Routes {

    @Test
    void standardIdeaIsUnderstoodFromTwoSourcesAndShownToThePanel() {
        var idea = planned("STANDARD", "none")
                .does("taskPlanDiscovery", Map.of("depth", "STANDARD"))
                .does("taskCollectUnderstanding", Map.of("addAnother", true))
                .does("taskCollectUnderstanding")
                .does("taskFillUnderstandingCard", Map.of("customerKinds", List.of("endCustomer")));
        assertThat(walks.cards()
                        .latest(idea.id(), "understandingCard")
                        .orElseThrow()
                        .formKey())
                .isEqualTo("understandingCard");
        idea.all("taskReviewCard", OK)
                .does("taskFillIdeaCard")
                .isAt("taskReviewCard", "taskReviewCard", "taskPlanPanel")
                .does("taskPlanPanel", Map.of("panelChoice", "hold"))
                .all("taskReviewCard", OK)
                .waitsFor("timerPanelDate")
                .does("taskRecordPanel", Map.of("panelOutcome", "validated"))
                .isIn("decision")
                .isAt("taskPrepareDecision");
    }

    @Test
    void researchPlanIsSentBackTwiceAtTheMost() {
        var idea = planned("STANDARD", "special");
        for (var round = 0; round < 2; round++) {
            idea.does("taskPlanDiscovery", Map.of("depth", "STANDARD"))
                    .does("taskCheckResearchPlan", Map.of("checkOutcome", "notAllowed"));
        }
        idea.does("taskPlanDiscovery", Map.of("depth", "STANDARD"))
                .cannot("taskCheckResearchPlan", Map.of("checkOutcome", "notAllowed"))
                .does("taskCheckResearchPlan", Map.of("checkOutcome", "okWithConditions"))
                .isAt("taskCollectUnderstanding");
    }

    @Test
    void plannerFindsAnApprovedCardInTheLibrary() {
        var card = walks.cards().understandingOf(understood().id()).orElseThrow();
        planned("STANDARD", "none")
                .does("taskPlanDiscovery", Map.of("reusesCard", true, "understandingCardId", card.id()))
                .isIn("ideaCard")
                .isAt("taskFillIdeaCard");
    }

    @Test
    void plannerFindsThatALightDiscoveryIsEnough() {
        planned("STANDARD", "none")
                .does("taskPlanDiscovery", Map.of("depth", "LIGHT"))
                .isIn("understandingCard")
                .isAt("taskFillUnderstandingCard");
    }

    @Test
    void sprintTakesItsIdeasToThePanelAndStartsAnIdeaForEachFurtherChoice() {
        var idea = prepared()
                .waitsFor("timerWorkshop1")
                .does("taskWorkshop1")
                .does("taskInterviews", Map.of("addAnother", true))
                .does("taskInterviews")
                .does("taskCompileInsights")
                .does("taskWorkshop2")
                .does("taskWorkshop3", Map.of("solutionIdeas", List.of(solution(true))))
                .does("taskPlanPanel", Map.of("panelChoice", "hold"))
                .waitsFor("timerPanelDate")
                .does("taskRecordPanel", Map.of("panelOutcome", "validatedWithChanges"))
                .does("taskSelectIdeas", Map.of("selectedIdeas", List.of(selected("A"), selected("B"))))
                .isIn("understandingCard")
                .isAt("taskFillUnderstandingCard");
        var further = walks.successorsOf(idea.id());
        assertThat(further).hasSize(1);
        further.get(0)
                .isIn("understandingCard")
                .isAt("taskFillUnderstandingCard")
                .does("taskFillUnderstandingCard")
                .all("taskReviewCard", OK)
                .isAt("taskFillIdeaCard");
    }

    @Test
    void sprintThatFindsOneIdeaNeedsNoPanel() {
        prepared()
                .waitsFor("timerWorkshop1")
                .does("taskWorkshop1")
                .does("taskInterviews")
                .does("taskCompileInsights")
                .does("taskWorkshop2")
                .does("taskWorkshop3", Map.of("solutionIdeas", List.of(solution(false))))
                .does("taskSelectIdeas", Map.of("selectedIdeas", List.of(selected("A"))))
                .isAt("taskFillUnderstandingCard");
    }

    @Test
    void sprintThatNoSectorJoinsIsGivenUpAtTheThirdTryAndTheOwnerGoesOnAlone() {
        var idea = planned("SPRINT", "none").does("taskPlanDiscovery", Map.of("depth", "SPRINT"));
        for (var round = 0; round < 3; round++) {
            idea.does("taskPlanSprint", invitation())
                    .does("taskCheckSprintPlan", Map.of("checkOutcome", "ok"))
                    .does("taskAnswerInvitation", Map.of("answer", "declines"))
                    .waitsFor("timerInvitationNoAnswer");
        }
        idea.isIn("discovery").isAt("taskCollectUnderstanding");
    }

    @Test
    void leadSectorIsNotInvitedToItsOwnSprint() {
        var idea = planned("SPRINT", "none")
                .does("taskPlanDiscovery", Map.of("depth", "SPRINT"))
                .does("taskPlanSprint", Map.of("invitedSectorIds", List.of("ULO", "RISE")))
                .isAt("taskAnswerInvitation", "taskCheckSprintPlan");
        assertThat(idea.task("taskAnswerInvitation").candidateGroups()).containsExactly("sectorCoordinatorRISE");
    }

    @Test
    void depthThatTheScreeningGaveReasonsForNeedsNoReasonInThePlan() {
        var idea = planned("STANDARD", "none");
        assertThat(idea.values(idea.task("taskPlanDiscovery"), Map.of("depth", "STANDARD")))
                .doesNotContainKey("depthChangeReason");
        assertThat(idea.values(idea.task("taskPlanDiscovery"), Map.of("depth", "LIGHT")))
                .containsKey("depthChangeReason");
    }

    @Test
    void facilitatorCancelsTheSprintAndTheOwnerGoesOnAlone() {
        prepared()
                .receives("SprintCancelled", "sprintCancellation", "orkservicedesigner")
                .isIn("discovery")
                .isAt("taskCollectUnderstanding");
    }

    @Test
    void understandingCardIsReturnedTwiceAtTheMostAndThenStopped() {
        var idea = light().does("taskFillUnderstandingCard");
        for (var round = 0; round < 2; round++) {
            idea.all("taskReviewCard", RETURN).does("taskReviseUnderstandingCard");
        }
        idea.cannot("taskReviewCard", RETURN)
                .all("taskReviewCard", STOP)
                .isAt("taskWriteLessons")
                .does("taskWriteLessons")
                .endsAs("noNeed");
    }

    @Test
    void reviewerWithAConflictGivesTheReviewToSomebodyElseAndDifferingVerdictsAreSummarised() {
        var idea = light().does("taskFillUnderstandingCard");
        var review = idea.task("taskReviewCard");
        var reviewer = idea.claim(review);
        idea.does("taskReviewCard", Map.of("conflictOfInterest", true));
        var again = idea.open()
                .filter(task -> task.candidateGroups().equals(review.candidateGroups()))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> walks.as(reviewer, () -> {
                    walks.answerTask().claim(again.id());
                    return null;
                }))
                .isInstanceOf(Refusal.class);
        assertThat(idea.claim(again)).isNotEqualTo(reviewer);
        idea.does("taskReviewCard", RETURN)
                .does("taskReviewCard", OK)
                .does("taskSummariseReview", Map.of("reviewSummaryOutcome", "approved"))
                .isAt("taskFillIdeaCard");
    }

    @Test
    void reviewsInWhichEverybodyDeclaresAConflictGoOnToTheLastOfTheChainAndHeCannotHandThemOn() {
        var idea = light().does("taskFillUnderstandingCard");
        var declared = 0;
        while (idea.open().noneMatch(task -> task.candidateGroups().equals(List.of("processOwner")))) {
            idea.does("taskReviewCard", Map.of("conflictOfInterest", true));
            assertThat(++declared).isLessThan(12);
        }

        idea.open().forEach(task -> assertThat(task.candidateGroups()).contains("processOwner"));
        idea.open()
                .filter(task -> task.assignee() == null)
                .forEach(task -> assertThat(idea.claim(task)).isEqualTo("processowner"));
        assertThatThrownBy(() -> idea.does("taskReviewCard", Map.of("conflictOfInterest", true)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Nobody else");
        idea.all("taskReviewCard", OK).isAt("taskFillIdeaCard");
    }

    @Test
    void openReviewGoesOnWhenItsOnlyPersonsDeclareAConflictInAnother() {
        var idea = light().does("taskFillUnderstandingCard");
        var kept = idea.open()
                .filter(task -> task.candidateGroups().contains("orkCoordinator"))
                .findFirst()
                .orElseThrow();
        walks.directory()
                .membersOf("orkCoordinator")
                .forEach(person -> walks.ideas().relate(idea.id(), person, "maker"));

        idea.answer(
                idea.open()
                        .filter(task -> !task.id().equals(kept.id()))
                        .findFirst()
                        .orElseThrow(),
                Map.of("conflictOfInterest", true));

        assertThat(idea.open()
                        .filter(task -> task.id().equals(kept.id()))
                        .findFirst()
                        .orElseThrow()
                        .candidateGroups())
                .containsExactly("orkCoordinator", "orkPortfolioManager");
        idea.all("taskReviewCard", OK).isAt("taskFillIdeaCard");
    }

    @Test
    void summaryReturnsTheCardAndAtTheThirdTimeEndsIt() {
        var idea = light().does("taskFillUnderstandingCard");
        for (var round = 0; round < 2; round++) {
            idea.does("taskReviewCard", RETURN)
                    .does("taskReviewCard", OK)
                    .does("taskSummariseReview", Map.of("reviewSummaryOutcome", "returned"))
                    .does("taskReviseUnderstandingCard");
        }
        idea.does("taskReviewCard", STOP)
                .does("taskReviewCard", OK)
                .cannot("taskSummariseReview", Map.of("reviewSummaryOutcome", "returned"))
                .does("taskSummariseReview", Map.of("reviewSummaryOutcome", "noNeed"))
                .isAt("taskWriteLessons");
    }

    private Walk planned(String depth, String dataUse) {
        return submitted()
                .does("taskScreenIdea", screening("depthByHand", depth, "dataUse", dataUse))
                .isIn("discovery")
                .isAt("taskPlanDiscovery");
    }

    /** A sprint that two sectors have joined and that waits for its first workshop. */
    private Walk prepared() {
        var idea = planned("SPRINT", "none")
                .does("taskPlanDiscovery", Map.of("depth", "SPRINT"))
                .does("taskPlanSprint", invitation())
                .isAt("taskAnswerInvitation", "taskAnswerInvitation", "taskCheckSprintPlan")
                .all("taskAnswerInvitation", Map.of("answer", "joins"))
                .does("taskCheckSprintPlan", Map.of("checkOutcome", "ok"));
        assertThat(idea.nextTimer()).isEqualTo("timerWorkshop1");
        return idea;
    }

    private static Map<String, Object> invitation() {
        return Map.of("invitedSectorIds", List.of("RISE", "TIV"));
    }

    private static Map<String, Object> solution(boolean toPanel) {
        return Map.of("name", "Ajanvaraus", "description", "Aika verkosta", "challengeRank", 1, "toPanel", toPanel);
    }

    private static Map<String, Object> selected(String name) {
        return Map.of(
                "ideaName",
                "Ajanvaraus " + name,
                "leadSectorId",
                "RISE",
                "cardOwner",
                "sectorownerrise",
                "reason",
                "Tarve toistui");
    }
}
