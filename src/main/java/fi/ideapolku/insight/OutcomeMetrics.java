package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.IdeaFacts;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How it went: outcomes, stops, returns, ways taken, what was decided and done, and what came of it. */
final class OutcomeMetrics {

    /** The ends of an idea, and {@code approved} for one that was decided on and goes on. */
    private static final List<String> ENDS =
            List.of("approved", "completed", "merged", "redirected", "noNeed", "rejected", "withdrawn", "closed");

    private OutcomeMetrics() {}

    static List<Metric> all() {
        return List.of(
                new Outcomes(),
                new NotStarted(),
                new Stops(),
                new Returns(),
                new FirstTimeRight(),
                new Cohorts(),
                new Variants(),
                new Branches(),
                new Decisions(),
                new Implementation(),
                new Benefits(),
                new Lessons(),
                new Duplication(),
                new Joint(),
                new CardFirst(),
                new Deviations(),
                new DataQuality());
    }

    /** Counts by code, the most frequent first. */
    static Map<String, Integer> counts(List<String> codes) {
        return codes.stream().collect(Collectors.toMap(Function.identity(), code -> 1, Integer::sum, TreeMap::new));
    }

    static Table shares(String column, String kind, Map<String, Integer> counts) {
        var all = counts.values().stream().mapToInt(n -> n).sum();
        var table = Table.of(column, "number", "share");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(at -> table.row(new Code(kind, at.getKey()), at.getValue(), new Share(at.getValue(), all)));
        return table;
    }

    /** What ended an idea's wait: approved when it was decided on and goes on, else how it ended; null while it waits. */
    private static String outcome(IdeaFacts idea) {
        if (idea.decided() != null && (idea.isOpen() || idea.status().equals("completed"))) {
            return "approved";
        }
        return idea.isOpen() ? null : idea.status();
    }

    /** Outcome by age: Aalen–Johansen {@code F_k(t) = Σ S(t−)·d_k/n} for each way to be settled, open ideas counted (ux A.1/8). */
    static final class Outcomes implements Metric {

        private static final List<Integer> AGES = List.of(0, 30, 60, 90, 120, 180, 270, 365);

        @Override
        public String key() {
            return "outcomes";
        }

        @Override
        public Finding find(History history, Period period) {
            var ideas = history.ideas().stream()
                    .filter(idea -> period.has(idea.created()))
                    .toList();
            var spans = ideas.stream()
                    .map(idea -> new Incidence.Span(
                            idea.settled() == null ? history.age(idea) : days(idea.created(), idea.settled()),
                            outcome(idea)))
                    .toList();
            var incidence = Incidence.of(spans);
            var seen = spans.stream().mapToDouble(Incidence.Span::days).max().orElse(0);
            var ends = ENDS.stream()
                    .filter(end -> spans.stream().anyMatch(span -> end.equals(span.outcome())))
                    .toList();
            var columns = new ArrayList<>(List.of("days"));
            columns.addAll(ends);
            var table = new Table(columns, new ArrayList<>());
            var last = (int) Math.ceil(seen);
            Stream.concat(AGES.stream().filter(age -> age < last), Stream.of(last))
                    .forEach(age -> {
                        var row = new ArrayList<Object>(List.of(age));
                        ends.forEach(end -> row.add(incidence.shareBy(age, end)));
                        table.rows().add(row);
                    });
            var values = java.util.stream.IntStream.rangeClosed(1, ends.size())
                    .boxed()
                    .toArray(Integer[]::new);
            return Finding.of(
                            ideas.size(),
                            table,
                            ends.isEmpty() || table.rows().size() < 2 ? null : Chart.of(Shape.AREA, 0, values),
                            ideas,
                            last,
                            new Share((int) Math.round(1000 * incidence.shareBy(last, "approved")), 1000))
                    .fewIf(ideas.size() < Percentiles.ENOUGH && !ideas.isEmpty());
        }
    }

    /** Decided but not started: approved at least 60 days ago with no implementation plan made, of all approved then (ux A.1/30). */
    static final class NotStarted implements Metric {

        @Override
        public String key() {
            return "notStarted";
        }

        @Override
        public Finding find(History history, Period period) {
            var planned = history.work().stream()
                    .filter(task -> task.task().equals("taskPlanImplementation") && task.completed() != null)
                    .map(task -> task.ideaId())
                    .collect(Collectors.toSet());
            var approved = history.visits().stream()
                    .filter(visit -> visit.stage().equals("decision") && "approved".equals(visit.outcome()))
                    .filter(visit -> days(visit.left(), history.asOf()) >= 60)
                    .map(Visit::ideaId)
                    .collect(Collectors.toSet());
            var late = history.ideas(approved).stream()
                    .filter(idea -> idea.isOpen() && idea.decided() != null && !planned.contains(idea.id()))
                    .sorted(Comparator.comparing(IdeaFacts::decided))
                    .toList();
            var table = Table.of("idea", "decided", "daysSince");
            late.forEach(
                    idea -> table.row(idea.id(), Period.date(idea.decided()), days(idea.decided(), history.asOf())));
            return Finding.of(approved.size(), table, null, late, late.size(), new Share(late.size(), approved.size()));
        }
    }

    /** Ideas that were not carried on, by the stage they were in and by outcome; early is before the decision (ux A.1/21). */
    static final class Stops implements Metric {

        private static final Set<String> STOPS = Set.of("noNeed", "rejected", "withdrawn", "closed", "redirected");

        @Override
        public String key() {
            return "stops";
        }

        @Override
        public Finding find(History history, Period period) {
            var stopped = history.ideas().stream()
                    .filter(idea -> period.has(idea.ended()) && STOPS.contains(idea.status()))
                    .toList();
            var last = new HashMap<String, Visit>();
            history.visits().stream()
                    .filter(visit -> !visit.stage().equals("lessons"))
                    .forEach(visit -> last.merge(
                            visit.ideaId(),
                            visit,
                            (one, other) -> one.entered().isAfter(other.entered()) ? one : other));
            var table = Table.of("stage", "number", "noNeed", "rejected", "withdrawn", "closed", "redirected");
            stopped.stream()
                    .collect(Collectors.groupingBy(idea ->
                            last.containsKey(idea.id()) ? last.get(idea.id()).stage() : "new"))
                    .entrySet()
                    .stream()
                    .sorted(Comparator.comparing(at -> FlowMetrics.STAGES.indexOf(at.getKey())))
                    .forEach(at -> table.row(
                            FlowMetrics.stage(at.getKey()),
                            at.getValue().size(),
                            with(at.getValue(), "noNeed"),
                            with(at.getValue(), "rejected"),
                            with(at.getValue(), "withdrawn"),
                            with(at.getValue(), "closed"),
                            with(at.getValue(), "redirected")));
            var early = (int)
                    stopped.stream().filter(idea -> idea.decided() == null).count();
            return Finding.of(
                    stopped.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    stopped,
                    stopped.size(),
                    new Share(early, stopped.size()));
        }

        private static int with(List<IdeaFacts> ideas, String status) {
            return (int)
                    ideas.stream().filter(idea -> idea.status().equals(status)).count();
        }
    }

    private static List<Visit> reviews(History history, Period period) {
        return history.visits().stream()
                .filter(visit -> visit.stage().equals("cardReview")
                        && period.has(visit.left())
                        && !"cancelled".equals(visit.outcome()))
                .toList();
    }

    /** Returns: review rounds that sent the card back of all rounds, and ideas by how often they were sent back (ux A.1/18; K10). */
    static final class Returns implements Metric {

        @Override
        public String key() {
            return "returns";
        }

        @Override
        public Finding find(History history, Period period) {
            var rounds = reviews(history, period);
            var returned = rounds.stream()
                    .filter(visit -> "returned".equals(visit.outcome()))
                    .toList();
            var times = new TreeMap<String, Integer>();
            rounds.forEach(visit -> times.merge(visit.ideaId(), 0, Integer::sum));
            returned.forEach(visit -> times.merge(visit.ideaId(), 1, Integer::sum));
            var table = Table.of("timesReturned", "ideas", "share");
            for (var limit : List.of("0", "1", "2")) {
                var n = (int) times.values().stream()
                        .filter(count -> Math.min(count, 2) == Integer.parseInt(limit))
                        .count();
                table.row(new Code("times", limit), n, new Share(n, times.size()));
            }
            return Finding.of(
                    rounds.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(returned.stream().map(Visit::ideaId).collect(Collectors.toSet())),
                    new Share(returned.size(), rounds.size()));
        }
    }

    /** Right the first time: cards that their first review approved, of all first reviews; not a target (ux A.1/19). */
    static final class FirstTimeRight implements Metric {

        @Override
        public String key() {
            return "firstTimeRight";
        }

        @Override
        public Finding find(History history, Period period) {
            var first = new TreeMap<String, Visit>();
            reviews(history, new Period(Instant.EPOCH, period.to()))
                    .forEach(visit -> first.merge(
                            visit.ideaId(),
                            visit,
                            (one, other) -> one.entered().isBefore(other.entered()) ? one : other));
            var inPeriod = first.values().stream()
                    .filter(visit -> period.has(visit.left()))
                    .toList();
            var table = Table.of("quarter", "share", "ideas");
            inPeriod.stream()
                    .collect(Collectors.groupingBy(
                            visit -> Period.quarter(visit.left()), TreeMap::new, Collectors.toList()))
                    .forEach((quarter, visits) -> table.row(quarter, approved(visits), visits.size()));
            return Finding.of(
                    inPeriod.size(),
                    table,
                    Chart.of(Shape.RUN, 0, 1),
                    history.ideas(inPeriod.stream().map(Visit::ideaId).collect(Collectors.toSet())),
                    approved(inPeriod));
        }

        private static Share approved(List<Visit> visits) {
            var approved = visits.stream()
                    .filter(visit -> "approved".equals(visit.outcome()))
                    .count();
            return new Share((int) approved, visits.size());
        }
    }

    /**
     * Passage by cohort: of the ideas submitted in a quarter and seen for at least 180 days, the share that entered each
     * stage within 180 days (ux A.1/20).
     */
    static final class Cohorts implements Metric {

        private static final int DAYS = 180;
        private static final List<String> SHOWN =
                List.of("discovery", "understandingCard", "ideaCard", "decision", "implementation");

        @Override
        public String key() {
            return "cohorts";
        }

        @Override
        public Finding find(History history, Period period) {
            var ripe = history.ideas().stream()
                    .filter(idea -> history.age(idea) >= DAYS)
                    .toList();
            var firsts = SHOWN.stream()
                    .collect(Collectors.toMap(Function.identity(), stage -> TimeMetrics.firstVisits(history, stage)));
            var table = Table.of(
                    "cohort", "ideas", "discovery", "understandingCard", "ideaCard", "decision", "implementation");
            ripe.stream()
                    .collect(Collectors.groupingBy(
                            idea -> Period.quarter(idea.created()), TreeMap::new, Collectors.toList()))
                    .forEach((quarter, ideas) -> {
                        var row = new ArrayList<Object>(List.of(quarter, ideas.size()));
                        SHOWN.forEach(stage -> row.add(new Share(
                                (int) ideas.stream()
                                        .filter(idea -> reached(idea, firsts.get(stage)))
                                        .count(),
                                ideas.size())));
                        table.rows().add(row);
                    });
            var decision = (int) ripe.stream()
                    .filter(idea -> reached(idea, firsts.get("decision")))
                    .count();
            return Finding.of(ripe.size(), table, null, ripe, new Share(decision, ripe.size()), DAYS);
        }

        private static boolean reached(IdeaFacts idea, Map<String, Visit> first) {
            var visit = first.get(idea.id());
            return visit != null && days(idea.created(), visit.entered()) <= DAYS;
        }
    }

    /** Ways taken: the different sequences of stages among ended ideas, repeats told once, and what the five commonest cover (ux A.1/28). */
    static final class Variants implements Metric {

        @Override
        public String key() {
            return "variants";
        }

        @Override
        public Finding find(History history, Period period) {
            var visits = FlowMetrics.visitsByIdea(history);
            var ended = history.ideas().stream()
                    .filter(idea -> period.has(idea.ended()))
                    .toList();
            var ways = new HashMap<List<String>, Integer>();
            ended.forEach(idea -> ways.merge(way(visits.getOrDefault(idea.id(), List.of())), 1, Integer::sum));
            var table = Table.of("way", "ideas", "share");
            ways.entrySet().stream()
                    .sorted(Map.Entry.<List<String>, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(at -> at.getKey().toString()))
                    .limit(20)
                    .forEach(at -> table.row(
                            new Code("way", String.join(">", at.getKey())),
                            at.getValue(),
                            new Share(at.getValue(), ended.size())));
            var five = table.rows().stream()
                    .limit(5)
                    .mapToInt(row -> (Integer) row.get(1))
                    .sum();
            return Finding.of(
                    ended.size(), table, Chart.of(Shape.BARS, 0, 1), ended, ways.size(), new Share(five, ended.size()));
        }

        private static List<String> way(List<Visit> visits) {
            return visits.stream().map(Visit::stage).distinct().toList();
        }
    }

    /** Branches: how the visits of each stage ended, as shares (ux A.1/29). */
    static final class Branches implements Metric {

        @Override
        public String key() {
            return "branches";
        }

        @Override
        public Finding find(History history, Period period) {
            var left = history.visits().stream()
                    .filter(visit -> period.has(visit.left()))
                    .toList();
            var table = Table.of("stage", "outcome", "number", "share");
            var byStage = left.stream().collect(Collectors.groupingBy(Visit::stage));
            for (var stage : FlowMetrics.STAGES) {
                var visits = byStage.getOrDefault(stage, List.of());
                counts(visits.stream()
                                .map(visit -> visit.outcome() == null ? "none" : visit.outcome())
                                .toList())
                        .forEach((outcome, n) -> table.row(
                                FlowMetrics.stage(stage),
                                new Code("outcome", outcome),
                                n,
                                new Share(n, visits.size())));
            }
            return Finding.of(left.size(), table, null, history.open(), byStage.size(), left.size());
        }
    }

    /** Decisions by what was decided and quarter (K13). */
    static final class Decisions implements Metric {

        @Override
        public String key() {
            return "decisions";
        }

        @Override
        public Finding find(History history, Period period) {
            var made = history.answers("decision").stream()
                    .filter(decision -> period.has(decision.at()) && decision.text("decision") != null)
                    .collect(Collectors.toMap(
                            Answers::ideaId,
                            Function.identity(),
                            (one, other) -> one.at().isAfter(other.at()) ? one : other))
                    .values();
            var table = shares(
                    "decision",
                    "decision",
                    counts(made.stream()
                            .map(decision -> decision.text("decision"))
                            .toList()));
            var approved = (int) made.stream()
                    .filter(decision -> decision.text("decision").startsWith("approved"))
                    .count();
            return Finding.of(
                    made.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(made.stream().map(Answers::ideaId).collect(Collectors.toSet())),
                    made.size(),
                    new Share(approved, made.size()));
        }
    }

    /** State of implementation: the worse of the reported colour and the delay against the last milestone (ux A.1/31). */
    static final class Implementation implements Metric {

        private static final List<String> WORSE = List.of("green", "yellow", "red");

        @Override
        public String key() {
            return "implementation";
        }

        @Override
        public Finding find(History history, Period period) {
            var reports = history.latest("progressReport");
            var plans = history.latest("implementationPlan");
            var today = Period.date(history.asOf());
            var ideas = history.open().stream()
                    .filter(idea -> "implementation".equals(idea.stage()))
                    .toList();
            var table = Table.of("idea", "state", "reported", "delayDays");
            var counts = new HashMap<String, Integer>();
            for (var idea : ideas) {
                var reported =
                        reports.containsKey(idea.id()) ? reports.get(idea.id()).text("reportStatus") : null;
                var delay = delay(plans.get(idea.id()), today);
                var byDelay = delay > 30 ? 2 : delay > 0 ? 1 : 0;
                var state = reported == null && byDelay == 0
                        ? "unknown"
                        : WORSE.get(Math.max(Math.max(0, WORSE.indexOf(reported)), byDelay));
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

        private static int delay(Answers plan, LocalDate today) {
            if (plan == null) {
                return 0;
            }
            return plan.list("milestones").stream()
                    .filter(Map.class::isInstance)
                    .map(row -> ((Map<?, ?>) row).get("due"))
                    .filter(due -> due != null && due.toString().length() >= 10)
                    .map(due -> LocalDate.parse(due.toString().substring(0, 10)))
                    .max(Comparator.naturalOrder())
                    .filter(due -> due.isBefore(today))
                    .map(due -> (int) java.time.temporal.ChronoUnit.DAYS.between(due, today))
                    .orElse(0);
        }
    }

    /** Benefits: finished implementations whose benefits were measured, and achieved of measured; "not measured" is told (ux A.1/32; K14). */
    static final class Benefits implements Metric {

        @Override
        public String key() {
            return "benefits";
        }

        @Override
        public Finding find(History history, Period period) {
            var done = history.visits().stream()
                    .filter(visit -> visit.stage().equals("implementation") && "done".equals(visit.outcome()))
                    .filter(visit -> period.has(visit.left()))
                    .map(Visit::ideaId)
                    .collect(Collectors.toSet());
            var measured = history.latest("benefitMeasurement");
            var results = measured.values().stream()
                    .filter(answers -> done.contains(answers.ideaId()))
                    .flatMap(answers -> answers.list("metricResults").stream())
                    .filter(Map.class::isInstance)
                    .map(row -> (Map<?, ?>) row)
                    .toList();
            var achieved = (int) results.stream()
                    .filter(row -> Boolean.TRUE.equals(row.get("achieved")))
                    .count();
            var withMeasure = (int) done.stream().filter(measured::containsKey).count();
            var table = Table.of("benefit", "number", "share")
                    .row(new Code("benefit", "measured"), withMeasure, new Share(withMeasure, done.size()))
                    .row(
                            new Code("benefit", "notMeasured"),
                            done.size() - withMeasure,
                            new Share(done.size() - withMeasure, done.size()))
                    .row(new Code("benefit", "achieved"), achieved, new Share(achieved, results.size()));
            return Finding.of(
                    done.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 2),
                    history.ideas(done),
                    new Share(withMeasure, done.size()),
                    new Share(achieved, results.size()));
        }
    }

    /** Lessons: ended ideas with a lesson within 30 days of the end, stopped ones too, and the median time to it (ux A.1/33; K15). */
    static final class Lessons implements Metric {

        private static final Set<String> ASKED = Set.of("completed", "noNeed", "rejected", "withdrawn", "closed");

        @Override
        public String key() {
            return "lessons";
        }

        @Override
        public Finding find(History history, Period period) {
            var lessons = history.latest("lessonsCard");
            var ended = history.ideas().stream()
                    .filter(idea -> period.has(idea.ended()) && ASKED.contains(idea.status()))
                    .toList();
            var table = Table.of("outcome", "share", "ideas");
            ended.stream()
                    .collect(Collectors.groupingBy(IdeaFacts::status, TreeMap::new, Collectors.toList()))
                    .forEach((status, ideas) ->
                            table.row(new Code("outcome", status), with(ideas, lessons), ideas.size()));
            var published = history.answers("lessonsEdit").stream()
                    .filter(answers -> period.has(answers.at()) && answers.is("approvedForPublication"))
                    .map(Answers::ideaId)
                    .collect(Collectors.toSet());
            return Finding.of(
                    ended.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    ended.stream()
                            .filter(idea -> !lessons.containsKey(idea.id()))
                            .toList(),
                    with(ended, lessons),
                    published.size());
        }

        private static Share with(List<IdeaFacts> ideas, Map<String, Answers> lessons) {
            var written = ideas.stream()
                    .filter(idea -> lessons.containsKey(idea.id())
                            && days(idea.ended(), lessons.get(idea.id()).at()) <= 30)
                    .count();
            return new Share((int) written, ideas.size());
        }
    }

    /** Overlap: ideas merged into another of all submitted in the period (ux A.1/41; K11). */
    static final class Duplication implements Metric {

        @Override
        public String key() {
            return "duplication";
        }

        @Override
        public Finding find(History history, Period period) {
            var submitted = history.ideas().stream()
                    .filter(idea -> period.has(idea.created()))
                    .toList();
            var merged = submitted.stream()
                    .filter(idea -> idea.status().equals("merged"))
                    .toList();
            var table = Table.of("quarter", "ideas", "merged");
            submitted.stream()
                    .collect(Collectors.groupingBy(
                            idea -> Period.quarter(idea.created()), TreeMap::new, Collectors.toList()))
                    .forEach((quarter, ideas) -> table.row(quarter, ideas.size(), (int) ideas.stream()
                            .filter(idea -> idea.status().equals("merged"))
                            .count()));
            return Finding.of(
                    submitted.size(),
                    table,
                    Chart.of(Shape.RUN, 0, 2),
                    merged,
                    merged.size(),
                    new Share(merged.size(), submitted.size()));
        }
    }

    /** Shared ideas: decided ones that concern two sectors or more, of all decided (K12; S4, S99). */
    static final class Joint implements Metric {

        @Override
        public String key() {
            return "joint";
        }

        @Override
        public Finding find(History history, Period period) {
            var decided = history.ideas().stream()
                    .filter(idea -> period.has(idea.decided()))
                    .toList();
            var joint = decided.stream().filter(idea -> idea.sectors() >= 2).toList();
            var table = Table.of("sectors", "ideas", "share");
            for (var n : List.of("1", "2", "3")) {
                var count = (int) decided.stream()
                        .filter(idea -> Math.min(idea.sectors(), 3) == Integer.parseInt(n))
                        .count();
                table.row(new Code("sectors", n), count, new Share(count, decided.size()));
            }
            return Finding.of(
                    decided.size(), table, Chart.of(Shape.BARS, 0, 1), joint, new Share(joint.size(), decided.size()));
        }
    }

    /** Understanding before the idea: idea-card stages entered after an approved understanding, of all; anything under 100 % is a fault (K2; S13). */
    static final class CardFirst implements Metric {

        @Override
        public String key() {
            return "cardFirst";
        }

        @Override
        public Finding find(History history, Period period) {
            var entered = history.visits().stream()
                    .filter(visit -> visit.stage().equals("ideaCard") && period.has(visit.entered()))
                    .toList();
            var understood = new HashMap<String, Instant>();
            history.visits().stream()
                    .filter(visit -> Set.of("approved", "cardReused").contains(String.valueOf(visit.outcome())))
                    .filter(visit ->
                            !visit.stage().equals("ideaCard") && !visit.stage().equals("decision"))
                    .forEach(visit -> understood.merge(
                            visit.ideaId(), visit.left(), (one, other) -> one.isBefore(other) ? one : other));
            var without = new HashSet<String>();
            entered.stream()
                    .filter(visit -> !understood.containsKey(visit.ideaId())
                            || understood.get(visit.ideaId()).isAfter(visit.entered()))
                    .forEach(visit -> without.add(visit.ideaId()));
            var ideas = entered.stream().map(Visit::ideaId).collect(Collectors.toSet());
            var kept = new Share(ideas.size() - without.size(), ideas.size());
            var table = Table.of("rule", "share", "ideas").row(new Code("rule", "cardFirst"), kept, ideas.size());
            return Finding.of(ideas.size(), table, null, history.ideas(without), kept, without.size());
        }
    }

    /** Deviations: ended ideas that changed the version of a model on their way, of all ended; an allowed cause, told for what it is (ux A.1/27). */
    static final class Deviations implements Metric {

        @Override
        public String key() {
            return "deviations";
        }

        @Override
        public Finding find(History history, Period period) {
            var versions = new HashMap<String, Set<Integer>>();
            history.visits()
                    .forEach(visit -> versions.computeIfAbsent(visit.ideaId(), id -> new HashSet<>())
                            .add(visit.version()));
            var ended = history.ideas().stream()
                    .filter(idea -> period.has(idea.ended()))
                    .toList();
            var mixed = ended.stream()
                    .filter(idea -> versions.getOrDefault(idea.id(), Set.of()).size() > 1)
                    .toList();
            var stopped = history.visits().stream()
                    .filter(visit -> "cancelled".equals(visit.outcome()))
                    .map(Visit::ideaId)
                    .collect(Collectors.toSet());
            var cancelled =
                    ended.stream().filter(idea -> stopped.contains(idea.id())).toList();
            var table = Table.of("deviation", "ideas", "share")
                    .row(new Code("deviation", "versions"), mixed.size(), new Share(mixed.size(), ended.size()))
                    .row(
                            new Code("deviation", "cancelled"),
                            cancelled.size(),
                            new Share(cancelled.size(), ended.size()));
            var straight = ended.stream()
                    .filter(idea -> versions.getOrDefault(idea.id(), Set.of()).size() < 2)
                    .filter(idea -> !stopped.contains(idea.id()))
                    .count();
            return Finding.of(
                    ended.size(), table, Chart.of(Shape.BARS, 0, 1), mixed, new Share((int) straight, ended.size()));
        }
    }

    /** Quality of the data: stages left without an outcome, ideas without a life event after screening, ideas over several model versions (ux A.1/43). */
    static final class DataQuality implements Metric {

        @Override
        public String key() {
            return "dataQuality";
        }

        @Override
        public Finding find(History history, Period period) {
            var left = history.visits().stream()
                    .filter(visit -> period.has(visit.left()))
                    .toList();
            var noOutcome =
                    left.stream().filter(visit -> visit.outcome() == null).toList();
            var screened = history.ideas().stream().filter(IdeaFacts::screened).toList();
            var noEvent =
                    screened.stream().filter(idea -> idea.lifeEvent() == null).toList();
            var table = Table.of("quality", "number", "share")
                    .row(new Code("quality", "noOutcome"), noOutcome.size(), new Share(noOutcome.size(), left.size()))
                    .row(
                            new Code("quality", "noLifeEvent"),
                            noEvent.size(),
                            new Share(noEvent.size(), screened.size()));
            return Finding.of(
                    left.size() + screened.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    noEvent,
                    noOutcome.size(),
                    noEvent.size());
        }
    }
}
