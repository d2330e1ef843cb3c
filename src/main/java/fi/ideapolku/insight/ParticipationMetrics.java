package fi.ideapolku.insight;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.Work;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who took part, in which languages, and what stood in the way. */
final class ParticipationMetrics {

    private static final Instant PILOT = Instant.parse("2021-09-01T00:00:00Z");

    /** The barriers that the pilot's fourth workshop voted the most important, in order (S54). */
    private static final List<String> PILOT_VOTE = List.of("TIME_RESOURCES", "INFO_FLOW", "SECTOR_CULTURES");

    /** The law's limit for feedback on accessibility, kept for all (S49). */
    private static final int ANSWER_DAYS = 14;

    private ParticipationMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.ofWork("participation", ParticipationMetrics::participation),
                Metric.of("barriers", ParticipationMetrics::barriers),
                Metric.ofWork("feedbackLoop", ParticipationMetrics::feedbackLoop),
                Metric.of("skillNeeds", ParticipationMetrics::skillNeeds),
                Metric.of("panelLanguages", ParticipationMetrics::panelLanguages),
                Metric.of("pilotBaseline", ParticipationMetrics::pilotBaseline).comparing(-1));
    }

    /**
     * Participation by sector: ideas submitted, cards reviewed, sprint invitations joined, shared ideas; all zero is an
     * inactive sector (ux A.1/36; K6). Sectors of fewer than five people are told together.
     */
    private static Finding participation(History history, Period period) {
        var submitted = history.created(period);
        var counts = List.of(
                count(history, submitted.stream().map(IdeaFacts::sector)),
                count(history, done(history, period, "taskReviewCard")),
                count(history, done(history, period, "taskAnswerInvitation")),
                count(
                        history,
                        submitted.stream().filter(idea -> idea.sectors() > 1).map(IdeaFacts::sector)));
        var parties = new TreeSet<>(counts.get(0).keySet());
        history.members().keySet().stream()
                .filter(party -> !party.equals("panel"))
                .map(history::named)
                .forEach(parties::add);
        var table = Table.of("party", "submitted", "reviews", "invitations", "joint");
        var active = 0;
        for (var party : parties) {
            var row = new ArrayList<Object>(List.of(new Code("party", party)));
            counts.forEach(by -> row.add(by.getOrDefault(party, 0)));
            table.rows().add(row);
            active += counts.stream().anyMatch(by -> by.containsKey(party)) ? 1 : 0;
        }
        return Finding.of(
                history.members().size(), table, Chart.of(Shape.BARS, 0, 1), submitted, active, parties.size());
    }

    private static Stream<String> done(History history, Period period, String task) {
        return history.done(period).stream()
                .filter(work -> work.task().equals(task))
                .map(Work::party);
    }

    private static Map<String, Integer> count(History history, Stream<String> parties) {
        var counts = new TreeMap<String, Integer>();
        parties.forEach(party -> counts.merge(history.named(party), 1, Integer::sum));
        return counts;
    }

    /** Barriers by kind, from progress reports, answers to invitations and cancelled sprints; beside it the number asked (ux A.1/38; K18; S54). */
    private static Finding barriers(History history, Period period) {
        var asked = history.answers(period, "progressReport", "sprintInvitationAnswer", "sprintCancellation");
        var told = asked.stream().flatMap(ParticipationMetrics::barriersIn).toList();
        var table = Table.of("barrier", "number", "share", "pilotRank");
        Table.counting("barrier", "barrier", "number", told)
                .rows()
                .forEach(row -> table.row(row.get(0), row.get(1), row.get(2), pilotRank((Code) row.get(0))));
        return Finding.of(
                        asked.size(),
                        table,
                        told.isEmpty() ? null : Chart.of(Shape.BARS, 0, 1),
                        history.ideasOf(asked.stream()
                                .filter(answers -> barriersIn(answers).findAny().isPresent())
                                .toList()),
                        told.size(),
                        asked.size(),
                        table.first(0))
                .told(told.isEmpty() ? "noneTold" : "sentence");
    }

    /** Which place the pilot's vote gave it; null for a place after the third, which is not known. */
    private static Integer pilotRank(Code barrier) {
        var place = PILOT_VOTE.indexOf(barrier.value());
        return place < 0 ? null : (Integer) (place + 1);
    }

    private static Stream<String> barriersIn(Answers answers) {
        return Stream.concat(
                        answers.list("barriers").stream(),
                        Stream.of(answers.values().getOrDefault("barrier", "")))
                .map(Object::toString)
                .filter(code -> !code.isBlank());
    }

    /**
     * The loop of feedback: questions on ideas and feedback on the service that were answered within 14 days, of all that
     * were answered or have waited for longer (ux A.1/39).
     */
    private static Finding feedbackLoop(History history, Period period) {
        var asked = history.outside().questions().stream()
                .filter(question -> period.has(question.asked()))
                .toList();
        var waiting =
                asked.stream().filter(question -> question.answered() == null).toList();
        var late = (int) waiting.stream()
                .filter(question -> history.since(question.asked()) > ANSWER_DAYS)
                .count();
        var inTime = (int) asked.stream()
                .filter(question -> question.answered() != null
                        && History.days(question.asked(), question.answered()) <= ANSWER_DAYS)
                .count();
        var table = Table.of("answer", "number", "share")
                .part(new Code("answer", "inTime"), inTime, asked.size())
                .part(new Code("answer", "later"), asked.size() - waiting.size() - inTime, asked.size())
                .part(new Code("answer", "waiting"), waiting.size() - late, asked.size())
                .part(new Code("answer", "late"), late, asked.size());
        return Finding.of(
                asked.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(waiting),
                new Share(inTime, asked.size() - waiting.size() + late),
                waiting.size());
    }

    /** Skills that ideas were said to need, at screening and before the decision: what the pool of experts is asked for (K16; S95). */
    private static Finding skillNeeds(History history, Period period) {
        var told = history.answers(period, "ideaScreening", "decisionProposal");
        var needs = told.stream()
                .flatMap(answers -> Stream.concat(
                                answers.list("skillNeeds").stream(), answers.list("skillsForWork").stream())
                        .map(skill -> Map.entry(answers.ideaId(), skill.toString())))
                .distinct()
                .toList();
        var table = Table.counting(
                "skill",
                "skill",
                "ideas",
                needs.stream().map(Map.Entry::getValue).toList());
        var ideas = history.ideas(needs.stream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        return Finding.of(ideas.size(), table, Chart.of(Shape.BARS, 0, 1), ideas, ideas.size(), table.first(0));
    }

    /** Languages in which panels were held: the part of language parity that is recorded (ux A.1/40). */
    private static Finding panelLanguages(History history, Period period) {
        var results = history.answers(period, "panelResult").stream()
                .filter(result -> !result.list("languages").isEmpty())
                .toList();
        var table = Table.of("language", "number", "share");
        for (var language : List.of("fi", "sv", "se", "en", "other")) {
            var held = results.stream()
                    .filter(result -> result.list("languages").contains(language))
                    .count();
            table.part(new Code("language", language), (int) held, results.size());
        }
        return Finding.of(
                results.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                history.ideasOf(results),
                results.size(),
                table.rows().get(1).get(1));
    }

    /** The pilot of autumn 2021 as the starting point: 40 invited, 24 took part, 4 workshops, 15 interviews, 2 sectors absent (K21; S29–S31). */
    private static Finding pilotBaseline(History history, Period period) {
        var since = history.ideas().stream()
                .filter(idea -> idea.created().isAfter(PILOT))
                .toList();
        var active = since.stream().map(IdeaFacts::sector).distinct().count();
        var interviews = EvidenceMetrics.sum(history.answers("evidenceRecord"), "endCustomersHeard");
        var table = Table.of("baseline", "pilot", "now")
                .row(new Code("baseline", "invited"), 40, null)
                .row(new Code("baseline", "participants"), 24, null)
                .row(new Code("baseline", "workshops"), 4, null)
                .row(new Code("baseline", "interviews"), 15, interviews)
                .row(new Code("baseline", "sectorsAbsent"), 2, null)
                .row(new Code("baseline", "sectorsActive"), null, (int) active);
        return Finding.of(1, table, null, since, 24, 15, 2);
    }
}
