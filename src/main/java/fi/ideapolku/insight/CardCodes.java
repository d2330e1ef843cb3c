package fi.ideapolku.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What figures read of submitted forms: codes, numbers and dates, never a text or a person. */
final class CardCodes {

    /** The answers of each kind of form. */
    private static final Map<String, Set<String>> CODES = Map.ofEntries(
            Map.entry("benefitMeasurement", Set.of("metricResults")),
            Map.entry("cardReviewSummary", Set.of("reviewSummaryOutcome")),
            Map.entry("decision", Set.of("decision")),
            Map.entry(
                    "decisionProposal",
                    Set.of(
                            "skillsForWork",
                            "customerBenefit",
                            "vulnerabilityImpact",
                            "crossSectorBenefit",
                            "feasibility",
                            "strategicFit",
                            "agencyBenefit")),
            Map.entry("evidenceRecord", Set.of("endCustomersHeard", "frontlineHeard", "partnersHeard", "periodEnd")),
            Map.entry("ideaScreening", Set.of("skillNeeds")),
            Map.entry("implementationPlan", Set.of("milestones")),
            Map.entry("lessonsCard", Set.of()),
            Map.entry("lessonsEdit", Set.of("approvedForPublication")),
            Map.entry("panelPlan", Set.of("panelChoice")),
            Map.entry("panelResult", Set.of("panelOutcome", "participantsCount", "languages")),
            Map.entry("progressReport", Set.of("reportStatus", "finished", "barriers", "usedWorkDays")),
            Map.entry("smallOrderDecision", Set.of("smallOrderOutcome")),
            Map.entry("smallOrderDelivery", Set.of("actualWorkDays")),
            Map.entry("sprintCancellation", Set.of("barrier")),
            Map.entry("sprintInvitationAnswer", Set.of("answer", "barrier")),
            Map.entry("understandingCard", Set.of("evidenceLevel", "evidenceMethods", "evidenceRecordIds")),
            Map.entry("withdrawal", Set.of("withdrawReason")));

    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    private final ObjectMapper json;

    CardCodes(ObjectMapper json) {
        this.json = json;
    }

    /** The kinds of forms that are read. */
    static Set<String> kinds() {
        return CODES.keySet();
    }

    /** The answers of a form of the kind, without texts and people. */
    Map<String, Object> of(String kind, String content) {
        try {
            var values = json.readValue(content, CONTENT);
            values.keySet().retainAll(CODES.get(kind));
            values.values().removeIf(Objects::isNull);
            values.replaceAll((key, value) -> value instanceof List<?> rows ? withoutTexts(rows) : value);
            return Map.copyOf(values);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A card's content is not JSON", unreadable);
        }
    }

    /** Of the rows of a list, what can be counted: whether it was achieved, and by when. */
    private static List<Object> withoutTexts(List<?> rows) {
        var kept = new ArrayList<Object>();
        for (var row : rows) {
            if (row instanceof Map<?, ?> map) {
                var copy = new HashMap<Object, Object>(map);
                copy.keySet().retainAll(Set.of("achieved", "due"));
                kept.add(copy);
            } else {
                kept.add(row);
            }
        }
        return kept;
    }
}
