package fi.ideapolku.process;

import fi.ideapolku.organisation.WorkingDays;
import fi.ideapolku.process.engine.ModelBean;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
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

    /** When the task at which the execution stands is due: 16.15 in Helsinki on the last day. */
    public Date due(DelegateExecution execution) {
        return date(dueOf(row(execution, execution.getCurrentActivityId())));
    }

    /** When its performer is reminded: the table's number of working days before it is due. */
    public Date reminder(DelegateExecution execution) {
        var row = row(execution, execution.getCurrentActivityId());
        var due = dueOf(row);
        var day = workingDays.plus(due.toLocalDate(), -days(row, "reminderWorkingDaysBefore"));
        return date(due.with(day));
    }

    /** When a task that nobody answers ends by itself. */
    public Date noAnswer(DelegateExecution execution, String taskId) {
        var row = row(execution, taskId);
        var due = dueOf(row);
        return date(due.with(workingDays.plus(due.toLocalDate(), days(row, "noAnswerWorkingDays"))));
    }

    private ZonedDateTime dueOf(Map<String, Object> row) {
        return workingDays.due(clock.instant(), days(row, "dueWorkingDays"));
    }

    private Map<String, Object> row(DelegateExecution execution, String taskId) {
        var idea = ideas.get(ProcessKeys.ideaId(execution));
        var depth = execution.hasVariable("depth") ? execution.getVariable("depth") : idea.depth();
        return decisions
                .evaluateDecisionTableById(tableOf(execution.getProcessDefinitionId()))
                .variables(Variables.createVariables()
                        .putValue("taskId", taskId)
                        .putValue("lane", idea.lane())
                        .putValue("depth", depth))
                .evaluate()
                .getSingleResult()
                .getEntryMap();
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

    private static int days(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).intValue();
    }

    private static Date date(ZonedDateTime time) {
        return Date.from(time.toInstant());
    }
}
