package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Level;
import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.IdeaFacts;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.History.Work;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import fi.ideapolku.organisation.WorkingDays;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How long things take: to a decision, in each stage, before anybody starts; and what that lets one promise. */
final class TimeMetrics {

    /** Calendar days within which 85 % of the ideas are promised a decision; the fast lane's are its 20 working days. */
    static final int PROMISED_DAYS = 120;

    static final int PROMISED_FAST_DAYS = 28;

    private static final String FAST = "fast";

    private TimeMetrics() {}

    static List<Metric> all(WorkingDays workingDays) {
        return List.of(
                new TimeToDecision(),
                new Promise(),
                new CycleTime(workingDays),
                new Predictability(),
                new StageTime(),
                new StartWait(),
                new Touched(),
                new DecisionDelay(),
                new FastLane(workingDays),
                new Projection());
    }

    private static List<IdeaFacts> decided(History history, Period period) {
        return history.ideas().stream()
                .filter(idea -> period.has(idea.decided()))
                .sorted(Comparator.comparing(IdeaFacts::decided))
                .toList();
    }

    private static List<Double> cycleTimes(List<IdeaFacts> decided) {
        return decided.stream()
                .map(idea -> days(idea.created(), idea.decided()))
                .toList();
    }

    /** Ideas submitted in the period as spans: to the decision or another end, or so far. */
    private static List<Survival.Span> spans(List<IdeaFacts> ideas, History history) {
        return ideas.stream()
                .map(idea -> idea.settled() == null
                        ? new Survival.Span(history.age(idea), false)
                        : new Survival.Span(days(idea.created(), idea.settled()), true))
                .toList();
    }

    private static List<IdeaFacts> submitted(History history, Period period) {
        return history.ideas().stream()
                .filter(idea -> period.has(idea.created()))
                .toList();
    }

    /**
     * Time to a decision with open ideas counted: Kaplan–Meier {@code S(t) = Π(1 − d/n)} over the ideas submitted in the
     * period, the event being the decision or any other end; 95 % interval by Greenwood, log-minus-log (ux A.1/7).
     */
    static final class TimeToDecision implements Metric {

        @Override
        public String key() {
            return "timeToDecision";
        }

        @Override
        public Finding find(History history, Period period) {
            var ideas = submitted(history, period);
            var survival = Survival.of(spans(ideas, history));
            var table = Table.of("days", "share", "low", "high", "atRisk");
            for (var step : thinned(survival.steps())) {
                table.row(step.days(), 1 - step.share(), 1 - step.high(), 1 - step.low(), step.atRisk());
            }
            var p50 = survival.quantile(0.5);
            var p85 = survival.quantile(0.85);
            var few = ideas.size() < Percentiles.ENOUGH;
            var told = p50.days().isEmpty() ? "none" : p85.days().isEmpty() ? "noP85" : "sentence";
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
                    .told(told)
                    .fewIf(few && !ideas.isEmpty());
        }

        private static Double value(java.util.OptionalDouble days) {
            return days.isPresent() ? days.getAsDouble() : null;
        }

        /** At most sixty of the steps, evenly, the last one too: more cannot be told apart in the picture. */
        private static List<Survival.Step> thinned(List<Survival.Step> steps) {
            var every = steps.size() / 60 + 1;
            return java.util.stream.IntStream.range(0, steps.size())
                    .filter(n -> n % every == 0 || n == steps.size() - 1)
                    .mapToObj(steps::get)
                    .toList();
        }
    }

    /**
     * The promise kept: {@code 1 − S(d)} by Kaplan–Meier at the promised day d, so that open ideas count as long as they
     * have been waiting; promised is 85 % (ux A.1/6).
     */
    static final class Promise implements Metric {

        @Override
        public String key() {
            return "promise";
        }

        @Override
        public Finding find(History history, Period period) {
            var ideas = submitted(history, period);
            var table = Table.of("lane", "promisedDays", "share", "ideas", "late");
            add(table, "normal", PROMISED_DAYS, ideas, history);
            add(table, FAST, PROMISED_FAST_DAYS, ideas, history);
            var late = ideas.stream().filter(idea -> isLate(idea, history)).toList();
            var normal = table.rows().isEmpty() ? null : table.rows().get(0);
            return Finding.of(
                            ideas.size(),
                            table,
                            Chart.of(Shape.BARS, 0, 2),
                            late,
                            normal == null ? null : normal.get(2),
                            normal == null ? null : normal.get(1),
                            late.size())
                    .fewIf(ideas.size() < Percentiles.ENOUGH && !ideas.isEmpty());
        }

        private static void add(Table table, String lane, int promised, List<IdeaFacts> all, History history) {
            var ideas = all.stream().filter(idea -> lane.equals(idea.lane())).toList();
            if (!ideas.isEmpty()) {
                var kept = 1 - Survival.of(spans(ideas, history)).shareAfter(promised);
                var late = (int)
                        ideas.stream().filter(idea -> isLate(idea, history)).count();
                table.row(
                        new Code("lane", lane),
                        promised,
                        new Share((int) Math.round(kept * 1000), 1000),
                        ideas.size(),
                        late);
            }
        }

        private static boolean isLate(IdeaFacts idea, History history) {
            var promised = FAST.equals(idea.lane()) ? PROMISED_FAST_DAYS : PROMISED_DAYS;
            var end = idea.settled() == null ? history.asOf() : idea.settled();
            return days(idea.created(), end) > promised;
        }
    }

    /** Time to decision {@code T3 − T1} of decided ideas: P50 and P85 in calendar days, and the median in working days (ux A.1/4; K1). */
    static final class CycleTime implements Metric {

        private final WorkingDays workingDays;

        CycleTime(WorkingDays workingDays) {
            this.workingDays = workingDays;
        }

        @Override
        public String key() {
            return "cycleTime";
        }

        @Override
        public Finding find(History history, Period period) {
            var decided = decided(history, period);
            var table = Table.of("idea", "decided", "days", "workingDays", "lane");
            for (var idea : decided) {
                table.row(
                        idea.id(),
                        Period.date(idea.decided()),
                        days(idea.created(), idea.decided()),
                        workingDays.between(idea.created(), idea.decided()),
                        new Code("lane", idea.lane()));
            }
            var times = cycleTimes(decided);
            var working = table.rows().stream()
                    .map(row -> ((Integer) row.get(3)).doubleValue())
                    .toList();
            var p50 = Percentiles.ifEnough(times, 0.5);
            var p85 = Percentiles.ifEnough(times, 0.85);
            var lines = p50 == null ? List.<Level>of() : List.of(new Level("p50", p50), new Level("p85", p85));
            return Finding.of(
                            decided.size(),
                            table,
                            new Chart(Shape.DOTS, 1, List.of(2), lines),
                            decided,
                            p50,
                            p85,
                            Percentiles.ifEnough(working, 0.5))
                    .fewIf(p50 == null && !decided.isEmpty());
        }
    }

    /** Predictability: {@code P85/P50} of the time to decision by quarter; over 3 a promised date means little (ux A.1/25). */
    static final class Predictability implements Metric {

        @Override
        public String key() {
            return "predictability";
        }

        @Override
        public Finding find(History history, Period period) {
            var decided = decided(history, period);
            var table = Table.of("quarter", "p50", "p85", "ratio", "ideas");
            decided.stream()
                    .collect(Collectors.groupingBy(
                            idea -> Period.quarter(idea.decided()), TreeMap::new, Collectors.toList()))
                    .forEach((quarter, ideas) -> {
                        var times = cycleTimes(ideas);
                        table.row(
                                quarter,
                                Percentiles.ifEnough(times, 0.5),
                                Percentiles.ifEnough(times, 0.85),
                                ratio(times),
                                ideas.size());
                    });
            var ratio = ratio(cycleTimes(decided));
            return Finding.of(decided.size(), table, Chart.of(Shape.RUN, 0, 3), decided, ratio)
                    .fewIf(ratio == null && !decided.isEmpty());
        }

        private static Double ratio(List<Double> times) {
            var p50 = Percentiles.ifEnough(times, 0.5);
            return p50 == null || p50 == 0 ? null : (Double) (Percentiles.ifEnough(times, 0.85) / p50);
        }
    }

    /** Stage time {@code d_is − a_is}: P50 and P85 per visit and per idea, visits of one idea summed up (ux A.1/5). */
    static final class StageTime implements Metric {

        @Override
        public String key() {
            return "stageTime";
        }

        @Override
        public Finding find(History history, Period period) {
            var left = history.visits().stream()
                    .filter(visit -> period.has(visit.left()))
                    .toList();
            var byStage = left.stream().collect(Collectors.groupingBy(Visit::stage));
            var table = Table.of("stage", "p50", "p85", "p85Idea", "visits", "ideas");
            String slowest = null;
            var longest = 0.0;
            for (var stage : FlowMetrics.STAGES) {
                var visits = byStage.getOrDefault(stage, List.of());
                if (visits.isEmpty()) {
                    continue;
                }
                var each = visits.stream().map(TimeMetrics::length).toList();
                var perIdea = visits.stream()
                        .collect(Collectors.groupingBy(Visit::ideaId, Collectors.summingDouble(TimeMetrics::length)));
                var p85 = Percentiles.ifEnough(each, 0.85);
                table.row(
                        FlowMetrics.stage(stage),
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
                            history.ideas(left.stream().map(Visit::ideaId).collect(Collectors.toSet())),
                            slowest == null ? null : FlowMetrics.stage(slowest),
                            longest)
                    .fewIf(slowest == null && !left.isEmpty());
        }
    }

    static double length(Visit visit) {
        return days(visit.entered(), visit.left());
    }

    private static Finding taskTimes(List<Work> tasks, Function<Work, Double> time, History history, String unit) {
        var table = Table.of("task", "p50", "p85", "tasks");
        tasks.stream()
                .collect(Collectors.groupingBy(Work::task, TreeMap::new, Collectors.toList()))
                .forEach((task, works) -> {
                    var times = works.stream().map(time).toList();
                    table.row(
                            new Code(unit, task),
                            Percentiles.ifEnough(times, 0.5),
                            Percentiles.ifEnough(times, 0.85),
                            works.size());
                });
        var times = tasks.stream().map(time).toList();
        var p50 = Percentiles.ifEnough(times, 0.5);
        return Finding.of(
                        tasks.size(),
                        table,
                        Chart.of(Shape.PAIRS, 0, 1, 2),
                        history.ideas(FlowMetrics.ideasOf(tasks)),
                        p50,
                        Percentiles.ifEnough(times, 0.85))
                .fewIf(p50 == null && !tasks.isEmpty());
    }

    /** Waiting before the start: {@code first claim − creation}; a task done without a claim counts from creation to end (ux A.1/14). */
    static final class StartWait implements Metric {

        @Override
        public String key() {
            return "startWait";
        }

        @Override
        public boolean isAboutWork() {
            return true;
        }

        @Override
        public Finding find(History history, Period period) {
            var started = history.work().stream()
                    .filter(task -> task.claimed() != null || task.completed() != null)
                    .filter(task -> period.has(task.claimed() != null ? task.claimed() : task.completed()))
                    .toList();
            return taskTimes(
                    started,
                    task -> days(task.created(), task.claimed() != null ? task.claimed() : task.completed()),
                    history,
                    "task");
        }
    }

    /** The share of a task's time for which somebody had taken it: {@code Σ(end − claim)/Σ(end − creation)}; taken is not worked (ux A.1/15). */
    static final class Touched implements Metric {

        @Override
        public String key() {
            return "touched";
        }

        @Override
        public boolean isAboutWork() {
            return true;
        }

        @Override
        public Finding find(History history, Period period) {
            var done = history.work().stream()
                    .filter(task -> period.has(task.completed()))
                    .toList();
            var table = Table.of("task", "share", "tasks");
            done.stream()
                    .collect(Collectors.groupingBy(Work::task, TreeMap::new, Collectors.toList()))
                    .forEach((task, works) -> table.row(new Code("task", task), share(works), works.size()));
            return Finding.of(
                    done.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(FlowMetrics.ideasOf(done)),
                    share(done));
        }

        private static Share share(List<Work> works) {
            var all = works.stream()
                    .mapToDouble(task -> days(task.created(), task.completed()))
                    .sum();
            var taken = works.stream()
                    .filter(task -> task.claimed() != null)
                    .mapToDouble(task -> days(task.claimed(), task.completed()))
                    .sum();
            return new Share((int) Math.round(1000 * taken / Math.max(all, 1e-9)), 1000);
        }
    }

    /** The delay of decisions {@code T3 − T2}: from entering the decision stage to leaving it, per round (ux A.1/26). */
    static final class DecisionDelay implements Metric {

        @Override
        public String key() {
            return "decisionDelay";
        }

        @Override
        public Finding find(History history, Period period) {
            var rounds = history.visits().stream()
                    .filter(visit -> visit.stage().equals("decision") && period.has(visit.left()))
                    .toList();
            var table = Table.of("outcome", "p50", "p85", "visits");
            rounds.stream()
                    .collect(Collectors.groupingBy(
                            visit -> String.valueOf(visit.outcome()), TreeMap::new, Collectors.toList()))
                    .forEach((outcome, visits) -> {
                        var times = visits.stream().map(TimeMetrics::length).toList();
                        table.row(
                                new Code("outcome", outcome),
                                Percentiles.ifEnough(times, 0.5),
                                Percentiles.ifEnough(times, 0.85),
                                visits.size());
                    });
            var times = rounds.stream().map(TimeMetrics::length).toList();
            var p50 = Percentiles.ifEnough(times, 0.5);
            var waiting = history.open().stream()
                    .filter(idea -> "decision".equals(idea.stage()))
                    .toList();
            return Finding.of(
                            rounds.size(),
                            table,
                            Chart.of(Shape.PAIRS, 0, 1, 2),
                            waiting,
                            p50,
                            Percentiles.ifEnough(times, 0.85),
                            waiting.size())
                    .fewIf(p50 == null && !rounds.isEmpty());
        }
    }

    /** The fast lane: decided and delivered within 20 working days, and the share that moved to the normal lane (K8; S92). */
    static final class FastLane implements Metric {

        private final WorkingDays workingDays;

        FastLane(WorkingDays workingDays) {
            this.workingDays = workingDays;
        }

        @Override
        public String key() {
            return "fastLane";
        }

        @Override
        public Finding find(History history, Period period) {
            var took = history.visits().stream()
                    .filter(visit -> visit.stage().equals("smallOrder") && period.has(visit.entered()))
                    .collect(Collectors.toMap(Visit::ideaId, visit -> visit, (one, other) -> other));
            var ideas = history.ideas(took.keySet());
            var created = ideas.stream().collect(Collectors.toMap(IdeaFacts::id, IdeaFacts::created));
            var delivered = took.values().stream()
                    .filter(visit -> "completed".equals(visit.outcome()) || "done".equals(visit.outcome()))
                    .filter(visit -> created.containsKey(visit.ideaId()))
                    .map(visit -> (double) workingDays.between(created.get(visit.ideaId()), visit.left()))
                    .toList();
            var outcomes = new TreeMap<String, Integer>();
            took.values()
                    .forEach(visit ->
                            outcomes.merge(visit.outcome() == null ? "open" : visit.outcome(), 1, Integer::sum));
            var table = Table.of("outcome", "ideas", "share");
            outcomes.forEach((outcome, n) -> table.row(new Code("outcome", outcome), n, new Share(n, took.size())));
            var inTime = (int) delivered.stream().filter(days -> days <= 20).count();
            return Finding.of(
                    took.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    ideas,
                    took.size(),
                    new Share(inTime, delivered.size()));
        }
    }

    /**
     * Forecast by Monte Carlo: 10,000 runs that draw daily decisions anew from the last 180 days, zeros too. Not told under
     * 20 decisions, or while work in progress has grown by a tenth or more in that time (ux A.1/24).
     */
    static final class Projection implements Metric {

        private static final int DAYS = 180;
        private static final int ENOUGH = 20;

        @Override
        public String key() {
            return "forecast";
        }

        @Override
        public Finding find(History history, Period period) {
            var begin = history.asOf().minus(DAYS, ChronoUnit.DAYS);
            var daily = new int[DAYS];
            var ideas = new HashSet<String>();
            var arrived = 0;
            var before = 0;
            for (var idea : history.ideas()) {
                arrived += idea.created().isAfter(begin) ? 1 : 0;
                before += !idea.created().isAfter(begin)
                                && (idea.settled() == null || idea.settled().isAfter(begin))
                        ? 1
                        : 0;
                if (idea.settled() != null && idea.settled().isAfter(begin)) {
                    daily[(int) Math.min(DAYS - 1, days(begin, idea.settled()))]++;
                    ideas.add(idea.id());
                }
            }
            var waiting = (int) history.ideas().stream()
                    .filter(idea -> idea.settled() == null)
                    .count();
            var table = Table.of("within", "atLeast");
            if (ideas.size() < ENOUGH) {
                return Finding.of(ideas.size(), table, null, history.ideas(ideas), ideas.size(), ENOUGH)
                        .told(ideas.isEmpty() ? "sentence" : "tooFew");
            }
            if (waiting > before * 1.1) {
                return Finding.of(ideas.size(), table, null, history.ideas(ideas), before, waiting, arrived)
                        .told("growing");
            }
            for (var days : List.of(30, 60, 90)) {
                table.row(new Code("within", days.toString()), Forecast.atLeast(daily, days, 0.85, 1));
            }
            return Finding.of(
                    ideas.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(ideas),
                    table.rows().get(2).get(1),
                    waiting,
                    Forecast.daysFor(daily, Math.max(1, waiting), 0.85, 1));
        }
    }

    /** When each idea began its first visit to a stage. */
    static HashMap<String, Visit> firstVisits(History history, String stage) {
        var first = new HashMap<String, Visit>();
        history.visits().stream()
                .filter(visit -> visit.stage().equals(stage))
                .forEach(visit -> first.merge(
                        visit.ideaId(), visit, (one, other) -> one.entered().isBefore(other.entered()) ? one : other));
        return first;
    }
}
