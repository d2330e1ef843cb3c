package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Work;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How tasks wait and are done, by party and by task, never by person. */
final class WorkMetrics {

    private WorkMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.ofWork("ball", WorkMetrics::ball).comparing(1),
                Metric.ofWork("overdue", WorkMetrics::overdue),
                Metric.ofWork("dueKept", WorkMetrics::dueKept),
                Metric.ofWork("concentration", WorkMetrics::concentration),
                Metric.ofWork("startWait", WorkMetrics::startWait),
                Metric.ofWork("touched", WorkMetrics::touched));
    }

    /** Who has the ball: the share of the time that tasks waited, by responsible party (ux A.1/16). */
    private static Finding ball(History history, Period period) {
        var time = new TreeMap<String, Double>();
        var open = new TreeMap<String, Integer>();
        var waiting = new ArrayList<Work>();
        var n = 0;
        for (var task : history.work()) {
            var end = task.isOpen() ? history.asOf() : task.ended();
            if (!end.isBefore(period.from())) {
                var begin = task.created().isBefore(period.from()) ? period.from() : task.created();
                var party = history.named(task.party());
                time.merge(party, days(begin, end), Double::sum);
                n++;
                if (task.isOpen()) {
                    open.merge(party, 1, Integer::sum);
                    waiting.add(task);
                }
            }
        }
        var total = time.values().stream().mapToDouble(days -> days).sum();
        var table = Table.of("party", "share", "days", "open");
        time.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(at -> table.row(
                        new Code("party", at.getKey()),
                        Share.of(at.getValue() / Math.max(total, 1e-9)),
                        at.getValue(),
                        open.getOrDefault(at.getKey(), 0)));
        return Finding.of(
                n, table, Chart.of(Shape.PARTS, 0, 1), history.ideasOf(waiting), table.first(0), table.first(1));
    }

    /** Overdue tasks: open with {@code due < t}, late for 1–7, 8–30 and over 30 days (ux A.1/23). */
    private static Finding overdue(History history, Period period) {
        var open = history.openWork();
        var late = open.stream()
                .filter(task -> task.due() != null && task.due().isBefore(history.asOf()))
                .toList();
        var days = late.stream().map(task -> history.since(task.due())).sorted().toList();
        var week = Percentiles.upTo(days, 7);
        var month = Percentiles.upTo(days, 30);
        var table = Table.of("lateFor", "tasks")
                .row(new Code("late", "7"), week)
                .row(new Code("late", "30"), month - week)
                .row(new Code("late", "more"), days.size() - month);
        return Finding.of(
                open.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(late),
                late.size(),
                open.size(),
                days.isEmpty() ? 0.0 : days.get(days.size() - 1));
    }

    /** Tasks completed at or before their due moment of all completed with one, by task (K7). */
    private static Finding dueKept(History history, Period period) {
        var done =
                history.done(period).stream().filter(task -> task.due() != null).toList();
        var table = Table.of("task", "share", "tasks");
        byTask(done).forEach((task, works) -> table.row(new Code("task", task), kept(works), works.size()));
        return Finding.of(
                done.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(done.stream().filter(WorkMetrics::isLate).toList()),
                kept(done));
    }

    private static Share kept(List<Work> works) {
        var late = works.stream().filter(WorkMetrics::isLate).count();
        return new Share(works.size() - (int) late, works.size());
    }

    private static boolean isLate(Work task) {
        return task.completed().isAfter(task.due());
    }

    private static Map<String, List<Work>> byTask(List<Work> works) {
        return works.stream().collect(Collectors.groupingBy(Work::task, TreeMap::new, Collectors.toList()));
    }

    /** Concentration: the share of open tasks that wait for the three most loaded parties (ux A.1/42). */
    private static Finding concentration(History history, Period period) {
        var open = history.openWork();
        var table = Table.counting(
                "party",
                "party",
                "tasks",
                open.stream().map(task -> history.named(task.party())).toList());
        var three = table.rows().stream()
                .limit(3)
                .mapToInt(row -> (Integer) row.get(1))
                .sum();
        return Finding.of(
                open.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(open),
                new Share(three, open.size()),
                open.size());
    }

    /** Waiting before the start: {@code first claim − creation}; a task done without a claim counts from creation to end (ux A.1/14). */
    private static Finding startWait(History history, Period period) {
        var started = history.work().stream()
                .filter(task -> period.has(task.started()))
                .toList();
        var waits = started.stream()
                .collect(Collectors.groupingBy(
                        Work::task, TreeMap::new, Collectors.mapping(WorkMetrics::wait, Collectors.toList())));
        var all = started.stream().map(WorkMetrics::wait).toList();
        return Finding.of(
                        started.size(),
                        Table.timing("task", "task", "tasks", waits),
                        Chart.of(Shape.PAIRS, 0, 1, 2),
                        history.ideasOf(started),
                        Percentiles.ifEnough(all, 0.5),
                        Percentiles.ifEnough(all, 0.85))
                .fewIf(all.size() < Percentiles.ENOUGH);
    }

    private static double wait(Work task) {
        return days(task.created(), task.started());
    }

    /** The share of a task's time for which somebody had taken it: {@code Σ(end − claim)/Σ(end − creation)}; taken is not worked (ux A.1/15). */
    private static Finding touched(History history, Period period) {
        var done = history.done(period);
        var table = Table.of("task", "share", "tasks");
        byTask(done).forEach((task, works) -> table.row(new Code("task", task), taken(works), works.size()));
        return Finding.of(done.size(), table, Chart.of(Shape.BARS, 0, 1), history.ideasOf(done), taken(done));
    }

    private static Share taken(List<Work> works) {
        var all = 0.0;
        var taken = 0.0;
        for (var task : works) {
            all += days(task.created(), task.completed());
            taken += task.claimed() == null ? 0 : days(task.claimed(), task.completed());
        }
        return Share.of(taken / Math.max(all, 1e-9));
    }
}
