package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.form.FormRefused;
import fi.ideapolku.process.engine.EngineTime;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.process.engine.Submission;
import fi.ideapolku.task.TaskItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;

/**
 * One idea on its way through the models, as its people and the clock move it. After each step the product's tables must say what the
 * engine says.
 */
final class Walk {

    private final Walks application;
    private final String id;

    Walk(Walks application, String ideaId) {
        this.application = application;
        this.id = ideaId;
    }

    boolean isOpen() {
        return application.ideas().get(id).isOpen();
    }

    String id() {
        return id;
    }

    /** The first open task of this kind is answered by somebody who may, with the chosen answers and what the form still asks. */
    Walk does(String taskKey, Map<String, Object> chosen) {
        return answer(task(taskKey), chosen);
    }

    Walk does(String taskKey) {
        return does(taskKey, Map.of());
    }

    /** Every open task of this kind is answered the same way. */
    Walk all(String taskKey, Map<String, Object> chosen) {
        open().filter(task -> task.taskKey().equals(taskKey)).toList().forEach(task -> answer(task, chosen));
        return this;
    }

    /** The form does not take these answers, and the task stays open for its performer. */
    Walk cannot(String taskKey, Map<String, Object> chosen) {
        var task = task(taskKey);
        assertThatThrownBy(() -> answer(task, chosen))
                .as("%s with %s", taskKey, chosen)
                .isInstanceOf(Refusal.class)
                .hasCauseInstanceOf(FormRefused.class);
        assertThat(task(taskKey).id()).isEqualTo(task.id());
        return this;
    }

    Walk answer(TaskItem item, Map<String, Object> chosen) {
        return complete(item, values(item, chosen));
    }

    Map<String, Object> values(TaskItem item, Map<String, Object> chosen) {
        return application.filler(definitionOf(item), item.formKey()).around(chosen, application.known(item));
    }

    /** Claims the task for the first person of its groups who may have it, and completes it. */
    Walk complete(TaskItem item, Map<String, Object> values) {
        var user = claim(item);
        application.as(user, () -> {
            application.answerTask().complete(item.id(), values);
            return null;
        });
        settle();
        return this;
    }

    /** The task is claimed and given back to its groups. */
    void isGivenBack(TaskItem item) {
        var user = claim(item);
        application.as(user, () -> {
            application.answerTask().giveBack(item.id());
            return null;
        });
        settle();
    }

    /** Answers the task by chance; what the form refuses is tried anew. */
    void answer(TaskItem item, Random random) {
        Refusal last = null;
        for (var attempt = 0; attempt < 20; attempt++) {
            var values = application
                    .filler(definitionOf(item), item.formKey())
                    .byChance(random, mostlyImpartial(item, random), application.known(item));
            try {
                complete(item, values);
                return;
            } catch (Refusal refusal) {
                if (!(refusal.getCause() instanceof FormRefused)) {
                    throw refusal;
                }
                last = refusal;
            }
        }
        throw new AssertionError("No answers by chance are legal in " + item.formKey(), last);
    }

    /** Were every second reviewer biased, nobody would be left who may review. */
    private static Map<String, Object> mostlyImpartial(TaskItem item, Random random) {
        return item.formKey().equals("cardReview") && random.nextInt(8) > 0
                ? Map.of("conflictOfInterest", false)
                : Map.of();
    }

    /** Claims the task for somebody who may have it. @return who has it now */
    String claim(TaskItem item) {
        if (item.assignee() != null) {
            return item.assignee();
        }
        var performer = item.candidateGroups().stream()
                .flatMap(group -> application.directory().membersOf(group).stream())
                .filter(user -> isClaimedBy(user, item))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody may do " + item));
        application.state().isMirrored(id);
        return performer;
    }

    private boolean isClaimedBy(String user, TaskItem item) {
        try {
            application.as(user, () -> {
                application.answerTask().claim(item.id());
                return null;
            });
            return true;
        } catch (Refusal | AuthorizationException keptAway) {
            return false;
        }
    }

    /** Time passes until the earliest timer of the idea, which must be this one, and it fires. */
    Walk waitsFor(String timer) {
        assertThat(nextTimer()).as("the next timer").isEqualTo(timer);
        EngineTime.moveTo(
                timers().findFirst().orElseThrow().getDuedate().toInstant().plusSeconds(1));
        settle();
        return this;
    }

    /** The timer that fires next, or null when the idea waits for none. */
    String nextTimer() {
        return timers().findFirst().map(this::activityOf).orElse(null);
    }

    private Stream<Job> timers() {
        return jobs().filter(job -> job.getDuedate() != null)
                .sorted(Comparator.comparing(Job::getDuedate).thenComparing(this::activityOf));
    }

    private String activityOf(Job job) {
        return application
                .engine()
                .getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private Stream<Job> jobs() {
        var service = application.engine().getManagementService();
        return application
                .engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .list()
                .stream()
                .flatMap(instance -> service.createJobQuery().processInstanceId(instance.getId()).list().stream());
    }

    /** The proposer takes the idea back. */
    Walk isWithdrawn() {
        var idea = application.ideas().get(id);
        application.as(idea.proposerId(), () -> {
            application
                    .withdrawIdea()
                    .withdraw(
                            id,
                            application
                                    .filler(application.newestModel(), "withdrawal")
                                    .around(Map.of(), Map.of()));
            return null;
        });
        settle();
        return this;
    }

    /** Takes what was answered last back when it may be, and stands at its task again. @return whether it might */
    boolean isTakenBack() {
        var sent = application.cards().newestOf(List.of(id)).get(0);
        if (!application.takeBack().possible(List.of(id), sent.authorId()).contains(sent.id())) {
            return false;
        }
        var again = application.as(sent.authorId(), () -> application.takeBack().take(id));
        settle();
        isAt(sent.taskKey());
        assertThat(open().map(TaskItem::id)).containsExactly(again);
        return true;
    }

    /** What was answered last is taken back. */
    Walk takesBack() {
        assertThat(isTakenBack()).isTrue();
        return this;
    }

    /** A message of the models with the form that comes with it. */
    Walk receives(String message, String formKey, String user) {
        var values = application.filler(application.newestModel(), formKey).around(Map.of(), Map.of());
        application.as(user, () -> {
            application
                    .engine()
                    .getRuntimeService()
                    .createMessageCorrelation(message)
                    .processInstanceBusinessKey(id)
                    .setVariables(Submission.of(values))
                    .correlate();
            return null;
        });
        settle();
        return this;
    }

    /** Exactly these tasks are open now. */
    Walk isAt(String... taskKeys) {
        assertThat(open().map(TaskItem::taskKey)).containsExactlyInAnyOrder(taskKeys);
        open().forEach(item -> BpmnAwareTests.assertThat(application
                        .engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(processOf(item))
                        .singleResult())
                .isWaitingAt(item.taskKey()));
        return this;
    }

    /** The idea is in the stage with this process. */
    Walk isIn(String stage) {
        assertThat(application.ideas().get(id).stage()).isEqualTo(stage);
        return this;
    }

    /** The idea's process has ended, and the idea with this outcome. */
    void endsAs(String outcome) {
        assertThat(application.ideas().get(id).status()).isEqualTo(outcome);
        assertThat(application.state().root(id)).isNull();
    }

    /** Every job that is due runs, as the job executor would run it: on nobody's behalf. */
    void settle() {
        var service = application.engine().getManagementService();
        for (var due = due(); !due.isEmpty(); due = due()) {
            service.executeJob(due.get(0).getId());
            application.state().isMirrored(id);
        }
        application.state().isMirrored(id);
    }

    private List<Job> due() {
        var now = EngineTime.now();
        return jobs().filter(job -> job.getDuedate() == null || !instant(job).isAfter(now))
                .toList();
    }

    private static Instant instant(Job job) {
        return job.getDuedate().toInstant();
    }

    Stream<TaskItem> open() {
        return application.tasks().ofIdea(id).stream();
    }

    TaskItem task(String key) {
        return open().filter(task -> task.taskKey().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not open, but "
                        + open().map(TaskItem::taskKey).toList()));
    }

    private String definitionOf(TaskItem item) {
        return Objects.requireNonNull(application
                        .engine()
                        .getTaskService()
                        .createTaskQuery()
                        .taskId(item.id())
                        .singleResult())
                .getProcessDefinitionId();
    }

    private String processOf(TaskItem item) {
        return application
                .engine()
                .getTaskService()
                .createTaskQuery()
                .taskId(item.id())
                .singleResult()
                .getProcessInstanceId();
    }

    /** Time passes. */
    Walk waits(Duration time) {
        EngineTime.moveTo(EngineTime.now().plus(time));
        settle();
        return this;
    }
}
