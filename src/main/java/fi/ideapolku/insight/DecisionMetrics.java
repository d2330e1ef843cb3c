package fi.ideapolku.insight;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was decided, when and how important it was, and which important ideas still wait. */
final class DecisionMetrics {

    private static final List<String> CLASSES = List.of("A", "B", "C", "D");
    private static final int WAITING_DAYS = 60;

    private DecisionMetrics() {}

    static List<Metric> all(Priorities priorities) {
        return List.of(
                Metric.of("decisions", DecisionMetrics::decisions),
                Metric.of("decisionsByQuarter", DecisionMetrics::byQuarter).comparing(1),
                Metric.of("decisionsByClass", (history, period) -> byClass(history, period, priorities))
                        .comparing(2),
                Metric.of("importantWaiting", (history, period) -> importantWaiting(history, priorities)));
    }

    /** The latest decision of each idea that was decided on in the period. */
    private static Map<String, Answers> made(History history, Period period) {
        return history.answers(period, "decision").stream()
                .filter(answers -> answers.text("decision") != null)
                .sorted(Comparator.comparing(Answers::at))
                .collect(Collectors.toMap(Answers::ideaId, Function.identity(), (one, other) -> other, TreeMap::new));
    }

    private static boolean isApproved(Answers decision) {
        return decision.text("decision").startsWith("approved");
    }

    /** Decisions by what was decided: the latest of each idea (K13). */
    private static Finding decisions(History history, Period period) {
        var made = made(history, period);
        return Finding.of(
                made.size(),
                Table.counting(
                        "decision",
                        "decision",
                        "number",
                        made.values().stream()
                                .map(decision -> decision.text("decision"))
                                .toList()),
                Chart.of(Shape.BARS, 0, 1),
                history.ideas(made.keySet()),
                made.size(),
                approved(made.values().stream().toList()));
    }

    private static Share approved(List<Answers> decisions) {
        return new Share(
                (int) decisions.stream().filter(DecisionMetrics::isApproved).count(), decisions.size());
    }

    /** Decisions and approvals by quarter (K13). */
    private static Finding byQuarter(History history, Period period) {
        var made = made(history, period);
        var quarters = made.values().stream()
                .collect(Collectors.groupingBy(
                        decision -> Period.quarter(decision.at()), TreeMap::new, Collectors.toList()));
        var table = Table.of("quarter", "decisions", "approved", "share");
        quarters.forEach((quarter, decisions) -> {
            var approved = approved(decisions);
            table.row(quarter, decisions.size(), approved.part(), approved);
        });
        return Finding.of(
                made.size(),
                table,
                Chart.of(Shape.PAIRS, 0, 1, 2),
                history.ideas(made.keySet()),
                quarters.isEmpty() ? null : quarters.lastKey(),
                quarters.isEmpty() ? 0 : quarters.lastEntry().getValue().size());
    }

    /** Decisions and approvals by priority class, of the ideas whose proposal gave all points (K13; S51). */
    private static Finding byClass(History history, Period period, Priorities priorities) {
        var classes = priorities.classes(history);
        var made = made(history, period);
        made.keySet().retainAll(classes.keySet());
        var table = Table.of("priority", "decisions", "approved", "share");
        CLASSES.forEach(priority -> {
            var decisions = made.values().stream()
                    .filter(decision -> priority.equals(classes.get(decision.ideaId())))
                    .toList();
            var approved = approved(decisions);
            table.row(new Code("priority", priority), decisions.size(), approved.part(), approved);
        });
        return Finding.of(
                made.size(),
                table,
                Chart.of(Shape.PAIRS, 0, 1, 2),
                history.ideas(made.keySet()),
                made.size(),
                table.rows().get(0).get(1),
                table.rows().get(0).get(3));
    }

    /**
     * Important ideas that wait: of class A and open, proposed for a decision over 60 days ago and not decided, or approved
     * over 60 days ago with no implementation plan made (K19).
     */
    private static Finding importantWaiting(History history, Priorities priorities) {
        var classes = priorities.classes(history);
        var proposals = history.latest("decisionProposal");
        var planned = history.ideasPlanned();
        var important = history.open().stream()
                .filter(idea -> "A".equals(classes.get(idea.id())) && !planned.contains(idea.id()))
                .toList();
        Function<IdeaFacts, Double> waited = idea ->
                history.since(idea.decided() == null ? proposals.get(idea.id()).at() : idea.decided());
        var late = important.stream()
                .filter(idea -> waited.apply(idea) > WAITING_DAYS)
                .sorted(Comparator.comparing(waited).reversed())
                .toList();
        var table = Table.of("idea", "waitsFor", "days");
        late.forEach(idea -> table.row(
                idea.id(), new Code("waitsFor", idea.decided() == null ? "decision" : "plan"), waited.apply(idea)));
        return Finding.of(important.size(), table, null, late, late.size(), important.size());
    }
}
