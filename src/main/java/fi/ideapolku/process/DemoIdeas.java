package fi.ideapolku.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.WorkingDays;
import fi.ideapolku.process.engine.EngineTime;
import fi.ideapolku.task.TaskItems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Plays the stories of {@code demo/} through the engine into a database without ideas: each step as its user and at its time, all of
 * them in one transaction, before the job executor and the web server start.
 */
@Component
@Profile("demo")
class DemoIdeas implements SmartInitializingSingleton {

    private final Portfolio portfolio;
    private final SubmitIdea submit;
    private final AnswerTask answer;
    private final WithdrawIdea withdraw;
    private final TaskItems tasks;
    private final Cards cards;
    private final Directory directory;
    private final WorkingDays workingDays;
    private final IdentityService identities;
    private final ManagementService jobs;
    private final TransactionOperations transaction;
    private final ObjectMapper json;

    DemoIdeas(
            Portfolio portfolio,
            SubmitIdea submit,
            AnswerTask answer,
            WithdrawIdea withdraw,
            TaskItems tasks,
            Cards cards,
            Directory directory,
            WorkingDays workingDays,
            IdentityService identities,
            ManagementService jobs,
            TransactionOperations transaction,
            ObjectMapper json) {
        this.portfolio = portfolio;
        this.submit = submit;
        this.answer = answer;
        this.withdraw = withdraw;
        this.tasks = tasks;
        this.cards = cards;
        this.directory = directory;
        this.workingDays = workingDays;
        this.identities = identities;
        this.jobs = jobs;
        this.transaction = transaction;
        this.json = json;
    }

    /** An idea's life as a file tells it. @param id what other stories call it by */
    record Story(String id, List<Step> steps) {}

    /**
     * One thing that a user does.
     *
     * @param at when, Helsinki time on the stories' calendar
     * @param does {@code ideaIntake} and {@code withdrawal} by the form, all else by the key of the open task
     * @param values answers; a date moves with the stories, {@code @story} is another idea and {@code @story/kind} its newest card
     */
    record Step(LocalDateTime at, String as, String does, Map<String, Object> values) {}

    @Override
    public void afterSingletonsInstantiated() {
        var anything = new Portfolio.Query(null, null, null, null, null, "", Set.of(), true, null, null, 1);
        if (portfolio.list(anything).isEmpty()) {
            try {
                transaction.executeWithoutResult(status -> play(stories()));
            } finally {
                identities.clearAuthentication();
                EngineTime.reset();
            }
        }
    }

    private List<Story> stories() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:demo/IDEA-*.json");
            return Arrays.stream(files).map(this::story).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Story story(Resource file) {
        try (var stream = file.getInputStream()) {
            return json.readValue(stream, Story.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The story " + file, unreadable);
        }
    }

    /** The ideas live side by side, as in life: whatever comes first is played first, and the engine's timers in between. */
    private void play(List<Story> stories) {
        var calendar = new DemoCalendar(workingDays, EngineTime.now());
        var ideas = new HashMap<String, String>();
        stories.stream()
                .flatMap(story -> story.steps().stream().map(step -> Map.entry(story.id(), step)))
                .sorted(Comparator.comparing(entry -> entry.getValue().at()))
                .forEach(entry -> play(entry.getKey(), entry.getValue(), calendar, ideas));
        passTimeUntil(calendar.today());
    }

    private void play(String story, Step step, DemoCalendar calendar, Map<String, String> ideas) {
        passTimeUntil(calendar.moved(step.at()));
        var values = calendar.moved(step.values(), text -> referred(text, ideas));
        identities.setAuthenticatedUserId(step.as());
        switch (step.does()) {
            case "ideaIntake" -> ideas.put(story, submit.submit(values));
            case "withdrawal" -> withdraw.withdraw(ideas.get(story), values);
            default -> answer.complete(openTask(ideas.get(story), step), values);
        }
    }

    private String openTask(String ideaId, Step step) {
        var groups = directory.groupsOf(step.as());
        return tasks.ofIdea(ideaId).stream()
                .filter(task -> task.taskKey().equals(step.does()))
                .filter(task -> step.as().equals(task.assignee()) || task.isCandidate(groups))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Not open for them: %s of %s; open are %s".formatted(step, ideaId, tasks.ofIdea(ideaId))))
                .id();
    }

    private Object referred(String text, Map<String, String> ideas) {
        var reference = text.substring(1).split("/", 2);
        var idea = ideas.get(reference[0]);
        return reference.length == 1
                ? idea
                : cards.latest(idea, reference[1]).orElseThrow().id();
    }

    /** Lets the clock go on to a moment; what the job executor would have done on the way is done at its time. */
    private void passTimeUntil(Instant then) {
        identities.clearAuthentication();
        for (var job = nextJob(then); job.isPresent(); job = nextJob(then)) {
            job.map(Job::getDuedate)
                    .map(Date::toInstant)
                    .filter(due -> due.isAfter(EngineTime.now()))
                    .ifPresent(EngineTime::moveTo);
            jobs.executeJob(job.get().getId());
        }
        EngineTime.moveTo(then);
    }

    private Optional<Job> nextJob(Instant until) {
        var due = Stream.of(
                jobs.createJobQuery().messages().listPage(0, 1),
                jobs.createJobQuery()
                        .timers()
                        .duedateLowerThan(Date.from(until))
                        .orderByJobDuedate()
                        .asc()
                        .listPage(0, 1));
        return due.flatMap(List::stream).findFirst();
    }
}
