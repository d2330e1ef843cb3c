package fi.ideapolku.insight;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.IdeaFacts;
import fi.ideapolku.insight.History.Work;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who took part and what stood in the way, how well the customers were heard, and what the ideas took. */
final class ParticipationMetrics {

    private ParticipationMetrics() {}

    static List<Metric> all() {
        return List.of(
                new Participation(),
                new Barriers(),
                new CustomersHeard(),
                new Evidence(),
                new PanelEffect(),
                new Understanding(),
                new PanelLanguages(),
                new Effort(),
                new PilotBaseline());
    }

    private static List<Answers> in(History history, Period period, String... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> history.answers(kind).stream())
                .filter(answers -> period.has(answers.at()))
                .toList();
    }

    private static Set<String> ideasOf(Collection<Answers> answers) {
        return answers.stream().map(Answers::ideaId).collect(Collectors.toSet());
    }

    /**
     * Participation by sector: ideas submitted, cards reviewed, sprint invitations joined, shared ideas; all zero is an
     * inactive sector (ux A.1/36; K6). Sectors of fewer than five people are told together.
     */
    static final class Participation implements Metric {

        @Override
        public String key() {
            return "participation";
        }

        @Override
        public boolean isAboutWork() {
            return true;
        }

        @Override
        public Finding find(History history, Period period) {
            var submitted = sum(
                    history,
                    history.ideas().stream()
                            .filter(idea -> period.has(idea.created()))
                            .map(IdeaFacts::sector));
            var joint = sum(
                    history,
                    history.ideas().stream()
                            .filter(idea -> period.has(idea.created()) && idea.sectors() > 1)
                            .map(IdeaFacts::sector));
            var reviews = sum(history, done(history, period, "taskReviewCard"));
            var invitations = sum(history, done(history, period, "taskAnswerInvitation"));
            var parties = new TreeSet<String>();
            history.members().keySet().stream().map(history::named).forEach(parties::add);
            parties.removeAll(Set.of("panel"));
            parties.addAll(submitted.keySet());
            var table = Table.of("party", "submitted", "reviews", "invitations", "joint");
            var inactive = 0;
            for (var party : parties) {
                var counts = Stream.of(submitted, reviews, invitations, joint)
                        .map(by -> by.getOrDefault(party, 0))
                        .toList();
                table.row(new Code("party", party), counts.get(0), counts.get(1), counts.get(2), counts.get(3));
                inactive += counts.stream().allMatch(n -> n == 0) ? 1 : 0;
            }
            var ideas = history.ideas().stream()
                    .filter(idea -> period.has(idea.created()))
                    .toList();
            return Finding.of(
                    history.members().size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    ideas,
                    parties.size() - inactive,
                    parties.size());
        }

        private static Stream<String> done(History history, Period period, String task) {
            return history.work().stream()
                    .filter(work -> work.task().equals(task) && period.has(work.completed()))
                    .map(Work::party);
        }

        private static TreeMap<String, Integer> sum(History history, Stream<String> parties) {
            var counts = new TreeMap<String, Integer>();
            parties.forEach(party -> counts.merge(history.named(party), 1, Integer::sum));
            return counts;
        }
    }

    /** Barriers by kind, from progress reports, answers to invitations and cancelled sprints; beside it the number asked (ux A.1/38; K18; S54). */
    static final class Barriers implements Metric {

        @Override
        public String key() {
            return "barriers";
        }

        @Override
        public Finding find(History history, Period period) {
            var asked = in(history, period, "progressReport", "sprintInvitationAnswer", "sprintCancellation");
            var told = new ArrayList<String>();
            var behind = new ArrayList<Answers>();
            for (var answers : asked) {
                var codes = Stream.concat(
                                answers.list("barriers").stream(),
                                Stream.of(answers.values().getOrDefault("barrier", "")))
                        .map(Object::toString)
                        .filter(code -> !code.isBlank())
                        .toList();
                told.addAll(codes);
                if (!codes.isEmpty()) {
                    behind.add(answers);
                }
            }
            var table = OutcomeMetrics.shares("barrier", "barrier", OutcomeMetrics.counts(told));
            return Finding.of(
                            asked.size(),
                            table,
                            told.isEmpty() ? null : Chart.of(Shape.BARS, 0, 1),
                            history.ideas(ideasOf(behind)),
                            told.size(),
                            asked.size(),
                            table.rows().isEmpty() ? null : table.rows().get(0).get(0))
                    .told(told.isEmpty() ? "noneTold" : "sentence");
        }
    }

    /** Customers heard: end customers in evidence records and participants of panels, by quarter (K3; S36). */
    static final class CustomersHeard implements Metric {

        @Override
        public String key() {
            return "customersHeard";
        }

        @Override
        public Finding find(History history, Period period) {
            var records = in(history, period, "evidenceRecord", "panelResult");
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
            return Finding.of(
                    records.size(),
                    table,
                    Chart.of(Shape.PAIRS, 0, 1, 4),
                    history.ideas(ideasOf(records)),
                    sum(records, "endCustomersHeard") + sum(records, "participantsCount"),
                    ideasOf(records).size());
        }
    }

    private static int sum(List<Answers> all, String key) {
        return (int) all.stream().mapToDouble(answers -> answers.number(key)).sum();
    }

    /** Evidence: the level of the latest understanding card by idea; headline is customer research or better (K4; S57). */
    static final class Evidence implements Metric {

        private static final List<String> LEVELS =
                List.of("assumption", "frontline", "existingKnowledge", "customerResearch", "validated");

        @Override
        public String key() {
            return "evidence";
        }

        @Override
        public Finding find(History history, Period period) {
            var cards = history.latest("understandingCard").values().stream()
                    .filter(card -> period.has(card.at()) && card.text("evidenceLevel") != null)
                    .toList();
            var table = Table.of("level", "ideas", "share");
            for (var level : LEVELS) {
                var n = (int) cards.stream()
                        .filter(card -> level.equals(card.text("evidenceLevel")))
                        .count();
                table.row(new Code("level", level), n, new Share(n, cards.size()));
            }
            var strong = cards.stream()
                    .filter(card -> LEVELS.indexOf(card.text("evidenceLevel")) >= 3)
                    .toList();
            return Finding.of(
                    cards.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(ideasOf(cards)),
                    new Share(strong.size(), cards.size()));
        }
    }

    /** Effect of the customer panel: held panels by outcome; changed or stopped of all held, and validated of all (ux A.1/35; K5). */
    static final class PanelEffect implements Metric {

        @Override
        public String key() {
            return "panelEffect";
        }

        @Override
        public Finding find(History history, Period period) {
            var results = in(history, period, "panelResult").stream()
                    .filter(result -> result.text("panelOutcome") != null)
                    .toList();
            var held = results.stream()
                    .filter(result -> !result.text("panelOutcome").equals("notHeld"))
                    .toList();
            var changed = (int) held.stream()
                    .filter(result -> !result.text("panelOutcome").equals("validated"))
                    .count();
            var table = OutcomeMetrics.shares(
                    "panel",
                    "panel",
                    OutcomeMetrics.counts(results.stream()
                            .map(result -> result.text("panelOutcome"))
                            .toList()));
            return Finding.of(
                    results.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(ideasOf(results)),
                    new Share(changed, held.size()),
                    held.size());
        }
    }

    /** Strength of the understanding: ideas with a card that rest on five customers or more and evidence under 24 months old (ux A.1/34). */
    static final class Understanding implements Metric {

        @Override
        public String key() {
            return "understanding";
        }

        @Override
        public Finding find(History history, Period period) {
            var cards = history.latest("understandingCard").values().stream()
                    .filter(card -> period.has(card.at()))
                    .toList();
            var heard = new TreeMap<String, Integer>();
            var newest = new TreeMap<String, LocalDate>();
            for (var record : history.answers("evidenceRecord")) {
                heard.merge(record.ideaId(), (int) record.number("endCustomersHeard"), Integer::sum);
                newest.merge(record.ideaId(), endOf(record), (one, other) -> one.isAfter(other) ? one : other);
            }
            var limit = Period.date(history.asOf()).minus(24, ChronoUnit.MONTHS);
            var enough = cards.stream()
                    .filter(card -> heard.getOrDefault(card.ideaId(), 0) >= 5)
                    .toList();
            var strong = enough.stream()
                    .filter(card -> newest.get(card.ideaId()).isAfter(limit))
                    .toList();
            var table = Table.of("strength", "ideas", "share")
                    .row(new Code("strength", "strong"), strong.size(), new Share(strong.size(), cards.size()))
                    .row(
                            new Code("strength", "old"),
                            enough.size() - strong.size(),
                            new Share(enough.size() - strong.size(), cards.size()))
                    .row(
                            new Code("strength", "few"),
                            cards.size() - enough.size(),
                            new Share(cards.size() - enough.size(), cards.size()));
            return Finding.of(
                    cards.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(ideasOf(cards)),
                    new Share(strong.size(), cards.size()));
        }

        private static LocalDate endOf(Answers record) {
            var end = record.text("periodEnd");
            return end != null && end.length() >= 10 ? LocalDate.parse(end.substring(0, 10)) : Period.date(record.at());
        }
    }

    /** Languages in which panels were held: the part of language parity that is recorded (ux A.1/40). */
    static final class PanelLanguages implements Metric {

        @Override
        public String key() {
            return "panelLanguages";
        }

        @Override
        public Finding find(History history, Period period) {
            var results = in(history, period, "panelResult").stream()
                    .filter(result -> !result.list("languages").isEmpty())
                    .toList();
            var table = Table.of("language", "number", "share");
            for (var language : List.of("fi", "sv", "se", "en", "other")) {
                var n = (int) results.stream()
                        .filter(result -> result.list("languages").contains(language))
                        .count();
                table.row(new Code("language", language), n, new Share(n, results.size()));
            }
            return Finding.of(
                    results.size(),
                    table,
                    Chart.of(Shape.BARS, 0, 1),
                    history.ideas(ideasOf(results)),
                    results.size(),
                    table.rows().get(1).get(1));
        }
    }

    /** Working days that ideas took: reported in implementation and delivered small orders, summed over all people (S92). */
    static final class Effort implements Metric {

        @Override
        public String key() {
            return "effort";
        }

        @Override
        public Finding find(History history, Period period) {
            var reports = history.answers("progressReport").stream()
                    .filter(report -> report.values().get("usedWorkDays") != null)
                    .toList();
            var used = new TreeMap<String, Double>();
            Stream.concat(history.latest("smallOrderDelivery").values().stream(), reports.stream())
                    .filter(answers -> period.has(answers.at()))
                    .forEach(answers -> used.merge(
                            answers.ideaId(),
                            answers.number(answers.kind().equals("progressReport") ? "usedWorkDays" : "actualWorkDays"),
                            Math::max));
            var ideas = history.ideas(used.keySet());
            var table = Table.of("idea", "workDays", "days");
            ideas.forEach(idea -> table.row(
                    idea.id(),
                    used.get(idea.id()),
                    History.days(idea.created(), Objects.requireNonNullElse(idea.ended(), history.asOf()))));
            var total = used.values().stream().mapToDouble(d -> d).sum();
            return Finding.of(used.size(), table, null, ideas, total, used.size());
        }
    }

    /** The pilot of autumn 2021 as the starting point: 40 invited, 24 took part, 4 workshops, 15 interviews, 2 sectors absent (K21; S29–S31). */
    static final class PilotBaseline implements Metric {

        private static final Instant PILOT = Instant.parse("2021-09-01T00:00:00Z");

        @Override
        public String key() {
            return "pilotBaseline";
        }

        @Override
        public Finding find(History history, Period period) {
            var since = history.ideas().stream()
                    .filter(idea -> idea.created().isAfter(PILOT))
                    .map(IdeaFacts::sector)
                    .distinct()
                    .count();
            var records = history.answers("evidenceRecord");
            var table = Table.of("baseline", "pilot", "now")
                    .row(new Code("baseline", "invited"), 40, null)
                    .row(new Code("baseline", "participants"), 24, null)
                    .row(new Code("baseline", "workshops"), 4, null)
                    .row(new Code("baseline", "interviews"), 15, sum(records, "endCustomersHeard"))
                    .row(new Code("baseline", "sectorsAbsent"), 2, null)
                    .row(new Code("baseline", "sectorsActive"), null, (int) since);
            return Finding.of(1, table, null, List.of(), 24, 15, 2);
        }
    }
}
