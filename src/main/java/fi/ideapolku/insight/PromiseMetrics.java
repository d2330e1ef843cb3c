package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import fi.ideapolku.organisation.WorkingDays;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What one may promise: decisions in the promised time, small orders in the fast lane's, and what will be done by when. */
final class PromiseMetrics {

    /** Calendar days within which 85 % of the ideas are promised a decision; the fast lane's are its 20 working days. */
    private static final int PROMISED_DAYS = 120;

    private static final int PROMISED_FAST_DAYS = 28;
    private static final int FAST_WORKING_DAYS = 20;

    private static final int FORECAST_DAYS = 180;
    private static final int FORECAST_ENOUGH = 20;
    private static final Set<String> DELIVERED = Set.of("completed", "done");

    private PromiseMetrics() {}

    static List<Metric> all(WorkingDays workingDays) {
        return List.of(
                Metric.of("promise", PromiseMetrics::promise),
                Metric.of("fastLane", (history, period) -> fastLane(history, period, workingDays)),
                Metric.of("forecast", PromiseMetrics::forecast));
    }

    /**
     * The promise kept: {@code 1 − S(d)} by Kaplan–Meier at the promised day d, so that open ideas count as long as they
     * have been waiting; promised is 85 % (ux A.1/6).
     */
    private static Finding promise(History history, Period period) {
        var submitted = history.created(period);
        var allLate = new ArrayList<IdeaFacts>();
        var table = Table.of("lane", "promisedDays", "share", "ideas", "late");
        for (var lane : Filter.LANES) {
            var promised = lane.equals("fast") ? PROMISED_FAST_DAYS : PROMISED_DAYS;
            var ideas =
                    submitted.stream().filter(idea -> lane.equals(idea.lane())).toList();
            var late = ideas.stream()
                    .filter(idea -> history.waited(idea) > promised)
                    .toList();
            if (!ideas.isEmpty()) {
                var kept = kept(ideas, promised, history);
                table.row(new Code("lane", lane), promised, kept, ideas.size(), late.size());
            }
            allLate.addAll(late);
        }
        return Finding.of(
                        submitted.size(),
                        table,
                        Chart.of(Shape.BARS, 0, 2),
                        allLate,
                        table.first(2),
                        table.first(1),
                        allLate.size())
                .told(table.first(2) == null ? "tooYoung" : "sentence")
                .fewIf(submitted.size() < Percentiles.ENOUGH);
    }

    /** The share settled by the promised day; null while ideas wait and none has been seen for so long. */
    private static Share kept(List<IdeaFacts> ideas, int promised, History history) {
        var settled = 1 - TimeMetrics.survival(ideas, history).shareAfter(promised);
        return settled < 1 && ideas.stream().allMatch(idea -> history.waited(idea) < promised)
                ? null
                : Share.of(settled);
    }

    /**
     * The fast lane: median working days to its decision and to the accepted delivery, delivered within 20 working days of
     * all delivered, and how its ideas went on (K8; S92).
     */
    private static Finding fastLane(History history, Period period, WorkingDays workingDays) {
        var took = history.visitsOf("smallOrder").stream()
                .filter(visit -> period.has(visit.entered()))
                .collect(Collectors.toMap(Visit::ideaId, visit -> visit, (one, other) -> other));
        var ideas = history.ideas(took.keySet());
        var decided = new HashMap<String, Instant>();
        history.answers("smallOrderDecision").forEach(answer -> decided.putIfAbsent(answer.ideaId(), answer.at()));
        var toDecision = new ArrayList<Double>();
        var toDelivery = new ArrayList<Double>();
        for (var idea : ideas) {
            var visit = took.get(idea.id());
            if (decided.containsKey(idea.id())) {
                toDecision.add((double) workingDays.between(idea.created(), decided.get(idea.id())));
            }
            if (DELIVERED.contains(String.valueOf(visit.outcome()))) {
                toDelivery.add((double) workingDays.between(idea.created(), visit.left()));
            }
        }
        var inTime = (int)
                toDelivery.stream().filter(days -> days <= FAST_WORKING_DAYS).count();
        var outcomes = took.values().stream()
                .map(visit -> visit.outcome() == null ? "open" : visit.outcome())
                .toList();
        return Finding.of(
                        took.size(),
                        Table.counting("outcome", "outcome", "ideas", outcomes),
                        Chart.of(Shape.BARS, 0, 1),
                        ideas,
                        took.size(),
                        new Share(inTime, toDelivery.size()),
                        Percentiles.ifEnough(toDecision, 0.5),
                        Percentiles.ifEnough(toDelivery, 0.5))
                .told(
                        toDelivery.isEmpty()
                                ? "noneDelivered"
                                : toDelivery.size() < Percentiles.ENOUGH || toDecision.size() < Percentiles.ENOUGH
                                        ? "noMedian"
                                        : "sentence");
    }

    /**
     * Forecast by Monte Carlo: 10,000 runs that draw daily decisions anew from the last 180 days, zeros too. Not told under
     * 20 decisions, or while work in progress has grown by a tenth or more in that time (ux A.1/24).
     */
    private static Finding forecast(History history, Period period) {
        var begin = history.asOf().minus(FORECAST_DAYS, ChronoUnit.DAYS);
        var recent = new Period(begin, history.asOf());
        var settled = history.ideas().stream()
                .filter(idea -> recent.has(idea.settled()))
                .toList();
        var waiting = (int)
                history.ideas().stream().filter(idea -> idea.settled() == null).count();
        var arrived = history.created(recent).size();
        var before = waiting + settled.size() - arrived;
        var table = Table.of("within", "atLeast");
        if (settled.size() < FORECAST_ENOUGH) {
            return Finding.of(settled.size(), table, null, settled, settled.size(), FORECAST_ENOUGH)
                    .told("tooFew");
        }
        if (waiting > before * 1.1) {
            return Finding.of(settled.size(), table, null, settled, before, waiting, arrived)
                    .told("growing");
        }
        var daily = new int[FORECAST_DAYS];
        settled.forEach(idea -> daily[(int) Math.min(FORECAST_DAYS - 1, days(begin, idea.settled()))]++);
        for (var days : List.of(30, 60, 90)) {
            table.row(new Code("within", days.toString()), Forecast.atLeast(daily, days, 0.85, 1));
        }
        return Finding.of(
                settled.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                settled,
                table.rows().get(2).get(1),
                waiting,
                Forecast.daysFor(daily, Math.max(1, waiting), 0.85, 1));
    }
}
