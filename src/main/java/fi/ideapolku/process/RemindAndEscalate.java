package fi.ideapolku.process;

import fi.ideapolku.UtcTime;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaHappening;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Performers;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Follows open tasks over time: a reminder before the due date, a word to the performer when it has passed, and working days later a
 * further group that may take the task, as {@code sla.dmn} says. Each step happens once, whichever node comes first, and late rather
 * than never after a stop.
 */
@Component
class RemindAndEscalate {

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final TaskItems items;
    private final Ideas ideas;
    private final TaskService tasks;
    private final Sla sla;
    private final Performers performers;
    private final Roles roles;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    RemindAndEscalate(
            JdbcClient jdbc,
            TransactionOperations transaction,
            TaskItems items,
            Ideas ideas,
            TaskService tasks,
            Sla sla,
            Performers performers,
            Roles roles,
            ApplicationEventPublisher listeners,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.items = items;
        this.ideas = ideas;
        this.tasks = tasks;
        this.sla = sla;
        this.performers = performers;
        this.roles = roles;
        this.listeners = listeners;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void run() {
        waiting("follow_up_at", "reminder", "due_at > :now").forEach(id -> once(id, "reminder", this::remind));
        waiting("due_at", "due", "1 = 1").forEach(id -> once(id, "due", this::due));
        jdbc.sql(
                        "select task_id from task_step where step = 'escalated' and done_at is null and planned_at <= :now limit "
                                + BATCH)
                .param("now", now())
                .query(String.class)
                .list()
                .forEach(this::escalate);
    }

    /** Tasks whose time for a step has come and that have not had it. */
    private List<String> waiting(String time, String step, String condition) {
        return jdbc.sql("select t.id from task_item t where t." + time + " <= :now and " + condition
                        + " and not exists (select 1 from task_step s where s.task_id = t.id and s.step = :step) order by t."
                        + time + " limit " + BATCH)
                .param("now", now())
                .param("step", step)
                .query(String.class)
                .list();
    }

    /** Does a step in one transaction with the row that says so; another node's row makes this one give up. */
    private void once(String taskId, String step, Consumer<TaskItem> act) {
        try {
            transaction.executeWithoutResult(status -> items.find(taskId).ifPresent(item -> {
                note(taskId, step, clock.instant(), clock.instant());
                act.accept(item);
            }));
        } catch (DuplicateKeyException doneElsewhere) {
            return;
        }
    }

    private void remind(TaskItem item) {
        tell(item, "task.reminder");
    }

    private void due(TaskItem item) {
        tell(item, "task.due");
        escalation(item, ideas.get(item.ideaId())).ifPresent(next -> note(item.id(), "escalated", next.at(), null));
    }

    private void escalate(String taskId) {
        transaction.executeWithoutResult(status -> {
            var taken = jdbc.sql(
                            "update task_step set done_at = :now where task_id = :task and step = 'escalated' and done_at is null")
                    .param("now", now())
                    .param("task", taskId)
                    .update();
            if (taken == 1) {
                items.find(taskId).ifPresent(this::escalate);
            }
        });
    }

    private void escalate(TaskItem item) {
        var idea = ideas.get(item.ideaId());
        escalation(item, idea).ifPresent(next -> {
            groups(next.role(), idea).stream()
                    .filter(group -> !item.candidateGroups().contains(group))
                    .forEach(group -> tasks.addCandidateGroup(item.id(), group));
            tell(item, "task.escalated");
        });
    }

    /** The groups of the role, but never the ministry, which stands in where a sector's management is empty: no timer tells it. */
    private List<String> groups(String role, Idea idea) {
        var sector = roles.get(role).perSector() ? idea.leadSectorId() : null;
        var groups = performers.groups(role, sector, Set.of());
        return groups.contains("omSteering") ? performers.groups("orkPortfolioManager", null, Set.of()) : groups;
    }

    private Optional<Sla.Escalation> escalation(TaskItem item, Idea idea) {
        var task = tasks.createTaskQuery().taskId(item.id()).singleResult();
        return sla.escalation(task.getProcessDefinitionId(), item, idea);
    }

    private void tell(TaskItem item, String kind) {
        listeners.publishEvent(
                new IdeaHappening(kind, item.ideaId(), item.taskKey(), item.id(), null, clock.instant()));
    }

    private void note(String taskId, String step, Instant planned, Instant done) {
        jdbc.sql("insert into task_step (task_id, step, planned_at, done_at) values (:task, :step, :planned, :done)")
                .param("task", taskId)
                .param("step", step)
                .param("planned", UtcTime.of(planned))
                .param("done", UtcTime.of(done))
                .update();
    }

    private OffsetDateTime now() {
        return UtcTime.of(clock.instant());
    }
}
