package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of the ideas: what was started and done, its benefits, the lessons, and the work it took. */
final class ResultMetrics {

    private static final int MEASURED_IN_DAYS = 120;
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
                Metric.of("published", ResultMetrics::published),
                Metric.of("reuse", ResultMetrics::reuse),
                Metric.of("effort", ResultMetrics::effort));
    }

    /** Decided but not started: approved at least 60 days ago with no implementation plan made, of all approved then (ux A.1/30). */
    private static Finding notStarted(History history, Period period) {
        var approved = history.visits().stream()
                .filter(visit -> visit.stage().equals("decision")
                        && "approved".equals(visit.outcome())
                        && history.since(visit.left()) >= 60)
                .map(Visit::ideaId)
                .collect(Collectors.toSet());
        var planned = history.ideasPlanned();
        var late = history.open().stream()
                .filter(idea -> idea.decided() != null && approved.contains(idea.id()) && !planned.contains(idea.id()))
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

    /**
     * Benefits: finished implementations whose benefits were measured, those within 120 days of the last report, achieved
     * metrics of measured ones, and ideas with one achieved at least; "not measured" is told (ux A.1/32; K14).
     */
    private static Finding benefits(History history, Period period) {
        var done = history.ideasOf(history.left(period).stream()
                .filter(visit -> visit.stage().equals("implementation") && "done".equals(visit.outcome()))
                .toList());
        var measurements = history.latest("benefitMeasurement");
        measurements.keySet().retainAll(done.stream().map(IdeaFacts::id).collect(Collectors.toSet()));
        var finished = history.answers("progressReport").stream()
                .filter(report -> report.is("finished"))
                .collect(Collectors.toMap(Answers::ideaId, Answers::at, (one, other) -> other));
        var inTime = (int) measurements.values().stream()
                .filter(measured -> finished.containsKey(measured.ideaId())
                        && days(finished.get(measured.ideaId()), measured.at()) <= MEASURED_IN_DAYS)
                .count();
        var results = measurements.values().stream()
                .flatMap(answers -> rows(answers, "metricResults"))
                .toList();
        var achieved = (int) results.stream().filter(ResultMetrics::isAchieved).count();
        var succeeded = (int) measurements.values().stream()
                .filter(answers -> rows(answers, "metricResults").anyMatch(ResultMetrics::isAchieved))
                .count();
        var measured = measurements.size();
        var table = Table.of("benefit", "number", "share")
                .part(new Code("benefit", "measured"), measured, done.size())
                .part(new Code("benefit", "inTime"), inTime, done.size())
                .part(new Code("benefit", "notMeasured"), done.size() - measured, done.size())
                .part(new Code("benefit", "succeeded"), succeeded, measured)
                .part(new Code("benefit", "achieved"), achieved, results.size());
        return Finding.of(
                        done.size(),
                        table,
                        Chart.of(Shape.BARS, 0, 2),
                        done,
                        new Share(measured, done.size()),
                        new Share(achieved, results.size()))
                .told(done.isEmpty() || measured > 0 ? "sentence" : "notMeasured");
    }

    private static boolean isAchieved(Map<?, ?> row) {
        return Boolean.TRUE.equals(row.get("achieved"));
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

    /** Published lessons: ended ideas whose lesson was published, and the median of days from the end to that (K15). */
    private static Finding published(History history, Period period) {
        var ended = history.ended(period).stream()
                .filter(idea -> ASKED_FOR_LESSONS.contains(idea.status()))
                .toList();
        var published = history.answers("lessonsEdit").stream()
                .filter(answers -> answers.is("approvedForPublication"))
                .collect(Collectors.toMap(Answers::ideaId, Answers::at, (one, other) -> one));
        var table = Table.of("idea", "ended", "daysToPublish");
        ended.forEach(idea -> table.row(
                idea.id(),
                Period.date(idea.ended()),
                published.containsKey(idea.id()) ? (Double) days(idea.ended(), published.get(idea.id())) : null));
        var days = table.rows().stream()
                .map(row -> (Double) row.get(2))
                .filter(Objects::nonNull)
                .toList();
        return Finding.of(
                        ended.size(),
                        table,
                        null,
                        ended.stream()
                                .filter(idea -> published.containsKey(idea.id()))
                                .toList(),
                        new Share(days.size(), ended.size()),
                        Percentiles.ifEnough(days, 0.5))
                .told(days.size() < Percentiles.ENOUGH ? "noMedian" : "sentence");
    }

    /**
     * Use of earlier work: ended or decided ideas that were merged into another, rest on another idea's understanding card
     * or name another idea's evidence record (K11; S39, S94).
     */
    private static Finding reuse(History history, Period period) {
        var ideaOf = history.answers("evidenceRecord").stream()
                .collect(Collectors.toMap(Answers::id, Answers::ideaId, (one, other) -> one));
        var evidence = history.answers("understandingCard").stream()
                .filter(card -> card.list("evidenceRecordIds").stream()
                        .map(id -> ideaOf.getOrDefault(id.toString(), card.ideaId()))
                        .anyMatch(idea -> !idea.equals(card.ideaId())))
                .map(Answers::ideaId)
                .collect(Collectors.toSet());
        var cards = history.visits().stream()
                .filter(visit -> "cardReused".equals(visit.outcome()))
                .map(visit -> visit.ideaId())
                .collect(Collectors.toSet());
        var settled = history.ideas().stream()
                .filter(idea -> period.has(idea.settled()))
                .toList();
        var ways = new LinkedHashMap<String, Predicate<IdeaFacts>>();
        ways.put("merged", idea -> idea.status().equals("merged"));
        ways.put("card", idea -> cards.contains(idea.id()));
        ways.put("evidence", idea -> evidence.contains(idea.id()));
        var table = Table.of("reuse", "ideas", "share");
        ways.forEach((way, is) -> table.part(
                new Code("reuse", way), (int) settled.stream().filter(is).count(), settled.size()));
        var reused = settled.stream()
                .filter(idea -> ways.values().stream().anyMatch(is -> is.test(idea)))
                .toList();
        return Finding.of(
                settled.size(), table, Chart.of(Shape.BARS, 0, 1), reused, new Share(reused.size(), settled.size()));
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
