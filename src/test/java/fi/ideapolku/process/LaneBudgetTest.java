package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.process.LaneWalk.Way;
import fi.ideapolku.process.ModelFile.Deployment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** No lane takes more tasks, people or working days to its decision than it may, counted from the models and the tables. */
class LaneBudgetTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    /** To a decision that ends the idea: what comes after it is not counted. */
    private static final String DECIDED = "rejected";

    private static final Map<String, Object> EVERY = Map.of(
            "decision",
            DECIDED,
            "smallOrderOutcome",
            "reject",
            "decisions.same(execution)",
            true,
            "cards.exists(execution, 'understandingCard')",
            false,
            "cards.exists(execution, 'ideaCard')",
            false,
            "approvalLevel",
            "SECTOR",
            "reviewLead",
            "orkServiceDesigner",
            "smallOrderRole",
            "orkCoordinator",
            "reusesCard",
            false);
    private static final LaneFacts FAST =
            lane(Map.of("lane", "fast", "fastLane", true, "screeningOutcome", "fastLane"));
    private static final LaneFacts LIGHT = lane(Map.of(
            "lane", "normal",
            "fastLane", false,
            "depth", "LIGHT",
            "dataUse", "none",
            "ideaType", "serviceImprovement",
            "panelNeed", "NOT_NEEDED",
            "reviews.outcome(execution) == 'approved'", true));
    private static final LaneFacts STANDARD = lane(Map.of(
            "lane", "normal",
            "fastLane", false,
            "depth", "STANDARD",
            "dataUse", "ordinary",
            "minorsInvolved", true,
            "ideaType", "serviceImprovement",
            "panelNeed", "REQUIRED"));

    @Test
    void theFastLaneTakesTwoTasksThreePeopleAndFourDaysAtMost() {
        assertThat(cost(Deployment.ofRepository(), FAST)).isEqualTo(new Cost(2, 3, 4));
    }

    @Test
    void theLightLaneTakesSevenTasksSevenPeopleAndTwentySixDaysAtMost() {
        assertThat(cost(Deployment.ofRepository(), LIGHT)).isEqualTo(new Cost(7, 7, 26));
    }

    @Test
    void theStandardLaneTakesFifteenTasksNinePeopleAndEightyThreeDaysAtMost() {
        var cost = cost(Deployment.ofRepository(), STANDARD);

        assertThat(cost.tasks()).isBetween(10, 15);
        assertThat(cost.people()).isBetween(5, 9);
        assertThat(cost.days()).isBetween(60, 83);
    }

    @Test
    void aTaskMoreIsCounted() {
        var grown = Deployment.ofRepository();
        var card = Path.of("bpmn/understandingCard.bpmn");
        var reader = "camunda:formRef='reconsider' camunda:candidateGroups=\"${routing.groups(execution, 'reader')}\"";
        grown.add(
                card,
                ModelFile.read(card)
                        .replace("<bpmn:serviceTask ", "<bpmn:userTask " + reader + " ")
                        .replace("</bpmn:serviceTask>", "</bpmn:userTask>"));

        assertThat(cost(grown, LIGHT)).isEqualTo(new Cost(8, 8, 31));
    }

    @Test
    void aReviewThatDividesIsCounted() {
        var divided = new HashMap<>(LIGHT.known());
        divided.remove("reviews.outcome(execution) == 'approved'");

        assertThat(cost(Deployment.ofRepository(), new LaneFacts(divided))).isEqualTo(new Cost(9, 7, 32));
    }

    /** The most that any way of the lane costs; the proposer is one of the people. */
    record Cost(int tasks, int people, int days) {}

    private static Cost cost(Deployment deployment, LaneFacts lane) {
        var ways = new LaneWalk(deployment, lane, new LaneTables(lane)).to(DECIDED);
        return new Cost(
                ways.stream().mapToInt(Way::tasks).max().orElseThrow(),
                ways.stream().mapToInt(LaneBudgetTest::people).max().orElseThrow(),
                ways.stream().mapToInt(Way::days).max().orElseThrow());
    }

    private static int people(Way way) {
        return Stream.concat(way.groups().stream(), Stream.of("sectorStaff"))
                .collect(Collectors.toSet())
                .size();
    }

    private static LaneFacts lane(Map<String, Object> own) {
        var facts = new HashMap<>(EVERY);
        facts.putAll(own);
        return new LaneFacts(facts);
    }

    /** The tables of the repository, asked with the facts of a lane. */
    private record LaneTables(LaneFacts lane) implements LaneWalk.Tables {

        @Override
        public int dueDays(String taskId) {
            var days = ask("sla", lane.with("taskId", taskId)).getFirstResult().getEntry("dueWorkingDays");
            return ((Number) days).intValue();
        }

        @Override
        public Set<String> reviewers() {
            return Stream.of("UNDERSTANDING", "IDEA")
                    .map(card ->
                            ask("mandatorySkills", lane.with("cardType", card)).<String>collectEntries("skill"))
                    .map(skills -> lane.with("requiredSkills", skills).with("leadSectorId", "ULO"))
                    .flatMap(facts -> ask("skillRouting", facts).<String>collectEntries("reviewer").stream())
                    .filter(reviewer -> reviewer.endsWith(":mandatory"))
                    .map(reviewer -> reviewer.split(":")[1])
                    .collect(Collectors.toSet());
        }

        private static DmnDecisionResult ask(String table, LaneFacts facts) {
            var inputs = Variables.fromMap(facts.known());
            List.of("depth", "channels", "skillNeeds", "legalChangeNeeded", "dataUse", "ideaType")
                    .forEach(name -> inputs.putIfAbsent(name, null));
            try (InputStream file = Files.newInputStream(Path.of("bpmn", table + ".dmn"))) {
                return ENGINE.evaluateDecision(ENGINE.parseDecision(table, file), inputs);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
