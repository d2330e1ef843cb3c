package fi.ideapolku.insight;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How well the customers were heard, and what the ideas rest on. */
final class EvidenceMetrics {

    private static final List<String> LEVELS =
            List.of("assumption", "frontline", "existingKnowledge", "customerResearch", "validated");

    private EvidenceMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.of("customersHeard", EvidenceMetrics::customersHeard),
                Metric.of("evidence", EvidenceMetrics::evidence),
                Metric.of("panelEffect", EvidenceMetrics::panelEffect),
                Metric.of("panelConfirmed", EvidenceMetrics::panelConfirmed),
                Metric.of("understanding", EvidenceMetrics::understanding));
    }

    /** Customers heard: end customers in evidence records and participants of panels, by quarter (K3; S36). */
    private static Finding customersHeard(History history, Period period) {
        var records = history.answers(period, "evidenceRecord", "panelResult");
        var table = Table.of("quarter", "customers", "frontline", "partners", "panel");
        records.stream()
                .collect(Collectors.groupingBy(
                        answers -> Period.quarter(answers.at()), TreeMap::new, Collectors.toList()))
                .forEach((quarter, all) -> table.row(
                        quarter,
                        sum(all, "endCustomersHeard"),
                        sum(all, "frontlineHeard"),
                        sum(all, "partnersHeard"),
                        sum(all, "participantsCount")));
        var ideas = history.ideasOf(records);
        return Finding.of(
                records.size(),
                table,
                Chart.of(Shape.PAIRS, 0, 1, 4),
                ideas,
                sum(records, "endCustomersHeard") + sum(records, "participantsCount"),
                ideas.size());
    }

    static int sum(List<Answers> all, String key) {
        return (int) all.stream().mapToDouble(answers -> answers.number(key)).sum();
    }

    /** Evidence: the level of the latest understanding card by idea; headline is customer research or better (K4; S57). */
    private static Finding evidence(History history, Period period) {
        var cards = cards(history, period).stream()
                .filter(card -> card.text("evidenceLevel") != null)
                .toList();
        var counts = LEVELS.stream()
                .map(level -> (int) cards.stream()
                        .filter(card -> level.equals(card.text("evidenceLevel")))
                        .count())
                .toList();
        var table = Table.of("level", "ideas", "share");
        for (var level : LEVELS) {
            table.part(new Code("level", level), counts.get(LEVELS.indexOf(level)), cards.size());
        }
        return Finding.of(
                cards.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(cards),
                new Share(counts.get(3) + counts.get(4), cards.size()));
    }

    private static List<Answers> cards(History history, Period period) {
        return history.latest("understandingCard").values().stream()
                .filter(card -> period.has(card.at()))
                .toList();
    }

    /** Effect of the customer panel: held panels by outcome; changed or stopped of all held (ux A.1/35; K5). */
    private static Finding panelEffect(History history, Period period) {
        var results = history.answers(period, "panelResult").stream()
                .filter(result -> result.text("panelOutcome") != null)
                .toList();
        var outcomes =
                results.stream().map(result -> result.text("panelOutcome")).toList();
        var held = (int)
                outcomes.stream().filter(outcome -> !outcome.equals("notHeld")).count();
        var validated = (int)
                outcomes.stream().filter(outcome -> outcome.equals("validated")).count();
        return Finding.of(
                results.size(),
                Table.counting("panel", "panel", "number", outcomes),
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(results),
                new Share(held - validated, held),
                held);
    }

    /** Confirmed by a customer panel: ideas that came to the panel's stage and were decided, by the panel's outcome (K5). */
    private static Finding panelConfirmed(History history, Period period) {
        var results = history.latest("panelResult");
        var decided = history.ideasOf(history.visitsOf("customerPanel")).stream()
                .filter(idea -> period.has(idea.decided()))
                .toList();
        var outcomes = decided.stream()
                .map(idea -> results.get(idea.id()))
                .map(result ->
                        result == null || result.text("panelOutcome") == null ? "notHeld" : result.text("panelOutcome"))
                .toList();
        var confirmed = (int) outcomes.stream()
                .filter(outcome -> outcome.startsWith("validated"))
                .count();
        var notHeld = (int) outcomes.stream().filter("notHeld"::equals).count();
        return Finding.of(
                decided.size(),
                Table.counting("panel", "panel", "ideas", outcomes),
                Chart.of(Shape.BARS, 0, 1),
                decided,
                new Share(confirmed, decided.size()),
                new Share(notHeld, decided.size()));
    }

    /** Strength of the understanding: ideas with a card that rest on five customers or more and evidence under 24 months old (ux A.1/34). */
    private static Finding understanding(History history, Period period) {
        var cards = cards(history, period);
        var heard = new TreeMap<String, Integer>();
        var newest = new TreeMap<String, LocalDate>();
        for (var record : history.answers("evidenceRecord")) {
            heard.merge(record.ideaId(), (int) record.number("endCustomersHeard"), Integer::sum);
            newest.merge(record.ideaId(), endOf(record), (one, other) -> one.isAfter(other) ? one : other);
        }
        var limit = Period.date(history.asOf()).minusMonths(24);
        var enough = cards.stream()
                .filter(card -> heard.getOrDefault(card.ideaId(), 0) >= 5)
                .toList();
        var strong = (int) enough.stream()
                .filter(card -> newest.get(card.ideaId()).isAfter(limit))
                .count();
        var table = Table.of("strength", "ideas", "share")
                .part(new Code("strength", "strong"), strong, cards.size())
                .part(new Code("strength", "old"), enough.size() - strong, cards.size())
                .part(new Code("strength", "few"), cards.size() - enough.size(), cards.size());
        return Finding.of(
                cards.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(cards),
                new Share(strong, cards.size()));
    }

    private static LocalDate endOf(Answers record) {
        var end = record.text("periodEnd");
        return end != null && end.length() >= 10 ? LocalDate.parse(end.substring(0, 10)) : Period.date(record.at());
    }
}
