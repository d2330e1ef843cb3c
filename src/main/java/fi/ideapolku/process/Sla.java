package fi.ideapolku.process;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.organisation.WorkingDays;
import fi.ideapolku.process.engine.ModelBean;
import fi.ideapolku.task.TaskItem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code sla} in the models: by when a task is due, as the table {@code sla.dmn} of the same deployment says, in working days. */
@Component
public class Sla implements ModelBean {

    private static final String TABLE = "sla";

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final DeployedForms deployments;
    private final WorkingDays workingDays;
    private final fi.ideapolku.idea.Ideas ideas;
    private final Clock clock;
    private final Map<String, String> tables = new ConcurrentHashMap<>();
    private final Map<Case, Deadlines> known = new ConcurrentHashMap<>();

    Sla(
            @Lazy DecisionService decisions,
            @Lazy RepositoryService repository,
            DeployedForms deployments,
            WorkingDays workingDays,
            fi.ideapolku.idea.Ideas ideas,
            Clock clock) {
        this.decisions = decisions;
        this.repository = repository;
        this.deployments = deployments;
        this.workingDays = workingDays;
        this.ideas = ideas;
        this.clock = clock;
    }

    @Override
    public String modelName() {
        return TABLE;
    }

    /** What a table is asked. @param table the id of one version of the table */
    private record Case(String table, String taskId, String lane, Object depth) {}

    /**
     * What it answers, in working days; {@code noAnswer} is null where a task does not end by itself, {@code escalateAfter} where nobody
     * further hears of a late one.
     */
    private record Deadlines(int due, int reminderBefore, Integer noAnswer, Integer escalateAfter, String escalateTo) {}

    /** When a late task is sent to a further role for information. */
    record Escalation(Instant at, String role) {}

    /** When the task at which the execution stands is due: 16.15 in Helsinki on the last day. */
    public Date due(DelegateExecution execution) {
        return date(dueOf(deadlines(execution, execution.getCurrentActivityId())));
    }

    /** When its performer is reminded: the table's number of working days before it is due. */
    public Date reminder(DelegateExecution execution) {
        var deadlines = deadlines(execution, execution.getCurrentActivityId());
        return date(later(dueOf(deadlines), -deadlines.reminderBefore()));
    }

    /** When a task that nobody answers ends by itself. */
    public Date noAnswer(DelegateExecution execution, String taskId) {
        var deadlines = deadlines(execution, taskId);
        return date(later(dueOf(deadlines), deadlines.noAnswer()));
    }

    /** Whom an open task is sent to when it is late, by the version of the table that it runs with; nobody for some tasks. */
    Optional<Escalation> escalation(String processDefinitionId, TaskItem task, Idea idea) {
        var deadlines = known.computeIfAbsent(
                new Case(tableOf(processDefinitionId), task.taskKey(), idea.lane(), idea.depth()), this::ask);
        if (task.dueAt() == null || deadlines.escalateAfter() == null || deadlines.escalateTo() == null) {
            return Optional.empty();
        }
        var due = task.dueAt().atZone(WorkingDays.ZONE);
        return Optional.of(new Escalation(later(due, deadlines.escalateAfter()).toInstant(), deadlines.escalateTo()));
    }

    private ZonedDateTime dueOf(Deadlines deadlines) {
        return workingDays.due(clock.instant(), deadlines.due());
    }

    private ZonedDateTime later(ZonedDateTime due, int days) {
        return due.with(workingDays.plus(due.toLocalDate(), days));
    }

    /** One version of the table always answers the same, so it is asked once; its rows cost milliseconds each time. */
    private Deadlines deadlines(DelegateExecution execution, String taskId) {
        var idea = ideas.get(ProcessKeys.ideaId(execution));
        var depth = execution.hasVariable("depth") ? execution.getVariable("depth") : idea.depth();
        return known.computeIfAbsent(
                new Case(tableOf(execution.getProcessDefinitionId()), taskId, idea.lane(), depth), this::ask);
    }

    private Deadlines ask(Case asked) {
        var row = decisions
                .evaluateDecisionTableById(asked.table())
                .variables(Variables.createVariables()
                        .putValue("taskId", asked.taskId())
                        .putValue("lane", asked.lane())
                        .putValue("depth", asked.depth()))
                .evaluate()
                .getSingleResult()
                .getEntryMap();
        return new Deadlines(
                days(row.get("dueWorkingDays")),
                days(row.get("reminderWorkingDaysBefore")),
                days(row.get("noAnswerWorkingDays")),
                days(row.get("escalateAfterWorkingDays")),
                (String) row.get("escalateTo"));
    }

    private String tableOf(String processDefinitionId) {
        return tables.computeIfAbsent(
                deployments.deploymentOf(processDefinitionId),
                deployment -> repository
                        .createDecisionDefinitionQuery()
                        .deploymentId(deployment)
                        .decisionDefinitionKey(TABLE)
                        .singleResult()
                        .getId());
    }

    private static Integer days(Object cell) {
        return cell == null ? null : ((Number) cell).intValue();
    }

    private static Date date(ZonedDateTime time) {
        return Date.from(time.toInstant());
    }
}
