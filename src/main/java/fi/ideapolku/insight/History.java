package fi.ideapolku.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What happened to the ideas up to one moment, as figures see it. No record here has room for a person.
 *
 * @param asOf the moment of the data
 * @param visits in the order in which the stages were entered
 * @param outside what people ask and begin beside the path of an idea
 * @param members how many people stand behind each party
 */
record History(
        Instant asOf,
        List<IdeaFacts> ideas,
        List<Visit> visits,
        List<Work> work,
        List<Answers> answers,
        Outside outside,
        Map<String, Integer> members) {

    /** Parties of fewer people are never named (G6). */
    static final int FEWEST = 5;

    /** What stands for all parties that are too small to be named. */
    static final String SMALL = "small";

    static final Table.Code SMALL_PARTIES = new Table.Code("party", SMALL);

    /** The order in which an idea goes through its stages; one before the first stage is new. */
    static final List<String> STAGES = List.of(
            "new",
            "screening",
            "smallOrder",
            "discovery",
            "empathySprint",
            "understandingCard",
            "cardReview",
            "ideaCard",
            "customerPanel",
            "decision",
            "implementation",
            "lessons");

    /** What happened to an idea. */
    interface OfIdea {
        String ideaId();
    }

    /** A stay of an idea in a stage; not left while it is there. */
    record Visit(String ideaId, String stage, int version, Instant entered, Instant left, String outcome)
            implements OfIdea {

        /** How long it lasted; asked only of one that is over. */
        double days() {
            return History.days(entered, left);
        }
    }

    /** A user task from its creation to its end. */
    record Work(
            String ideaId,
            String task,
            String process,
            String party,
            Instant created,
            Instant claimed,
            Instant completed,
            Instant cancelled,
            Instant due)
            implements OfIdea {

        /** When somebody took it, or did it without taking it; null while nobody has. */
        Instant started() {
            return claimed != null ? claimed : completed;
        }

        boolean isOpen() {
            return ended() == null;
        }

        /** The task as it was then. */
        Work at(Instant moment) {
            return !isOpen() && !ended().isAfter(moment)
                    ? this
                    : with(past(claimed, moment), past(completed, moment), past(cancelled, moment));
        }

        Work with(Instant nowClaimed, Instant nowCompleted, Instant nowCancelled) {
            return new Work(ideaId, task, process, party, created, nowClaimed, nowCompleted, nowCancelled, due);
        }

        Instant ended() {
            return completed != null ? completed : cancelled;
        }
    }

    /** The codes and numbers of a submitted form; texts and people are left out. */
    record Answers(String id, String ideaId, String kind, Instant at, Map<String, Object> values) implements OfIdea {

        String text(String key) {
            return values.get(key) == null ? null : values.get(key).toString();
        }

        double number(String key) {
            return values.get(key) instanceof Number number ? number.doubleValue() : 0;
        }

        @SuppressWarnings("unchecked")
        List<Object> list(String key) {
            return values.get(key) instanceof List<?> list ? (List<Object>) list : List.of();
        }

        boolean is(String key) {
            return Boolean.TRUE.equals(values.get(key));
        }
    }

    /** A question on an idea, or feedback on the service, which is of no idea; not answered while it waits. */
    record Question(String ideaId, Instant asked, Instant answered) implements OfIdea {}

    /**
     * What does not lie on an idea's path.
     *
     * @param commented when each idea was last commented on
     * @param drafts when each form that is begun and not sent was last saved
     */
    record Outside(List<Question> questions, Map<String, Instant> commented, List<Instant> drafts) {

        static final Outside NOTHING = new Outside(List.of(), Map.of(), List.of());

        /** The same with some of the questions only. */
        Outside with(List<Question> some) {
            return new Outside(some, commented, drafts);
        }
    }

    /** The history of the ideas that a condition holds for. */
    History of(Predicate<IdeaFacts> condition) {
        var chosen = ideas.stream().filter(condition).toList();
        if (chosen.size() == ideas.size()) {
            return this;
        }
        var ids = chosen.stream().map(IdeaFacts::id).collect(Collectors.toSet());
        return new History(
                asOf,
                chosen,
                visits.stream().filter(visit -> ids.contains(visit.ideaId())).toList(),
                work.stream().filter(task -> ids.contains(task.ideaId())).toList(),
                answers.stream().filter(answer -> ids.contains(answer.ideaId())).toList(),
                outside.with(outside.questions().stream()
                        .filter(question -> ids.contains(question.ideaId()))
                        .toList()),
                members);
    }

    /** The history as it was at an earlier moment; an idea's sectors, lane and life event are those of today. */
    History at(Instant moment) {
        var before = visits.stream()
                .filter(visit -> !visit.entered().isAfter(moment))
                .map(visit -> visit.left() == null || !visit.left().isAfter(moment)
                        ? visit
                        : new Visit(visit.ideaId(), visit.stage(), visit.version(), visit.entered(), null, null))
                .toList();
        var last = before.stream().collect(Collectors.toMap(Visit::ideaId, Function.identity(), (one, other) -> other));
        return new History(
                moment,
                ideas.stream()
                        .filter(idea -> !idea.created().isAfter(moment))
                        .map(idea -> idea.at(moment, last.get(idea.id())))
                        .toList(),
                before,
                work.stream()
                        .filter(task -> !task.created().isAfter(moment))
                        .map(task -> task.at(moment))
                        .toList(),
                answers.stream().filter(answer -> !answer.at().isAfter(moment)).toList(),
                outside.with(outside.questions().stream()
                        .filter(question -> !question.asked().isAfter(moment))
                        .map(question ->
                                new Question(question.ideaId(), question.asked(), past(question.answered(), moment)))
                        .toList()),
                members);
    }

    static Instant past(Instant when, Instant moment) {
        return when == null || when.isAfter(moment) ? null : when;
    }

    List<IdeaFacts> open() {
        return ideas.stream().filter(IdeaFacts::isOpen).toList();
    }

    List<IdeaFacts> created(Period period) {
        return ideas.stream().filter(idea -> period.has(idea.created())).toList();
    }

    List<IdeaFacts> decided(Period period) {
        return ideas.stream().filter(idea -> period.has(idea.decided())).toList();
    }

    List<IdeaFacts> ended(Period period) {
        return ideas.stream().filter(idea -> period.has(idea.ended())).toList();
    }

    /** The ideas with these ids, in their own order. */
    List<IdeaFacts> ideas(Set<String> ids) {
        return ideas.stream().filter(idea -> ids.contains(idea.id())).toList();
    }

    /** The ideas to which these happened, each once. */
    List<IdeaFacts> ideasOf(Collection<? extends OfIdea> happened) {
        return ideas(happened.stream().map(OfIdea::ideaId).collect(Collectors.toSet()));
    }

    /** The visits that ended in the period. */
    List<Visit> left(Period period) {
        return visits.stream().filter(visit -> period.has(visit.left())).toList();
    }

    List<Visit> visitsOf(String stage) {
        return visits.stream().filter(visit -> visit.stage().equals(stage)).toList();
    }

    /** The first of the visits of each idea; they are in the order in which they were entered. */
    static Map<String, Visit> firstOf(Collection<Visit> visits) {
        var first = new LinkedHashMap<String, Visit>();
        visits.forEach(visit -> first.putIfAbsent(visit.ideaId(), visit));
        return first;
    }

    List<Work> openWork() {
        return work.stream().filter(Work::isOpen).toList();
    }

    /** The tasks that were completed in the period. */
    List<Work> done(Period period) {
        return work.stream().filter(task -> period.has(task.completed())).toList();
    }

    /** The ids of the ideas whose implementation has been planned. */
    Set<String> ideasPlanned() {
        return work.stream()
                .filter(task -> task.task().equals("taskPlanImplementation") && task.completed() != null)
                .map(Work::ideaId)
                .collect(Collectors.toSet());
    }

    List<Answers> answers(String kind) {
        return answers.stream().filter(answer -> answer.kind().equals(kind)).toList();
    }

    /** The answers of these kinds that were given in the period. */
    List<Answers> answers(Period period, String... kinds) {
        var wanted = Set.of(kinds);
        return answers.stream()
                .filter(answer -> wanted.contains(answer.kind()) && period.has(answer.at()))
                .toList();
    }

    /** The newest answers of a kind by idea. */
    Map<String, Answers> latest(String kind) {
        var latest = new HashMap<String, Answers>();
        answers(kind)
                .forEach(answer -> latest.merge(
                        answer.ideaId(), answer, (one, other) -> one.at().isAfter(other.at()) ? one : other));
        return latest;
    }

    /** The party as a figure may name it: itself, or {@link #SMALL} when fewer than five people stand behind it. */
    String named(String party) {
        return party != null && members.getOrDefault(party, 0) >= FEWEST ? party : SMALL;
    }

    /** Days from one moment to another, with fractions. */
    static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes() / 1440.0;
    }

    /** Days from the moment to now. */
    double since(Instant moment) {
        return days(moment, asOf);
    }

    double age(IdeaFacts idea) {
        return since(idea.created());
    }

    /** How long the idea took to its decision or end, or has waited for it so far, in days. */
    double waited(IdeaFacts idea) {
        return days(idea.created(), idea.settled() == null ? asOf : idea.settled());
    }
}
