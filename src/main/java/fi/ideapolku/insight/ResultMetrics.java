package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.IdeaFacts;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of the ideas: what was started and done, its benefits, the lessons, and the work it took. */
final class ResultMetrics {

    private static final List<String> STATES = List.of("green", "yellow", "red");
    private static final Set<String> ASKED_FOR_LESSONS =
            Set.of("completed", "noNeed", "rejected", "withdrawn", "closed");

    private ResultMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.of("notStarted", ResultMetrics::notStarted),
                Metric.of("implementation", ResultMetrics::implementation),
                Metric.of("benefits", ResultMetrics::benefits),
                Metric.of("lessons", ResultMetrics::lessons),
                Metric.of("effort", ResultMetrics::effort));
    }

    /** Decided but not started: approved at least 60 days ago with no implementation plan made, of all approved then (ux A.1/30). */
    private static Finding notStarted(History history, Period period) {
        var approved = history.ideasOf(history.visitsOf("decision").stream()
                .filter(visit -> "approved".equals(visit.outcome()) && history.since(visit.left()) >= 60)
                .toList());
        var open = approved.stream()
                .filter(idea -> idea.isOpen() && idea.decided() != null)
                .collect(Collectors.toMap(IdeaFacts::id, idea -> idea));
        history.work().stream()
                .filter(task -> task.task().equals("taskPlanImplementation") && task.completed() != null)
                .forEach(task -> open.remove(task.ideaId()));
        var late = open.values().stream()
                .sorted(Comparator.comparing(IdeaFacts::decided))
                .toList();
        var table = Table.of("idea", "decided", "daysSince");
        late.forEach(idea -> table.row(idea.id(), Period.date(idea.decided()), history.since(idea.decided())));
        return Finding.of(approved.size(), table, null, late, late.size(), new Share(late.size(), approved.size()));
    }

    /** State of implementation: the worse of the reported colour and the delay against the last milestone (ux A.1/31). */
    private static Finding implementation(History history, Period period) {
        var reports = history.latest("progressReport");
        var plans = history.latest("implementationPlan");
        var ideas = history.open().stream()
                .filter(idea -> "implementation".equals(idea.stage()))
                .toList();
        var table = Table.of("idea", "state", "reported", "delayDays");
        var counts = new HashMap<String, Integer>();
        for (var idea : ideas) {
            var report = reports.get(idea.id());
            var reported = report == null ? null : report.text("reportStatus");
            var delay = delay(plans.get(idea.id()), Period.date(history.asOf()));
            var byDelay = delay > 30 ? 2 : delay > 0 ? 1 : 0;
            var state = reported == null && byDelay == 0
                    ? "unknown"
                    : STATES.get(Math.max(Math.max(0, STATES.indexOf(reported)), byDelay));
            counts.merge(state, 1, Integer::sum);
            table.row(
                    idea.id(),
                    new Code("state", state),
                    reported == null ? null : new Code("state", reported),
                    delay == 0 ? null : (Integer) delay);
        }
        return Finding.of(
                ideas.size(),
                table,
                null,
                ideas,
                ideas.size(),
                counts.getOrDefault("yellow", 0),
                counts.getOrDefault("red", 0));
    }

    /** Days that the last milestone of the plan is past; 0 when it is not or there is none. */
    private static int delay(Answers plan, LocalDate today) {
        if (plan == null) {
            return 0;
        }
        return rows(plan, "milestones")
                .map(row -> row.get("due"))
                .filter(due -> due != null && due.toString().length() >= 10)
                .map(due -> LocalDate.parse(due.toString().substring(0, 10)))
                .max(Comparator.naturalOrder())
                .filter(due -> due.isBefore(today))
                .map(due -> (int) ChronoUnit.DAYS.between(due, today))
                .orElse(0);
    }

    private static Stream<Map<?, ?>> rows(Answers answers, String key) {
        return answers.list(key).stream().filter(Map.class::isInstance).map(row -> (Map<?, ?>) row);
    }

    /** Benefits: finished implementations whose benefits were measured, and achieved of measured; "not measured" is told (ux A.1/32; K14). */
    private static Finding benefits(History history, Period period) {
        var done = history.ideasOf(history.left(period).stream()
                .filter(visit -> visit.stage().equals("implementation") && "done".equals(visit.outcome()))
                .toList());
        var measurements = history.latest("benefitMeasurement");
        var measured = done.stream()
                .map(idea -> measurements.get(idea.id()))
                .filter(Objects::nonNull)
                .toList();
        var results = measured.stream()
                .flatMap(answers -> rows(answers, "metricResults"))
                .toList();
        var achieved = (int) results.stream()
                .filter(row -> Boolean.TRUE.equals(row.get("achieved")))
                .count();
        var table = Table.of("benefit", "number", "share")
                .part(new Code("benefit", "measured"), measured.size(), done.size())
                .part(new Code("benefit", "notMeasured"), done.size() - measured.size(), done.size())
                .part(new Code("benefit", "achieved"), achieved, results.size());
        return Finding.of(
                done.size(),
                table,
                Chart.of(Shape.BARS, 0, 2),
                done,
                new Share(measured.size(), done.size()),
                new Share(achieved, results.size()));
    }

    /** Lessons: ended ideas with a lesson within 30 days of the end, stopped ones too, and how many were published (ux A.1/33; K15). */
    private static Finding lessons(History history, Period period) {
        var lessons = history.latest("lessonsCard");
        var ended = history.ended(period).stream()
                .filter(idea -> ASKED_FOR_LESSONS.contains(idea.status()))
                .toList();
        var table = Table.of("outcome", "share", "ideas");
        ended.stream()
                .collect(Collectors.groupingBy(IdeaFacts::status, TreeMap::new, Collectors.toList()))
                .forEach((status, ideas) ->
                        table.row(new Code("outcome", status), written(ideas, lessons), ideas.size()));
        var published = history.ideasOf(history.answers(period, "lessonsEdit").stream()
                .filter(answers -> answers.is("approvedForPublication"))
                .toList());
        return Finding.of(
                ended.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                ended.stream().filter(idea -> !lessons.containsKey(idea.id())).toList(),
                written(ended, lessons),
                published.size());
    }

    private static Share written(List<IdeaFacts> ideas, Map<String, Answers> lessons) {
        var written = ideas.stream()
                .filter(idea -> lessons.containsKey(idea.id())
                        && days(idea.ended(), lessons.get(idea.id()).at()) <= 30)
                .count();
        return new Share((int) written, ideas.size());
    }

    /** Working days that ideas took: reported in implementation and delivered small orders, summed over all people (S92). */
    private static Finding effort(History history, Period period) {
        var used = new TreeMap<String, Double>();
        history.answers(period, "smallOrderDelivery", "progressReport").stream()
                .map(answers -> Map.entry(
                        answers.ideaId(), Math.max(answers.number("usedWorkDays"), answers.number("actualWorkDays"))))
                .filter(at -> at.getValue() > 0)
                .forEach(at -> used.merge(at.getKey(), at.getValue(), Math::max));
        var ideas = history.ideas(used.keySet());
        var table = Table.of("idea", "workDays", "days");
        ideas.forEach(idea -> table.row(
                idea.id(),
                used.get(idea.id()),
                days(idea.created(), Objects.requireNonNullElse(idea.ended(), history.asOf()))));
        var total = used.values().stream().mapToDouble(days -> days).sum();
        return Finding.of(used.size(), table, null, ideas, total, used.size());
    }
}
