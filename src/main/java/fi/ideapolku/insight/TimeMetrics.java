package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Level;
import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.IdeaFacts;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import fi.ideapolku.organisation.WorkingDays;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long things take: to a decision, in each stage; and what that lets one promise. */
final class TimeMetrics {

    /** Calendar days within which 85 % of the ideas are promised a decision; the fast lane's are its 20 working days. */
    private static final int PROMISED_DAYS = 120;

    private static final int PROMISED_FAST_DAYS = 28;
    private static final int FAST_WORKING_DAYS = 20;

    private static final int FORECAST_DAYS = 180;
    private static final int FORECAST_ENOUGH = 20;

    private TimeMetrics() {}

    static List<Metric> all(WorkingDays workingDays) {
        return List.of(
                Metric.of("timeToDecision", TimeMetrics::timeToDecision),
                Metric.of("promise", TimeMetrics::promise),
                Metric.of("cycleTime", (history, period) -> cycleTime(history, period, workingDays)),
                Metric.of("predictability", TimeMetrics::predictability),
                Metric.of("stageTime", TimeMetrics::stageTime).comparing(1),
                Metric.of("decisionDelay", TimeMetrics::decisionDelay),
                Metric.of("fastLane", (history, period) -> fastLane(history, period, workingDays)),
                Metric.of("forecast", TimeMetrics::forecast));
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
                .told(p50.days().isEmpty() ? "none" : p85.days().isEmpty() ? "noP85" : "sentence")
                .fewIf(ideas.size() < Percentiles.ENOUGH);
    }

    private static Survival survival(List<IdeaFacts> ideas, History history) {
        return Survival.of(ideas.stream()
                .map(idea -> new Survival.Span(history.waited(idea), idea.settled() != null))
                .toList());
    }

    private static Double value(OptionalDouble days) {
        return days.isPresent() ? days.getAsDouble() : null;
    }

    /** At most sixty of the steps, evenly, the last one too: more cannot be told apart in the picture. */
    private static List<Survival.Step> thinned(List<Survival.Step> steps) {
        var every = steps.size() / 60 + 1;
        return IntStream.range(0, steps.size())
                .filter(n -> n % every == 0 || n == steps.size() - 1)
                .mapToObj(steps::get)
                .toList();
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
                var kept = Share.of(1 - survival(ideas, history).shareAfter(promised));
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
                .fewIf(submitted.size() < Percentiles.ENOUGH);
    }

    /** Time to decision {@code T3 − T1} of decided ideas: P50 and P85 in calendar days, and the median in working days (ux A.1/4; K1). */
    private static Finding cycleTime(History history, Period period, WorkingDays workingDays) {
        var decided = history.decided(period).stream()
                .sorted(Comparator.comparing(IdeaFacts::decided))
                .toList();
        var table = Table.of("idea", "decided", "days", "workingDays", "lane");
        var working = new ArrayList<Double>();
        for (var idea : decided) {
            var days = workingDays.between(idea.created(), idea.decided());
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

    /** The fast lane: decided and delivered within 20 working days, and the share that moved to the normal lane (K8; S92). */
    private static Finding fastLane(History history, Period period, WorkingDays workingDays) {
        var took = history.visitsOf("smallOrder").stream()
                .filter(visit -> period.has(visit.entered()))
                .collect(Collectors.toMap(Visit::ideaId, visit -> visit, (one, other) -> other));
        var ideas = history.ideas(took.keySet());
        var delivered = 0;
        var inTime = 0;
        for (var idea : ideas) {
            var visit = took.get(idea.id());
            if ("completed".equals(visit.outcome()) || "done".equals(visit.outcome())) {
                delivered++;
                inTime += workingDays.between(idea.created(), visit.left()) <= FAST_WORKING_DAYS ? 1 : 0;
            }
        }
        var outcomes = took.values().stream()
                .map(visit -> visit.outcome() == null ? "open" : visit.outcome())
                .toList();
        return Finding.of(
                took.size(),
                Table.counting("outcome", "outcome", "ideas", outcomes),
                Chart.of(Shape.BARS, 0, 1),
                ideas,
                took.size(),
                new Share(inTime, delivered));
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
