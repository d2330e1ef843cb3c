package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which ways the ideas went: outcomes, stops, returns, cohorts, branches. */
final class OutcomeMetrics {

    /** The ends of an idea, and {@code approved} for one that was decided on and goes on. */
    private static final List<String> ENDS =
            List.of("approved", "completed", "merged", "redirected", "noNeed", "rejected", "withdrawn", "closed");

    private static final List<String> STOPS = List.of("noNeed", "rejected", "withdrawn", "closed", "redirected");
    private static final List<Integer> AGES = List.of(0, 30, 60, 90, 120, 180, 270, 365);

    private static final int COHORT_DAYS = 180;
    private static final List<String> COHORT_STAGES =
            List.of("discovery", "understandingCard", "ideaCard", "decision", "implementation");

    private OutcomeMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.of("outcomes", OutcomeMetrics::outcomes).comparing(1),
                Metric.of("stops", OutcomeMetrics::stops),
                Metric.of("returns", OutcomeMetrics::returns),
                Metric.of("firstTimeRight", OutcomeMetrics::firstTimeRight),
                Metric.of("cohorts", OutcomeMetrics::cohorts),
                Metric.of("variants", OutcomeMetrics::variants),
                Metric.of("branches", OutcomeMetrics::branches).comparing(1),
                Metric.of("duplication", OutcomeMetrics::duplication),
                Metric.of("joint", OutcomeMetrics::joint));
    }

    /** Outcome by age: Aalen–Johansen {@code F_k(t) = Σ S(t−)·d_k/n} for each way to be settled, open ideas counted (ux A.1/8). */
    private static Finding outcomes(History history, Period period) {
        var ideas = history.created(period);
        var spans = ideas.stream()
                .map(idea -> new Incidence.Span(history.waited(idea), outcome(idea)))
                .toList();
        var incidence = Incidence.of(spans);
        var last = (int)
                Math.ceil(spans.stream().mapToDouble(Incidence.Span::days).max().orElse(0));
        var ends = ENDS.stream()
                .filter(end -> spans.stream().anyMatch(span -> end.equals(span.outcome())))
                .toList();
        var table = Table.of(Stream.concat(Stream.of("days"), ends.stream()).toArray(String[]::new));
        Stream.concat(AGES.stream().filter(age -> age < last), Stream.of(last)).forEach(age -> {
            var row = new ArrayList<Object>(List.of(age));
            ends.forEach(end -> row.add(incidence.shareBy(age, end)));
            table.rows().add(row);
        });
        var values = IntStream.rangeClosed(1, ends.size()).boxed().toArray(Integer[]::new);
        return Finding.of(
                        ideas.size(),
                        table,
                        ends.isEmpty() || table.rows().size() < 2 ? null : Chart.of(Shape.AREA, 0, values),
                        ideas,
                        last,
                        Share.of(incidence.shareBy(last, "approved")))
                .fewIf(ideas.size() < Percentiles.ENOUGH);
    }

    /** What ended an idea's wait: approved when it was decided on and goes on, else how it ended; null while it waits. */
    private static String outcome(IdeaFacts idea) {
        if (idea.decided() != null && (idea.isOpen() || idea.status().equals("completed"))) {
            return "approved";
        }
        return idea.isOpen() ? null : idea.status();
    }

    /** Ideas that were not carried on, by the stage they were in and by outcome; early is before the decision (ux A.1/21). */
    private static Finding stops(History history, Period period) {
        var stopped = history.ended(period).stream()
                .filter(idea -> STOPS.contains(idea.status()))
                .toList();
        var last = new HashMap<String, String>();
        history.visits().stream()
                .filter(visit -> !visit.stage().equals("lessons"))
                .forEach(visit -> last.put(visit.ideaId(), visit.stage()));
        var byStage = stopped.stream().collect(Collectors.groupingBy(idea -> last.getOrDefault(idea.id(), "new")));
        var table = Table.of(
                Stream.concat(Stream.of("stage", "number"), STOPS.stream()).toArray(String[]::new));
        History.STAGES.stream().filter(byStage::containsKey).forEach(stage -> {
            var ideas = byStage.get(stage);
            var row = new ArrayList<Object>(List.of(Code.stage(stage), ideas.size()));
            STOPS.forEach(stop -> row.add(count(ideas, idea -> idea.status().equals(stop))));
            table.rows().add(row);
        });
        var early = count(stopped, idea -> idea.decided() == null);
        return Finding.of(
                stopped.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                stopped,
                stopped.size(),
                new Share(early, stopped.size()));
    }

    private static int count(List<IdeaFacts> ideas, Predicate<IdeaFacts> condition) {
        return (int) ideas.stream().filter(condition).count();
    }

    private static List<Visit> reviews(History history) {
        return history.visitsOf("cardReview").stream()
                .filter(visit -> visit.left() != null && !"cancelled".equals(visit.outcome()))
                .toList();
    }

    /** Returns: review rounds that sent the card back of all rounds, their mean an idea, and ideas by how often they were sent back (ux A.1/18; K10). */
    private static Finding returns(History history, Period period) {
        var rounds = reviews(history).stream()
                .filter(visit -> period.has(visit.left()))
                .toList();
        var returned = rounds.stream()
                .filter(visit -> "returned".equals(visit.outcome()))
                .toList();
        var times = new TreeMap<String, Integer>();
        rounds.forEach(visit -> times.merge(visit.ideaId(), 0, Integer::sum));
        returned.forEach(visit -> times.merge(visit.ideaId(), 1, Integer::sum));
        var table = Table.of("timesReturned", "ideas", "share");
        for (var limit : List.of(0, 1, 2)) {
            var ideas = times.values().stream()
                    .filter(count -> Math.min(count, 2) == limit)
                    .count();
            table.part(new Code("times", limit.toString()), (int) ideas, times.size());
        }
        return Finding.of(
                rounds.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(returned),
                new Share(returned.size(), rounds.size()),
                (double) returned.size() / Math.max(1, times.size()));
    }

    /** Right the first time: cards that their first review approved, of all first reviews; not a target (ux A.1/19). */
    private static Finding firstTimeRight(History history, Period period) {
        var first = History.firstOf(reviews(history)).values().stream()
                .filter(visit -> period.has(visit.left()))
                .toList();
        var table = Table.of("quarter", "share", "ideas");
        first.stream()
                .collect(
                        Collectors.groupingBy(visit -> Period.quarter(visit.left()), TreeMap::new, Collectors.toList()))
                .forEach((quarter, visits) -> table.row(quarter, approved(visits), visits.size()));
        return Finding.of(first.size(), table, Chart.of(Shape.RUN, 0, 1), history.ideasOf(first), approved(first));
    }

    private static Share approved(List<Visit> visits) {
        var approved = visits.stream()
                .filter(visit -> "approved".equals(visit.outcome()))
                .count();
        return new Share((int) approved, visits.size());
    }

    /**
     * Passage by cohort: of the ideas submitted in a quarter and seen for at least 180 days, the share that entered each
     * stage within 180 days (ux A.1/20).
     */
    private static Finding cohorts(History history, Period period) {
        var ripe = history.ideas().stream()
                .filter(idea -> history.age(idea) >= COHORT_DAYS)
                .toList();
        var firsts = COHORT_STAGES.stream()
                .collect(Collectors.toMap(stage -> stage, stage -> History.firstOf(history.visitsOf(stage))));
        var table = Table.of(Stream.concat(Stream.of("cohort", "ideas"), COHORT_STAGES.stream())
                .toArray(String[]::new));
        byQuarter(ripe).forEach((quarter, ideas) -> {
            var row = new ArrayList<Object>(List.of(quarter, ideas.size()));
            COHORT_STAGES.forEach(stage -> row.add(reached(ideas, firsts.get(stage))));
            table.rows().add(row);
        });
        return Finding.of(ripe.size(), table, null, ripe, reached(ripe, firsts.get("decision")), COHORT_DAYS);
    }

    private static Map<String, List<IdeaFacts>> byQuarter(List<IdeaFacts> ideas) {
        return ideas.stream()
                .collect(Collectors.groupingBy(
                        idea -> Period.quarter(idea.created()), TreeMap::new, Collectors.toList()));
    }

    private static Share reached(List<IdeaFacts> ideas, Map<String, Visit> first) {
        var reached = count(ideas, idea -> {
            var visit = first.get(idea.id());
            return visit != null && days(idea.created(), visit.entered()) <= COHORT_DAYS;
        });
        return new Share(reached, ideas.size());
    }

    /** Ways taken: the different sequences of stages among ended ideas, repeats told once, and what the five commonest cover (ux A.1/28). */
    private static Finding variants(History history, Period period) {
        var stages = new HashMap<String, Set<String>>();
        history.visits()
                .forEach(visit -> stages.computeIfAbsent(visit.ideaId(), id -> new LinkedHashSet<>())
                        .add(visit.stage()));
        var ended = history.ended(period);
        var table = Table.counting(
                "way",
                "way",
                "ideas",
                ended.stream()
                        .map(idea -> String.join(">", stages.getOrDefault(idea.id(), Set.of())))
                        .toList());
        var five = table.rows().stream()
                .limit(5)
                .mapToInt(row -> (Integer) row.get(1))
                .sum();
        return Finding.of(ended.size(), table, null, ended, table.rows().size(), new Share(five, ended.size()));
    }

    /** Branches: how the visits of each stage ended, as shares (ux A.1/29). */
    private static Finding branches(History history, Period period) {
        var left = history.left(period);
        var byStage = left.stream()
                .collect(Collectors.groupingBy(
                        Visit::stage,
                        Collectors.mapping(
                                visit -> visit.outcome() == null ? "none" : visit.outcome(), Collectors.toList())));
        var table = Table.of("stage", "outcome", "number", "share");
        History.STAGES.stream()
                .filter(byStage::containsKey)
                .forEach(stage -> Table.counting("outcome", "outcome", "number", byStage.get(stage))
                        .rows()
                        .forEach(row -> table.row(Code.stage(stage), row.get(0), row.get(1), row.get(2))));
        return Finding.of(left.size(), table, null, history.ideasOf(left), byStage.size(), left.size());
    }

    /** Overlap: ideas merged into another of all submitted in the period (ux A.1/41; K11). */
    private static Finding duplication(History history, Period period) {
        var submitted = history.created(period);
        var merged = submitted.stream().filter(OutcomeMetrics::isMerged).toList();
        var table = Table.of("quarter", "ideas", "merged");
        byQuarter(submitted)
                .forEach((quarter, ideas) -> table.row(quarter, ideas.size(), count(ideas, OutcomeMetrics::isMerged)));
        return Finding.of(
                submitted.size(),
                table,
                Chart.of(Shape.RUN, 0, 2),
                merged,
                merged.size(),
                new Share(merged.size(), submitted.size()));
    }

    private static boolean isMerged(IdeaFacts idea) {
        return idea.status().equals("merged");
    }

    /** Shared ideas: decided ones that concern two sectors or more, of all decided (K12; S4, S99). */
    private static Finding joint(History history, Period period) {
        var decided = history.decided(period);
        var joint = decided.stream().filter(idea -> idea.sectors() >= 2).toList();
        var table = Table.of("sectors", "ideas", "share");
        for (var n : List.of(1, 2, 3)) {
            table.part(
                    new Code("sectors", n.toString()),
                    count(decided, idea -> Math.min(idea.sectors(), 3) == n),
                    decided.size());
        }
        return Finding.of(
                decided.size(), table, Chart.of(Shape.BARS, 0, 1), joint, new Share(joint.size(), decided.size()));
    }
}
