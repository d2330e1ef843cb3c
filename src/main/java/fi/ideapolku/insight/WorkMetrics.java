package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Work;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import fi.ideapolku.organisation.WorkingDays;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;

/** How tasks wait and are done, by party and by task, never by person. */
final class WorkMetrics {

    private WorkMetrics() {}

    static List<Metric> all(WorkingDays workingDays) {
        return List.of(
                Metric.ofWork("ball", WorkMetrics::ball).comparing(1),
                Metric.ofWork("overdue", WorkMetrics::overdue),
                Metric.ofWork("dueKept", (history, period) -> dueKept(history, period, "task", Work::task)),
                Metric.ofWork(
                        "dueKeptByParty",
                        (history, period) -> dueKept(history, period, "party", task -> history.named(task.party()))),
                Metric.ofWork("concentration", WorkMetrics::concentration),
                Metric.ofWork("startWait", WorkMetrics::startWait),
                Metric.ofWork("waitCauses", (history, period) -> waitCauses(history, period, workingDays)),
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

    /** Tasks completed at or before their due moment of all completed with one, by task and by party (K7). */
    private static Finding dueKept(History history, Period period, String column, Function<Work, String> by) {
        var done =
                history.done(period).stream().filter(task -> task.due() != null).toList();
        var table = Table.of(column, "share", "tasks");
        group(done, by).forEach((code, works) -> table.row(new Code(column, code), kept(works), works.size()));
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

    private static Map<String, List<Work>> group(List<Work> works, Function<Work, String> by) {
        return works.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
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

    /**
     * Why tasks wait before their start: days on which offices are closed; while an earlier task of the same kind and party
     * was not started yet (a queue); all else. Meetings are not recorded, so waiting for one is told as other (ux A.1/17).
     */
    private static Finding waitCauses(History history, Period period, WorkingDays workingDays) {
        var started = history.work().stream()
                .filter(task -> period.has(task.started()))
                .sorted(Comparator.comparing(Work::created))
                .toList();
        var counter = workingDays.counter(
                started.isEmpty() ? history.asOf() : started.get(0).created());
        var queueEnds = new HashMap<List<String>, Instant>();
        var all = 0.0;
        var closed = 0.0;
        var queue = 0.0;
        for (var task : started) {
            var kind = List.of(task.task(), String.valueOf(task.party()));
            var queueEnd = earlier(queueEnds.getOrDefault(kind, task.created()), task.started());
            all += wait(task);
            closed += closed(task.created(), task.started(), counter);
            if (queueEnd.isAfter(task.created())) {
                queue += days(task.created(), queueEnd) - closed(task.created(), queueEnd, counter);
            }
            queueEnds.merge(kind, task.started(), (one, other) -> one.isAfter(other) ? one : other);
        }
        var table = Table.of("cause", "days", "share");
        for (var cause : List.of(
                Map.entry("queue", queue), Map.entry("closed", closed), Map.entry("other", all - queue - closed))) {
            table.row(
                    new Code("cause", cause.getKey()),
                    Math.max(0, cause.getValue()),
                    Share.of(Math.max(0, cause.getValue()) / Math.max(all, 1e-9)));
        }
        return Finding.of(
                started.size(),
                table,
                Chart.of(Shape.PARTS, 0, 2),
                history.ideasOf(started),
                table.first(2),
                table.rows().get(1).get(2));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** How many of the days between are not working days; never more than there are. */
    private static double closed(Instant from, Instant to, ToIntBiFunction<Instant, Instant> counter) {
        var dates = ChronoUnit.DAYS.between(Period.date(from), Period.date(to));
        return Math.min(days(from, to), Math.max(0, dates - counter.applyAsInt(from, to)));
    }

    /** The share of a task's time for which somebody had taken it: {@code Σ(end − claim)/Σ(end − creation)}; taken is not worked (ux A.1/15). */
    private static Finding touched(History history, Period period) {
        var done = history.done(period);
        var table = Table.of("task", "share", "tasks");
        group(done, Work::task).forEach((task, works) -> table.row(new Code("task", task), taken(works), works.size()));
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
