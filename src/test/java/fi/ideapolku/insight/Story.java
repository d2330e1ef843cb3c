package fi.ideapolku.insight;

import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.Outside;
import fi.ideapolku.insight.History.Question;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.History.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A history made by hand: moments are days before now. */
final class Story {

    static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    static final Period YEAR = Period.months(12, NOW);

    private final List<IdeaFacts> ideas = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Work> work = new ArrayList<>();
    private final List<Answers> answers = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Map<String, Instant> commented = new HashMap<>();
    private final List<Instant> drafts = new ArrayList<>();
    private final Map<String, Integer> members = new HashMap<>(Map.of("ULO", 12, "RISE", 9, "ORK", 20, "KA", 2));

    /** An open idea in a stage, submitted so many days ago. */
    Story open(String id, double daysAgo, String stage) {
        return idea(id, "open", stage, daysAgo, null, null, daysAgo);
    }

    /** An idea that ended so many days ago. */
    Story ended(String id, double daysAgo, double endedAgo, String status) {
        return idea(id, status, null, daysAgo, null, endedAgo, endedAgo);
    }

    /** An open idea that was decided so many days ago. */
    Story decided(String id, double daysAgo, double decidedAgo) {
        return idea(id, "open", "implementation", daysAgo, decidedAgo, null, decidedAgo);
    }

    Story idea(String id, String status, String stage, double created, Double decided, Double ended, double lastEvent) {
        ideas.add(new IdeaFacts(
                id,
                "Otsikko " + id,
                status,
                stage,
                ago(created),
                "ULO",
                1,
                "normal",
                "debtEnforcement",
                "frontline",
                true,
                ago(created),
                decided == null ? null : ago(decided),
                ended == null ? null : ago(ended),
                ago(lastEvent)));
        return this;
    }

    Story facts(IdeaFacts facts) {
        ideas.add(facts);
        return this;
    }

    Story visit(String id, String stage, double entered, Double left, String outcome) {
        return visit(id, stage, 1, entered, left, outcome);
    }

    Story visit(String id, String stage, int version, double entered, Double left, String outcome) {
        visits.add(new Visit(id, stage, version, ago(entered), left == null ? null : ago(left), outcome));
        return this;
    }

    Story task(String id, String task, String party, double created, Double claimed, Double done, Double due) {
        work.add(new Work(
                id,
                task,
                "decision",
                party,
                ago(created),
                claimed == null ? null : ago(claimed),
                done == null ? null : ago(done),
                null,
                due == null ? null : ago(due)));
        return this;
    }

    Story answers(String id, String kind, double daysAgo, Map<String, Object> values) {
        answers.add(new Answers(kind + answers.size(), id, kind, ago(daysAgo), values));
        return this;
    }

    Story question(String id, double asked, Double answered) {
        questions.add(new Question(id, ago(asked), answered == null ? null : ago(answered)));
        return this;
    }

    Story comment(String id, double daysAgo) {
        commented.put(id, ago(daysAgo));
        return this;
    }

    Story draft(double savedAgo) {
        drafts.add(ago(savedAgo));
        return this;
    }

    History history() {
        return new History(NOW, ideas, visits, work, answers, new Outside(questions, commented, drafts), members);
    }

    static Instant ago(double days) {
        return NOW.minus(Duration.ofMinutes(Math.round(days * 1440)));
    }
}
