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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is under way: how much, how old, where it waits, and how much comes and goes. */
final class FlowMetrics {

    /** The order in which an idea goes through its stages; one before the first stage is new. */
    static final List<String> STAGES = List.of(
            "new",
            "screening",
            "smallOrder",
            "discovery",
            "empathySprint",
            "understandingCard",
            "cardReview",
            "ideaCard",
            "customerPanel",
            "decision",
            "implementation",
            "lessons");

    private FlowMetrics() {}

    static List<Metric> all() {
        return List.of(
                new WorkInProgress(),
                new Age(),
                new InAndOut(),
                new Ball(),
                new Silent(),
                new Throughput(),
                new CumulativeFlow(),
                new Overdue(),
                new DueKept(),
                new Concentration(),
                new UpToDate(),
                new Little(),
                new FlowDebt());
    }

    static String stageOf(IdeaFacts idea) {
        return idea.stage() == null ? "new" : idea.stage();
    }

    static Code stage(String stage) {
        return new Code("stage", stage);
    }

    private static double oldest(List<IdeaFacts> ideas, History history) {
        return ideas.stream().mapToDouble(history::age).max().orElse(0);
    }

    private static List<IdeaFacts> oldestFirst(List<IdeaFacts> ideas) {
        return ideas.stream().sorted(Comparator.comparing(IdeaFacts::created)).toList();
    }

    /** Work in progress: {@code #{i: T1 ≤ t < end}} by stage, with ages 0–30, 31–90, 91–180 and over 180 days (ux A.1/1; K9). */
    static final class WorkInProgress implements Metric {

        private static final double[] BANDS = {30, 90, 180, Double.MAX_VALUE};

        @Override
        public String key() {
            return "wip";
        }

        @Override
        public Finding find(History history, Period period) {
            var open = history.open();
            var byStage = open.stream().collect(Collectors.groupingBy(FlowMetrics::stageOf));
            var table = Table.of("stage", "ideas", "days30", "days90", "days180", "daysOver", "oldest");
            for (var stage : STAGES) {
                var ideas = byStage.getOrDefault(stage, List.of());
                if (!ideas.isEmpty()) {
                    var bands = bands(ideas, history);
                    table.row(
                            stage(stage), ideas.size(), bands[0], bands[1], bands[2], bands[3], oldest(ideas, history));
                }
            }
            return Finding.of(
                    open.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    oldestFirst(open),
                    open.size(),
                    oldest(open, history));
        }

        private static int[] bands(List<IdeaFacts> ideas, History history) {
            var counts = new int[BANDS.length];
            for (var idea : ideas) {
                var band = 0;
                while (history.age(idea) > BANDS[band]) {
                    band++;
                }
                counts[band]++;
            }
            return counts;
        }
    }

    /**
     * Age of open ideas {@code t − T1} by stage, against P50 and P85 of the time to a decision or another end; beside
     * each its pace: {@code 100·#{j ∈ F: CT_j ≤ age}/#F} (ux A.1/2 and 3).
     */
    static final class Age implements Metric {

        @Override
        public String key() {
            return "age";
        }

        @Override
        public Finding find(History history, Period period) {
            var finished = history.ideas().stream()
                    .filter(idea -> period.has(idea.settled()))
                    .map(idea -> days(idea.created(), idea.settled()))
                    .sorted()
                    .toList();
            var waiting = history.open().stream()
                    .filter(idea -> idea.decided() == null)
                    .sorted(Comparator.comparing((IdeaFacts idea) -> STAGES.indexOf(stageOf(idea)))
                            .thenComparing(IdeaFacts::created))
                    .toList();
            var table = Table.of("idea", "stage", "days", "olderThan");
            var old = new ArrayList<IdeaFacts>();
            var p85 = Percentiles.ifEnough(finished, 0.85);
            for (var idea : waiting) {
                var age = history.age(idea);
                var passed = Percentiles.upTo(finished, age);
                table.row(
                        idea.id(), stage(stageOf(idea)), age, p85 == null ? null : new Share(passed, finished.size()));
                if (p85 != null && age > p85) {
                    old.add(idea);
                }
            }
            var lines = p85 == null
                    ? List.<Level>of()
                    : List.of(new Level("p50", Percentiles.ifEnough(finished, 0.5)), new Level("p85", p85));
            var chart = new Chart(Shape.DOTS, 1, List.of(2), lines);
            var oldest = waiting.stream().mapToDouble(history::age).max().orElse(0);
            var found = Finding.of(
                    waiting.size(),
                    table,
                    chart,
                    p85 == null ? oldestFirst(waiting) : old,
                    waiting.size(),
                    old.size(),
                    p85,
                    oldest);
            return p85 == null ? found.told("noLimit") : found;
        }
    }

    /** Arrivals, departures and their difference by month: {@code net = departures − arrivals} (ux A.1/10). */
    static final class InAndOut implements Metric {

        @Override
        public String key() {
            return "inOut";
        }

        @Override
        public Finding find(History history, Period period) {
            var table = Table.of("month", "in", "out", "net");
            var in = period.count(history.ideas().stream().map(IdeaFacts::created));
            var out = period.count(history.ideas().stream().map(IdeaFacts::ended));
            in.forEach((month, arrived) -> table.row(month, arrived, out.get(month), out.get(month) - arrived));
            var ins = in.values().stream().mapToInt(n -> n).sum();
            var outs = out.values().stream().mapToInt(n -> n).sum();
            var behind = history.ideas().stream()
                    .filter(idea -> period.has(idea.created()) || period.has(idea.ended()))
                    .toList();
            return Finding.of(behind.size(), table, Chart.of(Shape.PAIRS, 0, 1, 2), behind, ins, outs, outs - ins);
        }
    }

    /** Who has the ball: the share of the time that tasks waited in each stage, by responsible party, never a person (ux A.1/16). */
    static final class Ball implements Metric {

        @Override
        public String key() {
            return "ball";
        }

        @Override
        public boolean isAboutWork() {
            return true;
        }

        @Override
        public Finding find(History history, Period period) {
            var time = new TreeMap<String, Double>();
            var open = new TreeMap<String, Integer>();
            var ideas = new HashSet<String>();
            var n = 0;
            for (var task : history.work()) {
                var end = task.ended() == null ? history.asOf() : task.ended();
                if (end.isBefore(period.from())) {
                    continue;
                }
                var begin = task.created().isBefore(period.from()) ? period.from() : task.created();
                var party = history.named(task.party());
                time.merge(party, days(begin, end), Double::sum);
                n++;
                if (task.ended() == null) {
                    open.merge(party, 1, Integer::sum);
                    ideas.add(task.ideaId());
                }
            }
            var total = time.values().stream().mapToDouble(d -> d).sum();
            var table = Table.of("party", "share", "days", "open");
            time.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .forEach(at -> table.row(
                            new Code("party", at.getKey()),
                            new Share((int) Math.round(1000 * at.getValue() / Math.max(total, 1e-9)), 1000),
                            at.getValue(),
                            open.getOrDefault(at.getKey(), 0)));
            var first = table.rows().isEmpty() ? List.of(0, 0) : table.rows().get(0);
            return Finding.of(n, table, Chart.of(Shape.PARTS, 0, 1), history.ideas(ideas), first.get(0), first.get(1));
        }
    }

    /** Silent ideas: {@code t − last event} over 30, 60 and 90 days among the open ones (ux A.1/22). */
    static final class Silent implements Metric {

        @Override
        public String key() {
            return "silent";
        }

        @Override
        public Finding find(History history, Period period) {
            var table = Table.of("silentFor", "ideas");
            for (var limit : List.of(30, 60, 90)) {
                table.row(new Code("over", limit.toString()), (int) history.open().stream()
                        .filter(idea -> silence(idea, history) > limit)
                        .count());
            }
            var silent = history.open().stream()
                    .filter(idea -> silence(idea, history) > 30)
                    .sorted(Comparator.comparing(IdeaFacts::lastEvent))
                    .toList();
            return Finding.of(
                    history.open().size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    silent,
                    silent.size(),
                    history.open().size());
        }

        static double silence(IdeaFacts idea, History history) {
            return days(idea.lastEvent(), history.asOf());
        }
    }

    /** Throughput: ideas that ended in a month, by outcome; months of none are shown (ux A.1/9). */
    static final class Throughput implements Metric {

        @Override
        public String key() {
            return "throughput";
        }

        @Override
        public Finding find(History history, Period period) {
            var ended = history.ideas().stream()
                    .filter(idea -> period.has(idea.ended()))
                    .toList();
            var table = Table.of("month", "ideas", "completed", "notContinued");
            var all = period.count(ended.stream().map(IdeaFacts::ended));
            var done = period.count(ended.stream()
                    .filter(idea -> idea.status().equals("completed"))
                    .map(IdeaFacts::ended));
            all.forEach((month, ideas) -> table.row(month, ideas, done.get(month), ideas - done.get(month)));
            var completed = (int) ended.stream()
                    .filter(idea -> idea.status().equals("completed"))
                    .count();
            return Finding.of(ended.size(), table, Chart.of(Shape.RUN, 0, 1), ended, ended.size(), completed);
        }
    }

    /** Cumulative flow: {@code A_s(t) = #{i: first a_is ≤ t}} at the end of each month; a line never goes down (ux A.1/11). */
    static final class CumulativeFlow implements Metric {

        private static final List<String> DRAWN =
                List.of("screening", "understandingCard", "ideaCard", "decision", "implementation");

        @Override
        public String key() {
            return "cfd";
        }

        @Override
        public Finding find(History history, Period period) {
            var first = new TreeMap<String, Map<String, Instant>>();
            for (var visit : history.visits()) {
                first.computeIfAbsent(visit.stage(), stage -> new TreeMap<>())
                        .merge(visit.ideaId(), visit.entered(), (one, other) -> one.isBefore(other) ? one : other);
            }
            var lines = new ArrayList<List<Double>>();
            DRAWN.forEach(stage -> lines.add(sorted(first.getOrDefault(stage, Map.of()).values().stream())));
            lines.add(sorted(history.ideas().stream().map(IdeaFacts::ended).filter(Objects::nonNull)));
            var table = new Table(
                    Stream.of(List.of("month"), DRAWN, List.of("ended"))
                            .flatMap(List::stream)
                            .toList(),
                    new ArrayList<>());
            for (var month : period.months()) {
                var end = month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(WorkingDays.ZONE)
                        .toInstant();
                var row = new ArrayList<Object>(List.of(month));
                lines.forEach(line -> row.add(Percentiles.upTo(line, seconds(end))));
                table.rows().add(row);
            }
            return Finding.of(
                    history.visits().size(),
                    table,
                    Chart.of(Shape.AREA, 0, 1, 2, 3, 4, 5, 6),
                    history.open(),
                    history.ideas().size(),
                    history.ideas().size() - history.open().size());
        }
    }

    private static List<Double> sorted(Stream<Instant> moments) {
        return moments.map(FlowMetrics::seconds).sorted().toList();
    }

    private static double seconds(Instant moment) {
        return moment.getEpochSecond();
    }

    /** Overdue tasks: open with {@code due < t}, late for 1–7, 8–30 and over 30 days, the oldest first (ux A.1/23). */
    static final class Overdue implements Metric {

        @Override
        public String key() {
            return "overdue";
        }

        @Override
        public boolean isAboutWork() {
            return true;
        }

        @Override
        public Finding find(History history, Period period) {
            var open =
                    history.work().stream().filter(task -> task.ended() == null).toList();
            var late = open.stream()
                    .filter(task -> task.due() != null && task.due().isBefore(history.asOf()))
                    .toList();
            var table = Table.of("lateFor", "tasks")
                    .row(new Code("late", "7"), between(late, history, -1, 7))
                    .row(new Code("late", "30"), between(late, history, 7, 30))
                    .row(new Code("late", "more"), between(late, history, 30, 1e9));
            var oldest = late.stream()
                    .mapToDouble(task -> days(task.due(), history.asOf()))
                    .max();
            return Finding.of(
                    open.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(ideasOf(late)),
                    late.size(),
                    open.size(),
                    oldest.orElse(0));
        }

        private static int between(List<Work> late, History history, double over, double upTo) {
            return (int) late.stream()
                    .mapToDouble(task -> days(task.due(), history.asOf()))
                    .filter(days -> days > over && days <= upTo)
                    .count();
        }
    }

    static Set<String> ideasOf(List<Work> tasks) {
        return tasks.stream().map(Work::ideaId).collect(Collectors.toSet());
    }

    /** Tasks completed at or before their due moment of all completed with one, by task (K7). */
    static final class DueKept implements Metric {

        @Override
        public String key() {
            return "dueKept";
        }

        @Override
        public boolean isAboutWork() {
            return true;
        }

        @Override
        public Finding find(History history, Period period) {
            var done = history.work().stream()
                    .filter(task -> period.has(task.completed()) && task.due() != null)
                    .toList();
            var table = Table.of("task", "share", "tasks");
            done.stream()
                    .collect(Collectors.groupingBy(Work::task, TreeMap::new, Collectors.toList()))
                    .forEach((task, works) ->
                            table.row(new Code("task", task), new Share(kept(works), works.size()), works.size()));
            return Finding.of(
                    done.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(ideasOf(done.stream()
                            .filter(task -> task.completed().isAfter(task.due()))
                            .toList())),
                    new Share(kept(done), done.size()));
        }

        private static int kept(List<Work> works) {
            return (int) works.stream()
                    .filter(task -> !task.completed().isAfter(task.due()))
                    .count();
        }
    }

    /** Concentration: the share of open tasks that wait for the three most loaded parties (ux A.1/42). */
    static final class Concentration implements Metric {

        @Override
        public String key() {
            return "concentration";
        }

        @Override
        public boolean isAboutWork() {
            return true;
        }

        @Override
        public Finding find(History history, Period period) {
            var open =
                    history.work().stream().filter(task -> task.ended() == null).toList();
            var table = Table.of("party", "tasks", "share");
            open.stream()
                    .collect(Collectors.groupingBy(task -> history.named(task.party()), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(at -> table.row(
                            new Code("party", at.getKey()),
                            at.getValue().intValue(),
                            new Share(at.getValue().intValue(), open.size())));
            var three = table.rows().stream()
                    .limit(3)
                    .mapToInt(row -> (Integer) row.get(1))
                    .sum();
            return Finding.of(
                    open.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(ideasOf(open)),
                    new Share(three, open.size()),
                    open.size());
        }
    }

    /** The portfolio is up to date: open ideas with an event in the last 30 days of all open ones (K20). */
    static final class UpToDate implements Metric {

        @Override
        public String key() {
            return "upToDate";
        }

        @Override
        public Finding find(History history, Period period) {
            var open = history.open();
            var byStage = open.stream().collect(Collectors.groupingBy(FlowMetrics::stageOf));
            var table = Table.of("stage", "share", "ideas");
            for (var stage : STAGES) {
                var ideas = byStage.getOrDefault(stage, List.of());
                if (!ideas.isEmpty()) {
                    table.row(stage(stage), new Share(fresh(ideas, history), ideas.size()), ideas.size());
                }
            }
            return Finding.of(
                    open.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    open.stream()
                            .filter(idea -> Silent.silence(idea, history) > 30)
                            .toList(),
                    new Share(fresh(open, history), open.size()));
        }

        private static int fresh(List<IdeaFacts> ideas, History history) {
            return (int) ideas.stream()
                    .filter(idea -> Silent.silence(idea, history) <= 30)
                    .count();
        }
    }

    /** The averages that Little's law ties together, over the period: work in progress, departures a day, days to the end. */
    private record Averages(double inProgress, double perDay, double meanDays, int ended, List<IdeaFacts> ideas) {

        static Averages of(History history, Period period) {
            var ended = history.ideas().stream()
                    .filter(idea -> period.has(idea.ended()))
                    .toList();
            var length = days(period.from(), period.to());
            var inProgress = 0.0;
            for (var idea : history.ideas()) {
                var begin = idea.created().isBefore(period.from()) ? period.from() : idea.created();
                var end = idea.ended() == null || idea.ended().isAfter(period.to()) ? period.to() : idea.ended();
                inProgress += Math.max(0, days(begin, end));
            }
            var mean = ended.stream()
                    .mapToDouble(idea -> days(idea.created(), idea.ended()))
                    .average()
                    .orElse(0);
            return new Averages(inProgress / length, ended.size() / length, mean, ended.size(), ended);
        }
    }

    /** Little's check: {@code mean(WIP) / (mean(X)·mean(CT))}; far from 1 the averages are not to be trusted (ux A.1/12). */
    static final class Little implements Metric {

        @Override
        public String key() {
            return "little";
        }

        @Override
        public Finding find(History history, Period period) {
            var at = Averages.of(history, period);
            var ratio = at.ended() == 0 ? null : (Double) (at.inProgress() / (at.perDay() * at.meanDays()));
            var table = Table.of("meanWip", "outPerMonth", "meanDays", "ratio")
                    .row(at.inProgress(), at.perDay() * 30, at.meanDays(), ratio);
            return Finding.of(at.ended(), table, null, at.ideas(), ratio).fewIf(at.ended() < Percentiles.ENOUGH);
        }
    }

    /** Flow debt: {@code mean WIP / mean X − mean CT} of departures; above 0 young ideas pass while old ones wait (ux A.1/13). */
    static final class FlowDebt implements Metric {

        @Override
        public String key() {
            return "flowDebt";
        }

        @Override
        public Finding find(History history, Period period) {
            var at = Averages.of(history, period);
            var debt = at.ended() == 0 ? null : (Double) (at.inProgress() / at.perDay() - at.meanDays());
            var table = Table.of("expectedDays", "meanDays", "debtDays")
                    .row(at.ended() == 0 ? null : (Double) (at.inProgress() / at.perDay()), at.meanDays(), debt);
            return Finding.of(at.ended(), table, null, at.ideas(), debt).fewIf(at.ended() < Percentiles.ENOUGH);
        }
    }

    /** The visits of each idea, in the order in which the history has them. */
    static Map<String, List<Visit>> visitsByIdea(History history) {
        return history.visits().stream().collect(Collectors.groupingBy(Visit::ideaId));
    }
}
