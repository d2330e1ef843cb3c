package fi.ideapolku.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How likely each outcome is by an age when a thing can end in one way only (Aalen and Johansen 1978):
 * {@code F_k(t) = Σ S(t−)·d_k/n}. Treating the other outcomes as still open would overstate each of them.
 */
record Incidence(List<Step> steps) {

    /** How long one thing took in days, and its outcome; null while it is open. */
    record Span(double days, String outcome) {}

    /** The shares, by outcome, that have ended so by {@code days}. */
    record Step(double days, Map<String, Double> shares) {}

    static Incidence of(List<Span> spans) {
        var byTime = new TreeMap<Double, List<Span>>();
        spans.forEach(span ->
                byTime.computeIfAbsent(span.days(), days -> new ArrayList<>()).add(span));
        var shares = new HashMap<String, Double>();
        var steps = new ArrayList<Step>();
        var atRisk = spans.size();
        var open = 1.0;
        for (var at : byTime.entrySet()) {
            var ended = 0;
            for (var span : at.getValue()) {
                if (span.outcome() != null) {
                    shares.merge(span.outcome(), open / atRisk, Double::sum);
                    ended++;
                }
            }
            if (ended > 0) {
                steps.add(new Step(at.getKey(), Map.copyOf(shares)));
                open *= 1.0 - (double) ended / atRisk;
            }
            atRisk -= at.getValue().size();
        }
        return new Incidence(List.copyOf(steps));
    }

    /** The share that has ended with this outcome by so many days. */
    double shareBy(double days, String outcome) {
        var share = 0.0;
        for (var step : steps) {
            if (step.days() > days) {
                break;
            }
            share = step.shares().getOrDefault(outcome, 0.0);
        }
        return share;
    }
}
