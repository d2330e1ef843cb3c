package fi.ideapolku.insight;

import fi.ideapolku.insight.Chart.Level;
import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.organisation.WorkingDays;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long things take: to a decision, in each stage. */
final class TimeMetrics {

    private TimeMetrics() {}

    static List<Metric> all(WorkingDays workingDays) {
        return List.of(
                Metric.of("timeToDecision", TimeMetrics::timeToDecision),
                Metric.of("cycleTime", (history, period) -> cycleTime(history, period, workingDays)),
                Metric.of("predictability", TimeMetrics::predictability),
                Metric.of("stageTime", TimeMetrics::stageTime).comparing(1),
                Metric.of("decisionDelay", TimeMetrics::decisionDelay));
    }

    /**
     * Time to a decision with open ideas counted: Kaplan–Meier {@code S(t) = Π(1 − d/n)} over the ideas submitted in the
     * period, the event being the decision or any other end; 95 % interval by Greenwood, log-minus-log (ux A.1/7).
     */
    private static Finding timeToDecision(History history, Period period) {
        var ideas = history.created(period);
        var survival = survival(ideas, history);
        var table = Table.of("days", "share", "low", "high", "atRisk");
        for (var step : thinned(survival.steps())) {
            table.row(step.days(), 1 - step.share(), 1 - step.high(), 1 - step.low(), step.atRisk());
        }
        var p50 = survival.quantile(0.5);
        var p85 = survival.quantile(0.85);
        var open = ideas.stream().filter(idea -> idea.settled() == null).toList();
        return Finding.of(
                        ideas.size(),
                        table,
                        table.rows().isEmpty() ? null : Chart.of(Shape.STEP, 0, 1, 2, 3),
                        open,
                        value(p50.days()),
                        value(p50.low()),
                        value(p50.high()),
                        value(p85.days()),
                        value(p85.low()),
                        value(p85.high()),
                        open.size())
                .told(
                        p50.days().isEmpty()
                                ? "none"
                                : p85.days().isPresent()
                                        ? "sentence"
                                        : p50.high().isPresent() ? "noP85" : "noLimit")
                .fewIf(ideas.size() < Percentiles.ENOUGH);
    }

    private static Double value(OptionalDouble days) {
        return days.isPresent() ? days.getAsDouble() : null;
    }

    static Survival survival(List<IdeaFacts> ideas, History history) {
        return Survival.of(ideas.stream()
                .map(idea -> new Survival.Span(history.waited(idea), idea.settled() != null))
                .toList());
    }

    /** At most sixty of the steps, evenly, the last one too: more cannot be told apart in the picture. */
    private static List<Survival.Step> thinned(List<Survival.Step> steps) {
        var every = steps.size() / 60 + 1;
        return IntStream.range(0, steps.size())
                .filter(n -> n % every == 0 || n == steps.size() - 1)
                .mapToObj(steps::get)
                .toList();
    }

    /** Time to decision {@code T3 − T1} of decided ideas: P50 and P85 in calendar days, and the median in working days (ux A.1/4; K1). */
    private static Finding cycleTime(History history, Period period, WorkingDays workingDays) {
        var decided = history.decided(period).stream()
                .sorted(Comparator.comparing(IdeaFacts::decided))
                .toList();
        var table = Table.of("idea", "decided", "days", "workingDays", "lane");
        var working = new ArrayList<Double>();
        var counter = workingDays.counter(decided.stream()
                .map(IdeaFacts::created)
                .min(Comparator.naturalOrder())
                .orElse(history.asOf()));
        for (var idea : decided) {
            var days = counter.applyAsInt(idea.created(), idea.decided());
            working.add((double) days);
            table.row(
                    idea.id(), Period.date(idea.decided()), idea.daysToDecision(), days, new Code("lane", idea.lane()));
        }
        var times = decided.stream().map(IdeaFacts::daysToDecision).toList();
        var p50 = Percentiles.ifEnough(times, 0.5);
        var p85 = Percentiles.ifEnough(times, 0.85);
        var levels = p50 == null ? List.<Level>of() : List.of(new Level("p50", p50), new Level("p85", p85));
        return Finding.of(
                        decided.size(),
                        table,
                        new Chart(Shape.DOTS, 1, List.of(2), levels),
                        decided,
                        p50,
                        p85,
                        Percentiles.ifEnough(working, 0.5))
                .fewIf(p50 == null);
    }

    /** Predictability: {@code P85/P50} of the time to decision by quarter; over 3 a promised date means little (ux A.1/25). */
    private static Finding predictability(History history, Period period) {
        var decided = history.decided(period);
        var times = decided.stream()
                .collect(Collectors.groupingBy(
                        idea -> Period.quarter(idea.decided()),
                        TreeMap::new,
                        Collectors.mapping(IdeaFacts::daysToDecision, Collectors.toList())));
        var table = Table.of("quarter", "p50", "p85", "ratio", "ideas");
        times.forEach((quarter, days) -> table.row(
                quarter, Percentiles.ifEnough(days, 0.5), Percentiles.ifEnough(days, 0.85), ratio(days), days.size()));
        var ratio = ratio(decided.stream().map(IdeaFacts::daysToDecision).toList());
        return Finding.of(decided.size(), table, Chart.of(Shape.RUN, 0, 3), decided, ratio)
                .fewIf(ratio == null);
    }

    private static Double ratio(List<Double> times) {
        var p50 = Percentiles.ifEnough(times, 0.5);
        return p50 == null || p50 == 0 ? null : (Double) (Percentiles.ifEnough(times, 0.85) / p50);
    }

    /** Stage time {@code d_is − a_is}: P50 and P85 per visit and per idea, visits of one idea summed up (ux A.1/5). */
    private static Finding stageTime(History history, Period period) {
        var left = history.left(period);
        var byStage = left.stream().collect(Collectors.groupingBy(Visit::stage));
        var table = Table.of("stage", "p50", "p85", "p85Idea", "visits", "ideas");
        String slowest = null;
        var longest = 0.0;
        for (var stage : History.STAGES) {
            var visits = byStage.getOrDefault(stage, List.of());
            if (visits.isEmpty()) {
                continue;
            }
            var each = visits.stream().map(Visit::days).toList();
            var perIdea = visits.stream()
                    .collect(Collectors.groupingBy(Visit::ideaId, Collectors.summingDouble(Visit::days)));
            var p85 = Percentiles.ifEnough(each, 0.85);
            table.row(
                    Code.stage(stage),
                    Percentiles.ifEnough(each, 0.5),
                    p85,
                    Percentiles.ifEnough(perIdea.values(), 0.85),
                    visits.size(),
                    perIdea.size());
            if (p85 != null && p85 > longest) {
                longest = p85;
                slowest = stage;
            }
        }
        return Finding.of(
                        left.size(),
                        table,
                        Chart.of(Shape.PAIRS, 0, 1, 2),
                        history.ideasOf(left),
                        slowest == null ? null : Code.stage(slowest),
                        longest)
                .fewIf(slowest == null);
    }

    /** The delay of decisions {@code T3 − T2}: from entering the decision stage to leaving it, per round (ux A.1/26). */
    private static Finding decisionDelay(History history, Period period) {
        var rounds = history.left(period).stream()
                .filter(visit -> visit.stage().equals("decision"))
                .toList();
        var byOutcome = rounds.stream()
                .collect(Collectors.groupingBy(
                        visit -> String.valueOf(visit.outcome()),
                        TreeMap::new,
                        Collectors.mapping(Visit::days, Collectors.toList())));
        var times = rounds.stream().map(Visit::days).toList();
        var waiting = history.open().stream()
                .filter(idea -> "decision".equals(idea.stage()))
                .toList();
        return Finding.of(
                        rounds.size(),
                        Table.timing("outcome", "outcome", "visits", byOutcome),
                        Chart.of(Shape.PAIRS, 0, 1, 2),
                        waiting,
                        Percentiles.ifEnough(times, 0.5),
                        Percentiles.ifEnough(times, 0.85),
                        waiting.size())
                .fewIf(times.size() < Percentiles.ENOUGH);
    }
}
