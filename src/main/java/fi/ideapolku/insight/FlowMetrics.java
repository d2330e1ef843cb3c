package fi.ideapolku.insight;

import fi.ideapolku.insight.Chart.Level;
import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import fi.ideapolku.organisation.WorkingDays;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is under way: how many ideas, how old, how many come and go, and which have fallen silent. */
final class FlowMetrics {

    private static final List<Double> AGE_BANDS = List.of(30.0, 90.0, 180.0, Double.MAX_VALUE);
    private static final int SILENT_DAYS = 30;
    private static final List<String> FLOW =
            List.of("screening", "understandingCard", "ideaCard", "decision", "implementation");

    private FlowMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.of("wip", FlowMetrics::workInProgress),
                Metric.of("age", FlowMetrics::age).comparing(1),
                Metric.of("inOut", FlowMetrics::inAndOut),
                Metric.of("silent", FlowMetrics::silent),
                Metric.of("throughput", FlowMetrics::throughput),
                Metric.of("cfd", FlowMetrics::cumulativeFlow),
                Metric.of("upToDate", FlowMetrics::upToDate));
    }

    /** Work in progress: {@code #{i: T1 ≤ t < end}} by stage, with ages 0–30, 31–90, 91–180 and over 180 days (ux A.1/1; K9). */
    private static Finding workInProgress(History history, Period period) {
        var open = history.open();
        var byStage = open.stream().collect(Collectors.groupingBy(IdeaFacts::place));
        var table = Table.of("stage", "ideas", "days30", "days90", "days180", "daysOver", "oldest");
        for (var stage : History.STAGES) {
            var ages = byStage.getOrDefault(stage, List.of()).stream()
                    .map(history::age)
                    .sorted()
                    .toList();
            if (!ages.isEmpty()) {
                var row = new ArrayList<Object>(List.of(Code.stage(stage), ages.size()));
                var counted = 0;
                for (var limit : AGE_BANDS) {
                    var upTo = Percentiles.upTo(ages, limit);
                    row.add(upTo - counted);
                    counted = upTo;
                }
                row.add(ages.get(ages.size() - 1));
                table.rows().add(row);
            }
        }
        var chart = Chart.of(Shape.BARS, 0, 1);
        return Finding.of(open.size(), table, chart, oldestFirst(open), open.size(), oldest(open, history));
    }

    private static double oldest(List<IdeaFacts> ideas, History history) {
        return ideas.stream().mapToDouble(history::age).max().orElse(0);
    }

    private static List<IdeaFacts> oldestFirst(List<IdeaFacts> ideas) {
        return ideas.stream().sorted(Comparator.comparing(IdeaFacts::created)).toList();
    }

    /**
     * Age of open ideas {@code t − T1} by stage, against P50 and P85 of the time to a decision or another end; beside
     * each its pace: {@code 100·#{j ∈ F: CT_j ≤ age}/#F} (ux A.1/2 and 3).
     */
    private static Finding age(History history, Period period) {
        var finished = history.ideas().stream()
                .filter(idea -> period.has(idea.settled()))
                .map(history::waited)
                .sorted()
                .toList();
        var waiting = history.open().stream()
                .filter(idea -> idea.decided() == null)
                .sorted(Comparator.comparing((IdeaFacts idea) -> History.STAGES.indexOf(idea.place()))
                        .thenComparing(IdeaFacts::created))
                .toList();
        var p50 = Percentiles.ifEnough(finished, 0.5);
        var p85 = Percentiles.ifEnough(finished, 0.85);
        var table = Table.of("idea", "stage", "days", "olderThan");
        for (var idea : waiting) {
            var age = history.age(idea);
            var pace = p85 == null ? null : new Share(Percentiles.upTo(finished, age), finished.size());
            table.row(idea.id(), Code.stage(idea.place()), age, pace);
        }
        var old = waiting.stream()
                .filter(idea -> p85 != null && history.age(idea) > p85)
                .toList();
        var levels = p85 == null ? List.<Level>of() : List.of(new Level("p50", p50), new Level("p85", p85));
        var found = Finding.of(
                waiting.size(),
                table,
                new Chart(Shape.DOTS, 1, List.of(2), levels),
                p85 == null ? oldestFirst(waiting) : old,
                waiting.size(),
                old.size(),
                p85,
                oldest(waiting, history));
        return p85 == null ? found.told("noLimit") : found;
    }

    /** Arrivals, departures and their difference by month: {@code net = departures − arrivals} (ux A.1/10). */
    private static Finding inAndOut(History history, Period period) {
        var table = Table.of("month", "in", "out", "net");
        var out = period.count(history.ideas().stream().map(IdeaFacts::ended));
        period.count(history.ideas().stream().map(IdeaFacts::created))
                .forEach((month, in) -> table.row(month, in, out.get(month), out.get(month) - in));
        var ins = history.created(period).size();
        var outs = history.ended(period).size();
        var behind = history.ideas().stream()
                .filter(idea -> period.has(idea.created()) || period.has(idea.ended()))
                .toList();
        return Finding.of(behind.size(), table, Chart.of(Shape.PAIRS, 0, 1, 2), behind, ins, outs, outs - ins);
    }

    /** Silent ideas: {@code t − last event} over 30, 60 and 90 days among the open ones (ux A.1/22). */
    private static Finding silent(History history, Period period) {
        var open = history.open();
        var table = Table.of("silentFor", "ideas");
        for (var limit : List.of(SILENT_DAYS, 60, 90)) {
            table.row(
                    new Code("over", limit.toString()),
                    silent(open, limit, history).size());
        }
        var silent = silent(open, SILENT_DAYS, history).stream()
                .sorted(Comparator.comparing(IdeaFacts::lastEvent))
                .toList();
        return Finding.of(open.size(), table, Chart.of(Shape.BARS, 0, 1), silent, silent.size(), open.size());
    }

    private static List<IdeaFacts> silent(List<IdeaFacts> open, int days, History history) {
        return open.stream()
                .filter(idea -> history.since(idea.lastEvent()) > days)
                .toList();
    }

    /** Throughput: ideas that ended in a month, by outcome; months of none are shown (ux A.1/9). */
    private static Finding throughput(History history, Period period) {
        var ended = history.ended(period);
        var completed =
                ended.stream().filter(idea -> idea.status().equals("completed")).toList();
        var done = period.count(completed.stream().map(IdeaFacts::ended));
        var table = Table.of("month", "ideas", "completed", "notContinued");
        period.count(ended.stream().map(IdeaFacts::ended))
                .forEach((month, ideas) -> table.row(month, ideas, done.get(month), ideas - done.get(month)));
        return Finding.of(ended.size(), table, Chart.of(Shape.RUN, 0, 1), ended, ended.size(), completed.size());
    }

    /** Cumulative flow: {@code A_s(t) = #{i: first a_is ≤ t}} at the end of each month; a line never goes down (ux A.1/11). */
    private static Finding cumulativeFlow(History history, Period period) {
        var lines = Stream.concat(
                        FLOW.stream()
                                .map(stage -> History.firstOf(history.visitsOf(stage)).values().stream()
                                        .map(visit -> visit.entered())),
                        Stream.of(history.ideas().stream().map(IdeaFacts::ended).filter(Objects::nonNull)))
                .map(Stream::toList)
                .toList();
        var table = Table.of(Stream.of(List.of("month"), FLOW, List.of("ended"))
                .flatMap(List::stream)
                .toArray(String[]::new));
        for (var month : period.months()) {
            var end =
                    month.plusMonths(1).atDay(1).atStartOfDay(WorkingDays.ZONE).toInstant();
            var row = new ArrayList<Object>(List.of(month));
            lines.forEach(line ->
                    row.add((int) line.stream().filter(at -> !at.isAfter(end)).count()));
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

    /** The portfolio is up to date: open ideas with an event or a comment in the last 30 days of all open ones (K20). */
    private static Finding upToDate(History history, Period period) {
        var commented = history.outside().commented();
        var open = history.open();
        var old = silent(open, SILENT_DAYS, history).stream()
                .filter(idea ->
                        !commented.containsKey(idea.id()) || history.since(commented.get(idea.id())) > SILENT_DAYS)
                .toList();
        var oldIds = old.stream().map(IdeaFacts::id).collect(Collectors.toSet());
        var byStage = open.stream().collect(Collectors.groupingBy(IdeaFacts::place));
        var table = Table.of("stage", "share", "ideas");
        History.STAGES.stream().filter(byStage::containsKey).forEach(stage -> {
            var ideas = byStage.get(stage);
            table.row(Code.stage(stage), fresh(ideas, oldIds), ideas.size());
        });
        return Finding.of(open.size(), table, Chart.of(Shape.BARS, 0, 1), old, fresh(open, oldIds));
    }

    private static Share fresh(List<IdeaFacts> ideas, Set<String> old) {
        return new Share(
                (int) ideas.stream().filter(idea -> !old.contains(idea.id())).count(), ideas.size());
    }
}
