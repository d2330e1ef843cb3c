package fi.ideapolku.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import fi.ideapolku.organisation.WorkingDays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each figure on a small history in which the right answer is plain to see. */
class MetricsTest {

    private static final Priorities PRIORITIES = new Priorities();

    private final Story story = new Story();

    @Test
    void workInProgressCountsOpenIdeasByStageAndAge() {
        story.open("A", 10, "screening")
                .open("B", 100, "decision")
                .open("C", 200, "decision")
                .ended("D", 50, 5, "rejected");
        var found = find("wip");
        assertThat(found.n()).isEqualTo(3);
        assertThat(rows(found))
                .containsExactly(
                        List.of(new Code("stage", "screening"), 1, 1, 0, 0, 0, 10.0),
                        List.of(new Code("stage", "decision"), 2, 0, 0, 1, 1, 200.0));
        assertThat(ids(found)).containsExactly("C", "B", "A");
    }

    @Test
    void ageIsComparedWithEarlierIdeasOnlyWhenThereAreTen() {
        story.open("A", 50, "decision");
        for (var n = 1; n <= 9; n++) {
            story.ended("F" + n, 20 + n, 20, "rejected");
        }
        assertThat(find("age").sentence()).isEqualTo("noLimit");
        assertThat(find("age").table().rows().get(0).get(3)).isNull();
        story.ended("F10", 30, 20, "rejected");
        var found = find("age");
        assertThat(found.sentence()).isEqualTo("sentence");
        assertThat(found.table().rows().get(0).get(3)).isEqualTo(new Share(10, 10));
        assertThat(ids(found)).containsExactly("A");
    }

    @Test
    void moreInThanOutIsANegativeDifference() {
        story.open("A", 3, "screening").open("B", 4, "screening").ended("C", 40, 2, "completed");
        assertThat(find("inOut").values()).containsExactly(3, 1, -2);
        var november = find("inOut").table().rows().get(11);
        assertThat(november.subList(1, 4)).containsExactly(2, 1, -1);
    }

    @Test
    void theBallIsWithThePartyThatTasksWaitedFor() {
        story.open("A", 40, "decision").task("A", "taskOrkDecision", "ORK", 30, null, null, null);
        story.task("A", "taskSectorDecision", "ULO", 10, null, 0.0, null);
        var found = find("ball");
        assertThat(rows(found).get(0)).containsExactly(new Code("party", "ORK"), new Share(750, 1000), 30.0, 1);
        assertThat(rows(found).get(1)).containsExactly(new Code("party", "ULO"), new Share(250, 1000), 10.0, 0);
    }

    @Test
    void aPartyOfFewerThanFiveIsNotNamed() {
        story.open("A", 40, "decision").task("A", "taskSectorDecision", "KA", 30, null, null, null);
        assertThat(rows(find("ball")).get(0).get(0)).isEqualTo(new Code("party", "small"));
    }

    @Test
    void silentIsAnIdeaToWhichNothingHappenedForAMonth() {
        story.idea("A", "open", "decision", 100, null, null, 29)
                .idea("B", "open", "decision", 100, null, null, 31)
                .idea("C", "open", "decision", 100, null, null, 95);
        var found = find("silent");
        assertThat(column(found, 1)).containsExactly(2, 1, 1);
        assertThat(ids(found)).containsExactly("C", "B");
    }

    @Test
    void lateTasksAreGroupedByHowLateTheyAre() {
        story.open("A", 90, "decision")
                .task("A", "taskOrkDecision", "ORK", 60, null, null, 3.0)
                .task("A", "taskOmDecision", "OM", 60, null, null, 45.0)
                .task("A", "taskGroupDecision", "ORK", 60, null, null, -5.0);
        assertThat(column(find("overdue"), 1)).containsExactly(1, 0, 1);
        assertThat(find("overdue").values()).startsWith(2, 3);
    }

    @Test
    void inTimeIsDoneAtOrBeforeTheDueMoment() {
        story.open("A", 90, "decision")
                .task("A", "taskOrkDecision", "ORK", 60, null, 10.0, 10.0)
                .task("A", "taskOrkDecision", "ORK", 60, null, 9.0, 10.0);
        assertThat(find("dueKept").values()).containsExactly(new Share(1, 2));
    }

    @Test
    void openIdeasCountInTheTimeToADecision() {
        for (var n = 1; n <= 6; n++) {
            story.decided("D" + n, 100, 90).open("O" + n, 100, "decision");
        }
        var found = find("timeToDecision");
        assertThat(found.sentence()).isEqualTo("noLimit");
        assertThat((Double) found.values().get(0)).isCloseTo(10, within(0.01));
        assertThat(found.table().rows()).hasSize(1);
        assertThat((Double) found.table().rows().get(0).get(1)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void withOnlyOpenIdeasNoTimeIsTold() {
        for (var n = 1; n <= 12; n++) {
            story.open("O" + n, 100, "decision");
        }
        assertThat(find("timeToDecision").sentence()).isEqualTo("none");
        assertThat(find("timeToDecision").chart()).isNull();
    }

    @Test
    void thePromiseCountsIdeasThatStillWait() {
        for (var n = 1; n <= 5; n++) {
            story.decided("D" + n, 130, 100).open("O" + n, 130, "decision");
        }
        var found = find("promise");
        assertThat(rows(found).get(0)).containsExactly(new Code("lane", "normal"), 120, new Share(500, 1000), 10, 5);
        assertThat(ids(found)).containsExactlyInAnyOrder("O1", "O2", "O3", "O4", "O5");
    }

    @Test
    void leadTimeTellsPercentilesOfTenAndListsFewer() {
        for (var n = 1; n <= 9; n++) {
            story.decided("D" + n, 10 + n, 10);
        }
        assertThat(find("cycleTime").sentence()).isEqualTo("few");
        assertThat(find("cycleTime").table().rows()).hasSize(9);
        story.decided("D10", 20, 10);
        assertThat((Double) find("cycleTime").values().get(0)).isCloseTo(5.5, within(0.01));
        assertThat((Double) find("cycleTime").values().get(1)).isCloseTo(8.65, within(0.01));
    }

    @Test
    void aLoopIsSeveralVisitsOfOneIdea() {
        for (var n = 1; n <= 10; n++) {
            story.ended("L" + n, 100, 1, "completed")
                    .visit("L" + n, "ideaCard", 50, 40.0, "approved")
                    .visit("L" + n, "ideaCard", 30, 20.0, "approved");
        }
        var row = rows(find("stageTime")).get(0);
        assertThat((Double) row.get(2)).isCloseTo(10, within(0.01));
        assertThat((Double) row.get(3)).isCloseTo(20, within(0.01));
        assertThat(row.subList(4, 6)).containsExactly(20, 10);
    }

    @Test
    void waitingEndsWhenSomebodyTakesTheTask() {
        story.open("A", 90, "decision");
        for (var n = 0; n < 10; n++) {
            story.task("A", "taskOrkDecision", "ORK", 20, 15.0, 5.0, null);
        }
        assertThat((Double) find("startWait").values().get(0)).isCloseTo(5, within(0.01));
        assertThat(find("touched").values()).containsExactly(new Share(667, 1000));
    }

    @Test
    void outcomesOfAllIdeasAndThoseStillOpenMakeOne() {
        for (var n = 0; n < 5; n++) {
            story.decided("D" + n, 200, 150).ended("R" + n, 200, 100, "rejected");
        }
        var last = rows(find("outcomes"));
        assertThat((Double) last.get(2).get(1)).isCloseTo(0.5, within(1e-9));
        assertThat((Double) last.get(4).get(2)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void decidedButNotStartedLacksAPlanAfterSixtyDays() {
        story.decided("A", 200, 61).visit("A", "decision", 100, 61.0, "approved");
        story.decided("B", 200, 59).visit("B", "decision", 100, 59.0, "approved");
        story.decided("C", 200, 90)
                .visit("C", "decision", 100, 90.0, "approved")
                .task("C", "taskPlanImplementation", "ORK", 90, null, 80.0, null);
        assertThat(ids(find("notStarted"))).containsExactly("A");
        assertThat(find("notStarted").values()).containsExactly(1, new Share(1, 2));
    }

    @Test
    void stopsAreCountedWhereTheIdeaWas() {
        story.ended("A", 100, 10, "withdrawn").visit("A", "discovery", 90, 10.0, "cancelled");
        story.ended("B", 100, 10, "merged").visit("B", "screening", 90, 80.0, "merged");
        assertThat(rows(find("stops"))).hasSize(1);
        assertThat(find("stops").values()).containsExactly(1, new Share(1, 1));
        assertThat(find("duplication").values()).containsExactly(1, new Share(1, 2));
    }

    @Test
    void aCardReturnedAndThenApprovedIsNotRightTheFirstTime() {
        story.open("A", 100, "decision")
                .visit("A", "cardReview", 50, 45.0, "returned")
                .visit("A", "cardReview", 40, 35.0, "approved");
        story.open("B", 100, "decision").visit("B", "cardReview", 50, 45.0, "approved");
        assertThat(find("returns").values()).containsExactly(new Share(1, 3), 0.5);
        assertThat(find("firstTimeRight").values()).containsExactly(new Share(1, 2));
    }

    @Test
    void aCohortIsTheIdeasThatWereSeenLongEnough() {
        story.open("A", 200, "decision").visit("A", "decision", 100, null, null);
        story.open("B", 200, "discovery");
        story.open("C", 100, "discovery");
        assertThat(find("cohorts").n()).isEqualTo(2);
        assertThat(find("cohorts").values()).startsWith(new Share(1, 2));
    }

    @Test
    void anIdeaCardWithoutUnderstandingIsAFault() {
        story.open("A", 100, "ideaCard")
                .visit("A", "understandingCard", 90, 60.0, "approved")
                .visit("A", "ideaCard", 60, null, null);
        assertThat(find("cardFirst").values()).containsExactly(new Share(1, 1), 0);
        story.open("B", 100, "ideaCard").visit("B", "ideaCard", 60, null, null);
        assertThat(ids(find("cardFirst"))).containsExactly("B");
    }

    @Test
    void aChangedModelVersionIsADeviation() {
        story.ended("A", 100, 1, "completed")
                .visit("A", "screening", 1, 90, 80.0, "continue")
                .visit("A", "discovery", 2, 80, 70.0, "done");
        story.ended("B", 100, 1, "completed").visit("B", "screening", 1, 90, 80.0, "continue");
        assertThat(find("deviations").values()).containsExactly(new Share(1, 2));
    }

    @Test
    void theWorseOfReportAndDelayIsShown() {
        story.decided("A", 200, 100)
                .answers("A", "progressReport", 5, Map.of("reportStatus", "green"))
                .answers("A", "implementationPlan", 90, Map.of("milestones", List.of(Map.of("due", "2026-10-01"))));
        story.decided("B", 200, 100).answers("B", "progressReport", 5, Map.of("reportStatus", "yellow"));
        assertThat(column(find("implementation"), 1))
                .containsExactly(new Code("state", "red"), new Code("state", "yellow"));
    }

    @Test
    void notMeasuredIsAValue() {
        story.ended("A", 200, 1, "completed").visit("A", "implementation", 100, 50.0, "done");
        story.ended("B", 200, 1, "completed")
                .visit("B", "implementation", 100, 50.0, "done")
                .answers("B", "benefitMeasurement", 3, Map.of("metricResults", List.of(Map.of("achieved", true))));
        assertThat(column(find("benefits"), 1)).containsExactly(1, 0, 1, 1, 1);
    }

    @Test
    void stoppedIdeasShareLessonsToo() {
        story.ended("A", 200, 40, "rejected").answers("A", "lessonsCard", 30, Map.of());
        story.ended("B", 200, 40, "completed");
        assertThat(find("lessons").values()).startsWith(new Share(1, 2));
        assertThat(ids(find("lessons"))).containsExactly("B");
    }

    @Test
    void noBarriersToldSaysHowManyWereAsked() {
        story.open("A", 20, "implementation").answers("A", "progressReport", 5, Map.of("reportStatus", "green"));
        assertThat(find("barriers").sentence()).isEqualTo("noneTold");
        assertThat(find("barriers").values().get(1)).isEqualTo(1);
        story.answers("A", "progressReport", 3, Map.of("barriers", List.of("NO_OWNER")));
        assertThat(rows(find("barriers")).get(0)).startsWith(new Code("barrier", "NO_OWNER"), 1);
    }

    @Test
    void customersOfRecordsAndPanelsAreSummedUp() {
        story.open("A", 20, "discovery")
                .answers("A", "evidenceRecord", 5, Map.of("endCustomersHeard", 6, "frontlineHeard", 2))
                .answers("A", "panelResult", 4, Map.of("panelOutcome", "validatedWithChanges", "participantsCount", 5))
                .answers("A", "understandingCard", 3, Map.of("evidenceLevel", "customerResearch"));
        assertThat(find("customersHeard").values()).containsExactly(11, 1);
        assertThat(find("evidence").values()).containsExactly(new Share(1, 1));
        assertThat(find("panelEffect").values()).containsExactly(new Share(1, 1), 1);
        assertThat(find("understanding").values()).containsExactly(new Share(1, 1));
    }

    @Test
    void theForecastIsNotToldOfFewOrWhileWorkGrows() {
        for (var n = 0; n < 19; n++) {
            story.decided("D" + n, 300, 10 + n);
        }
        assertThat(find("forecast").sentence()).isEqualTo("tooFew");
        story.decided("D19", 300, 50).decided("D20", 300, 60);
        assertThat(find("forecast").sentence()).isEqualTo("sentence");
        for (var n = 0; n < 40; n++) {
            story.open("O" + n, 20, "screening");
        }
        assertThat(find("forecast").sentence()).isEqualTo("growing");
    }

    @Test
    void inASteadyFlowLittlesRatioIsNearOne() {
        for (var day = 0; day < 700; day++) {
            var ended = day - 30.0;
            if (ended > 0) {
                story.ended("S" + day, day, ended, "completed");
            } else {
                story.open("S" + day, day, "decision");
            }
        }
        assertThat((Double) find("little").values().get(0)).isCloseTo(1, within(0.1));
        assertThat((Double) find("flowDebt").values().get(0)).isCloseTo(0, within(3.0));
    }

    @Test
    void aCumulativeLineNeverGoesDown() {
        story.open("A", 200, "decision")
                .visit("A", "screening", 190, 180.0, "continue")
                .visit("A", "decision", 100, 80.0, "returned")
                .visit("A", "decision", 60, null, null);
        var table = find("cfd").table();
        for (var column = 1; column < table.columns().size(); column++) {
            for (var row = 1; row < table.rows().size(); row++) {
                assertThat(table.number(row, column)).isGreaterThanOrEqualTo(table.number(row - 1, column));
            }
        }
        assertThat(table.number(11, 4)).isEqualTo(1);
    }

    @Test
    void aSharedIdeaConcernsTwoSectors() {
        story.decided("A", 50, 10);
        story.facts(new IdeaFacts(
                "B",
                "Yhteinen",
                "open",
                "implementation",
                Story.ago(9),
                "ULO",
                3,
                "normal",
                null,
                null,
                true,
                Story.ago(50),
                Story.ago(10),
                null,
                Story.ago(9)));
        assertThat(find("joint").values()).containsExactly(new Share(1, 2));
        assertThat(find("dataQuality").values()).containsExactly(0, 1);
    }

    @Test
    void theFastLaneIsMeasuredInWorkingDays() {
        story.ended("A", 30, 20, "completed").visit("A", "smallOrder", 29, 20.0, "completed");
        story.ended("B", 90, 20, "completed").visit("B", "smallOrder", 89, 20.0, "completed");
        assertThat(find("fastLane").values()).startsWith(2, new Share(1, 2));
    }

    @Test
    void anAnswerWithinFourteenDaysIsInTimeAndAYoungQuestionIsNotJudged() {
        story.open("A", 90, "decision")
                .question("A", 60, 50.0)
                .question(null, 60, 20.0)
                .question("A", 20, null)
                .question("A", 3, null);
        var found = find("feedbackLoop");
        assertThat(found.values()).containsExactly(new Share(1, 3), 2);
        assertThat(column(found, 1)).containsExactly(1, 1, 1, 1);
        assertThat(ids(found)).containsExactly("A");
    }

    @Test
    void aSkillCountsOnceAnIdea() {
        story.open("A", 90, "decision")
                .answers("A", "ideaScreening", 80, Map.of("skillNeeds", List.of("legal", "serviceDesign")))
                .answers("A", "decisionProposal", 20, Map.of("skillsForWork", List.of("legal")));
        assertThat(find("skillNeeds").values()).containsExactly(1, new Code("skill", "legal"));
        assertThat(column(find("skillNeeds"), 1)).containsExactly(1, 1);
    }

    @Test
    void formsLeftForAMonthAreSetAgainstThoseSent() {
        story.open("A", 90, "decision")
                .task("A", "taskScreenIdea", "ULO", 80, null, 70.0, null)
                .draft(40)
                .draft(2);
        assertThat(find("serviceUse").values()).containsExactly(new Share(2, 3), 1);
        assertThat(column(find("serviceUse"), 1)).containsExactly(2, 1, 1);
    }

    @Test
    void aTaskWaitsInAQueueWhileAnEarlierOneIsNotTakenAndOverTheWeekendForTheOffices() {
        story.open("A", 90, "decision")
                .task("A", "taskOrkDecision", "ORK", 8, 5.0, 1.0, null)
                .task("A", "taskOrkDecision", "ORK", 7, 4.0, 1.0, null)
                .task("A", "taskReviewCard", "ORK", 4, 1.0, 0.5, null);
        var found = find("waitCauses");
        assertThat(column(found, 1)).containsExactly(2.0, 2.0, 5.0);
        assertThat(found.values()).containsExactly(new Share(222, 1000), new Share(222, 1000));
    }

    @Test
    void inTimeIsToldByPartyAndSmallPartiesTogether() {
        story.open("A", 90, "decision")
                .task("A", "taskOrkDecision", "ORK", 60, null, 9.0, 10.0)
                .task("A", "taskSectorDecision", "KA", 60, null, 11.0, 10.0);
        assertThat(rows(find("dueKeptByParty")))
                .containsExactly(
                        List.of(new Code("party", "ORK"), new Share(0, 1), 1),
                        List.of(new Code("party", "small"), new Share(1, 1), 1));
    }

    @Test
    void aPanelThatWasNeededAndNotHeldConfirmsNothing() {
        story.decided("A", 100, 10)
                .visit("A", "customerPanel", 50, 40.0, "held")
                .answers("A", "panelResult", 40, Map.of("panelOutcome", "validatedWithChanges"));
        story.decided("B", 100, 10).visit("B", "customerPanel", 50, 40.0, "notHeld");
        story.decided("C", 100, 10);
        assertThat(find("panelConfirmed").values()).containsExactly(new Share(1, 2), new Share(1, 2));
    }

    @Test
    void earlierWorkIsACardOrEvidenceOfAnotherIdeaOrAMerging() {
        story.ended("A", 100, 10, "merged");
        story.decided("B", 100, 10).visit("B", "screening", 90, 80.0, "cardReused");
        story.decided("C", 100, 10);
        story.answers("A", "evidenceRecord", 90, Map.of("endCustomersHeard", 3));
        story.answers("C", "understandingCard", 50, Map.of("evidenceRecordIds", List.of("evidenceRecord0")));
        story.decided("D", 100, 10);
        story.answers("D", "evidenceRecord", 90, Map.of("endCustomersHeard", 3));
        story.answers("D", "understandingCard", 50, Map.of("evidenceRecordIds", List.of("evidenceRecord2")));
        assertThat(find("reuse").values()).containsExactly(new Share(3, 4));
        assertThat(column(find("reuse"), 1)).containsExactly(1, 1, 1);
    }

    @Test
    void aLessonIsPublishedWhenItsEditingWasApproved() {
        story.ended("A", 100, 40, "rejected").answers("A", "lessonsEdit", 30, Map.of("approvedForPublication", true));
        story.ended("B", 100, 40, "completed").answers("B", "lessonsEdit", 30, Map.of("approvedForPublication", false));
        var found = find("published");
        assertThat(found.sentence()).isEqualTo("noMedian");
        assertThat(found.values()).startsWith(new Share(1, 2));
        assertThat(rows(found).get(0).get(2)).isEqualTo(10.0);
    }

    @Test
    void benefitsAreMeasuredInTimeWithinAHundredAndTwentyDaysOfTheLastReport() {
        for (var id : List.of("A", "B")) {
            story.ended(id, 300, 1, "completed").visit(id, "implementation", 290, 50.0, "done");
            story.answers(id, "benefitMeasurement", 20, Map.of("metricResults", List.of(Map.of("achieved", false))));
        }
        story.answers("A", "progressReport", 140, Map.of("finished", true));
        story.answers("B", "progressReport", 141, Map.of("finished", true));
        assertThat(column(find("benefits"), 1)).containsExactly(2, 1, 0, 0, 0);
    }

    @Test
    void theClassComesFromTheTableAndAnAssumptionIsNeverOfTheFirst() {
        story.facts(idea("A", "validated")).answers("A", "decisionProposal", 61, points(5));
        story.facts(idea("B", "assumption")).answers("B", "decisionProposal", 61, points(5));
        story.facts(idea("C", "validated")).answers("C", "decisionProposal", 61, points(1));
        story.facts(idea("D", "validated")).answers("D", "decisionProposal", 61, Map.of("customerBenefit", 5));
        assertThat(PRIORITIES.classes(story.history()))
                .containsExactlyInAnyOrderEntriesOf(Map.of("A", "A", "B", "C", "C", "D"));
        assertThat(ids(find("importantWaiting"))).containsExactly("A");
        assertThat(find("importantWaiting").values()).containsExactly(1, 1);
        story.answers("A", "decision", 10, Map.of("decision", "approved"));
        assertThat(find("decisionsByClass").values()).containsExactly(1, 1, new Share(1, 1));
        assertThat(rows(find("decisionsByQuarter"))).containsExactly(List.of("2026/4", 1, 1, new Share(1, 1)));
    }

    @Test
    void anImportantIdeaProposedLessThanTwoMonthsAgoIsNotLate() {
        story.facts(idea("A", "validated")).answers("A", "decisionProposal", 59, points(5));
        assertThat(find("importantWaiting").values()).containsExactly(0, 1);
    }

    @Test
    void aCommentKeepsAnIdeaUpToDateButNotFromBeingSilent() {
        story.idea("A", "open", "decision", 100, null, null, 40)
                .idea("B", "open", "decision", 100, null, null, 40)
                .comment("A", 5);
        assertThat(find("upToDate").values()).containsExactly(new Share(1, 2));
        assertThat(ids(find("silent"))).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void barriersStandBesideThePilotsVote() {
        story.open("A", 20, "implementation")
                .answers("A", "progressReport", 3, Map.of("barriers", List.of("INFO_FLOW", "NO_OWNER")));
        assertThat(column(find("barriers"), 3)).containsExactly(2, null);
    }

    @Test
    void aPromiseIsNotJudgedWhileNoIdeaHasBeenHereForSoLong() {
        for (var n = 1; n <= 5; n++) {
            story.decided("D" + n, 100, 60).open("O" + n, 100, "decision");
        }
        assertThat(find("promise").sentence()).isEqualTo("tooYoung");
        assertThat(rows(find("promise")).get(0).get(2)).isNull();
    }

    @Test
    void anIdeaMergedOrWithdrawnBeforeADecisionIsSettledByThat() {
        for (var n = 1; n <= 5; n++) {
            story.ended("M" + n, 100, 90, "merged").ended("W" + n, 100, 80, "withdrawn");
        }
        assertThat((Double) find("timeToDecision").values().get(0)).isCloseTo(10, within(0.01));
        assertThat(find("cycleTime").n()).isZero();
        assertThat(find("stops").values()).startsWith(5);
    }

    private static IdeaFacts idea(String id, String evidence) {
        return new IdeaFacts(
                id,
                "Otsikko",
                "open",
                "decision",
                Story.ago(70),
                "ULO",
                1,
                "normal",
                null,
                evidence,
                true,
                Story.ago(90),
                null,
                null,
                Story.ago(9));
    }

    private static Map<String, Object> points(int each) {
        return Priorities.POINTS.stream().collect(Collectors.toMap(point -> point, point -> each));
    }

    @Test
    void theHistoryOfAnEarlierMomentKnowsNothingOfWhatCameLater() {
        story.idea("A", "completed", null, 100, 40.0, 10.0, 10)
                .visit("A", "screening", 99, 80.0, "continue")
                .visit("A", "decision", 60, 40.0, "approved")
                .task("A", "taskOrkDecision", "ORK", 60, 55.0, 40.0, null)
                .open("B", 20, "screening")
                .answers("A", "decision", 40, Map.of("decision", "approvedTrial"));
        var then = story.history().at(Story.ago(50));
        assertThat(then.open())
                .extracting(IdeaFacts::id, IdeaFacts::stage, IdeaFacts::decided)
                .containsExactly(tuple("A", "decision", null));
        assertThat(then.visits()).extracting(Visit::outcome).containsExactly("continue", null);
        assertThat(then.openWork()).hasSize(1);
        assertThat(then.work().get(0).claimed()).isEqualTo(Story.ago(55));
        assertThat(then.answers()).isEmpty();
        assertThat(then.asOf()).isEqualTo(Story.ago(50));
    }

    private Finding find(String key) {
        return Figures.all(new WorkingDays(day -> false), PRIORITIES).stream()
                .filter(metric -> metric.key().equals(key))
                .findFirst()
                .orElseThrow()
                .find(story.history(), Story.YEAR);
    }

    private static List<List<Object>> rows(Finding found) {
        return found.table().rows();
    }

    private static List<Object> column(Finding found, int column) {
        return found.table().rows().stream().map(row -> row.get(column)).toList();
    }

    private static List<String> ids(Finding found) {
        assertThat(Set.copyOf(found.ideas())).hasSameSizeAs(found.ideas());
        return found.ideas().stream().map(IdeaFacts::id).toList();
    }
}
