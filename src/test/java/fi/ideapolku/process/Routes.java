package fi.ideapolku.process;

import fi.ideapolku.process.engine.EngineTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of routes share: the day on which they begin, and the ways to the place where a route turns. */
abstract class Routes {

    static final Map<String, Object> OK = Map.of("verdict", "ok");
    static final Map<String, Object> RETURN = Map.of("verdict", "return");
    static final Map<String, Object> STOP = Map.of("verdict", "stop");

    @Autowired
    Walks walks;

    @BeforeEach
    void beginOnAMonday() {
        BpmnAwareTests.init(walks.engine());
        EngineTime.moveTo(Instant.parse("2026-03-02T07:00:00Z"));
    }

    @AfterEach
    void showRealTime() {
        EngineTime.reset();
    }

    Walk submitted() {
        return walks.submitted(Map.of());
    }

    /** An idea for the fast lane. */
    Walk smallOrder(int workDays) {
        return walks.submitted(Map.of("fastLaneRequested", true))
                .does("taskScreenIdea", screening("workEstimateDays", workDays, "costEstimateEur", 500));
    }

    /** A light idea that waits for its understanding card; further answers of the screening as given. */
    Walk light(Object... screened) {
        return submitted().does("taskScreenIdea", screening(screened)).isAt("taskFillUnderstandingCard");
    }

    /** A light idea that waits for its idea card. */
    Walk understood(Object... screened) {
        return light(screened)
                .does("taskFillUnderstandingCard")
                .all("taskReviewCard", OK)
                .isAt("taskFillIdeaCard");
    }

    /** A light idea that waits for the proposal of its decision. */
    Walk written(Object... screened) {
        return understood(screened)
                .does("taskFillIdeaCard")
                .all("taskReviewCard", OK)
                .isAt("taskPrepareDecision");
    }

    /** A light idea on whose proposal everybody agrees. */
    Walk decided(String decision) {
        return written()
                .does("taskPrepareDecision", proposal(decision))
                .does("taskSectorDecision", agreed())
                .does("taskOrkDecision", agreed());
    }

    static Map<String, Object> agreed() {
        return Map.of("agreement", "accept");
    }

    static Map<String, Object> changed(String decision) {
        return Map.of("agreement", "change", "decision", decision);
    }

    static Map<String, Object> proposal(String decision, Object... more) {
        var answers = answers(more);
        answers.put("decision", decision);
        return answers;
    }

    /** Accepted for the normal lane as a light idea of one sector. */
    static Map<String, Object> screening(Object... more) {
        var answers = new HashMap<String, Object>(Map.of(
                "screeningOutcome",
                "continue",
                "leadSectorId",
                "ULO",
                "cardOwner",
                "sectorownerulo",
                "ideaType",
                "serviceImprovement",
                "dataUse",
                "none",
                "dataProcessingChanges",
                false));
        answers.putAll(answers(more));
        return answers;
    }

    static Map<String, Object> answers(Object... keysAndValues) {
        var answers = new HashMap<String, Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            answers.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return answers;
    }

    static List<String> sectors(String... ids) {
        return List.of(ids);
    }
}
