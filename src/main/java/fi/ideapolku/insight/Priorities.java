package fi.ideapolku.insight;

import fi.ideapolku.insight.History.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.springframework.stereotype.Component;

/** The priority class of an idea, A to D, by this release's own decision table from the points of its decision proposal (S51). */
@Component
class Priorities {

    /** The points, 1–5, that the proposal gives. */
    static final List<String> POINTS = List.of(
            "customerBenefit",
            "vulnerabilityImpact",
            "crossSectorBenefit",
            "feasibility",
            "strategicFit",
            "agencyBenefit");

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final DmnDecision table;
    private final Map<Map<String, Object>, String> known = new ConcurrentHashMap<>();

    Priorities() {
        try (var file = Priorities.class.getResourceAsStream("/bpmn/priorityScore.dmn")) {
            table = engine.parseDecision("priorityScore", file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The latest class of each idea whose decision was proposed with all points. */
    Map<String, String> classes(History history) {
        var levels = history.ideas().stream()
                .filter(idea -> idea.evidence() != null)
                .collect(Collectors.toMap(idea -> idea.id(), idea -> idea.evidence()));
        var classes = new TreeMap<String, String>();
        history.latest("decisionProposal").forEach((id, proposal) -> {
            if (levels.containsKey(id) && proposal.values().keySet().containsAll(POINTS)) {
                classes.put(id, classOf(proposal, levels.get(id)));
            }
        });
        return classes;
    }

    private String classOf(Answers proposal, String evidenceLevel) {
        var asked = new TreeMap<String, Object>();
        POINTS.forEach(point -> asked.put(point, proposal.number(point)));
        asked.put("evidenceLevel", evidenceLevel);
        asked.put("riskLevel", 1);
        return known.computeIfAbsent(
                asked,
                values ->
                        engine.evaluateDecision(table, values).getSingleResult().getEntry("priorityClass"));
    }
}
