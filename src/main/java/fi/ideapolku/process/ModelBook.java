package fi.ideapolku.process;

import fi.ideapolku.drawing.ModelDrawing;
import fi.ideapolku.process.IdeaMap.May;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The deployed processes and decision tables for everybody to read (S86, S97): drawn, in words, with their versions. */
@Component
public class ModelBook {

    private static final Pattern ROLE = Pattern.compile("'([A-Za-z,]+)'");
    private static final Pattern WHO = Pattern.compile("routing\\.([A-Za-z]+)");
    private static final List<String> DEPTHS = List.of("LIGHT", "STANDARD", "SPRINT");

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final DeployedModels models;
    private final Stages stages;

    ModelBook(
            @Lazy RepositoryService repository, @Lazy DecisionService decisions, DeployedModels models, Stages stages) {
        this.repository = repository;
        this.decisions = decisions;
        this.models = models;
        this.stages = stages;
    }

    /** A process or table in the table of contents. */
    public record Entry(String key, String name, int version) {}

    /** A version and when it was taken into use. */
    public record Version(int number, Instant since) {}

    /**
     * A step of a process in words.
     *
     * @param process the process that it calls; null for other steps
     * @param table the decision table that the engine asks; null for other steps
     * @param isTask whether people do it
     * @param roles ids of the roles whose groups get it; empty when the model finds them in another way
     * @param who how the model finds its performer, for example {@code owner}; null when by role alone, {@code table} when a table names the role
     * @param days working days until it is due, by depth of the discovery; one entry with an empty key when they are all the same
     * @param next what may follow, and by which answers
     */
    public record Step(
            String name,
            String process,
            String table,
            boolean isTask,
            List<String> roles,
            String who,
            Map<String, Integer> days,
            List<May> next) {}

    /** A process: its picture, its steps in the order of the file, its versions, newest first. */
    public record ProcessPage(Entry entry, String svg, List<Step> steps, List<Version> versions) {}

    /** A rule of a table: its conditions and results in order, and why it is there. */
    public record Rule(List<String> conditions, List<String> results, String why) {}

    /** A decision table; its conditions and results are the codes of the process. */
    public record Table(
            String name, String about, String hitPolicy, List<String> inputs, List<String> outputs, List<Rule> rules) {}

    /** A decision with its versions, newest first. */
    public record TablePage(Entry entry, Table table, List<Version> versions) {}

    /** All processes: the idea's own, then the stages in their order, then what they call. */
    public List<Entry> processes(String language) {
        var order = new ArrayList<>(List.of(ProcessKeys.IDEA));
        order.addAll(stages.keys());
        return newest().stream()
                .sorted(Comparator.comparing((ProcessDefinition process) -> {
                            var place = order.indexOf(process.getKey());
                            return place < 0 ? order.size() : place;
                        })
                        .thenComparing(ProcessDefinition::getKey))
                .map(process -> new Entry(process.getKey(), name(process, language), process.getVersion()))
                .toList();
    }

    /** All decision tables by key. */
    public List<Entry> tables(String language) {
        return repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .orderByDecisionDefinitionKey()
                .asc()
                .unlimitedList()
                .stream()
                .map(table -> new Entry(table.getKey(), TableTexts.name(decision(table), language), table.getVersion()))
                .toList();
    }

    /** A process by its key; empty when there is none. */
    public Optional<ProcessPage> process(String key, String language, String about) {
        return newest().stream()
                .filter(process -> process.getKey().equals(key))
                .findFirst()
                .map(process -> {
                    var model = models.newest(key);
                    var entry = new Entry(key, name(process, language), process.getVersion());
                    return new ProcessPage(
                            entry,
                            ModelDrawing.svg(model, language, entry.name(), about, Map.of()),
                            model.getModelElementsByType(Activity.class).stream()
                                    .filter(step -> !(step instanceof SubProcess))
                                    .map(step -> step(step, process.getDeploymentId(), language))
                                    .toList(),
                            versions(key));
                });
    }

    /** A decision table by its key; empty when there is none. */
    public Optional<TablePage> table(String key, String language) {
        return Optional.ofNullable(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .map(found -> {
                    var decision = decision(found);
                    return new TablePage(
                            new Entry(key, TableTexts.name(decision, language), found.getVersion()),
                            TableTexts.of(decision, language),
                            tableVersions(key));
                });
    }

    private List<ProcessDefinition> newest() {
        var deployment = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ProcessKeys.IDEA)
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        return repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .unlimitedList();
    }

    private String name(ProcessDefinition process, String language) {
        var model = models.newest(process.getKey());
        return ModelDrawing.nameOf(
                model.getModelElementsByType(Process.class).iterator().next(), language);
    }

    private Decision decision(DecisionDefinition definition) {
        return repository.getDmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
    }

    private Step step(Activity step, String deploymentId, String language) {
        var name = ModelDrawing.nameOf(step, language);
        var next = models.rightAfter(step, language).stream()
                .map(after -> new May(ModelDrawing.nameOf(after.element(), language), after.isEnd(), after.answers()))
                .toList();
        if (step instanceof UserTask task) {
            return task(task, name, days(task.getId(), deploymentId), next);
        }
        var process = step instanceof CallActivity call ? call.getCalledElement() : null;
        var table = step instanceof BusinessRuleTask rules ? rules.getCamundaDecisionRef() : null;
        return new Step(name, process, table, false, List.of(), null, Map.of(), next);
    }

    private static Step task(UserTask task, String name, Map<String, Integer> days, List<May> next) {
        var assignee = task.getCamundaAssignee() == null ? "" : task.getCamundaAssignee();
        var groups = task.getCamundaCandidateGroups() == null ? "" : task.getCamundaCandidateGroups();
        var roles = ROLE.matcher(groups)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .toList();
        var who = WHO.matcher(assignee.isEmpty() ? groups : assignee)
                .results()
                .map(found -> found.group(1))
                .filter(found -> !found.startsWith("groups"))
                .findFirst()
                .orElse(roles.isEmpty() ? "table" : null);
        return new Step(name, null, null, true, roles, who, days, next);
    }

    private Map<String, Integer> days(String taskKey, String deploymentId) {
        var table = repository
                .createDecisionDefinitionQuery()
                .deploymentId(deploymentId)
                .decisionDefinitionKey("sla")
                .singleResult();
        var days = new LinkedHashMap<String, Integer>();
        for (var depth : DEPTHS) {
            var rows = decisions
                    .evaluateDecisionTableById(table.getId())
                    .variables(Variables.createVariables()
                            .putValue("taskId", taskKey)
                            .putValue("lane", "normal")
                            .putValue("depth", depth))
                    .evaluate();
            if (!rows.isEmpty() && rows.getFirstResult().get("dueWorkingDays") instanceof Number number) {
                days.put(depth, number.intValue());
            }
        }
        return days.values().stream().distinct().count() == 1
                ? Map.of("", days.values().iterator().next())
                : days;
    }

    private List<Version> versions(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, 20)
                .stream()
                .map(process -> new Version(process.getVersion(), since(process.getDeploymentId())))
                .toList();
    }

    private List<Version> tableVersions(String key) {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .orderByDecisionDefinitionVersion()
                .desc()
                .listPage(0, 20)
                .stream()
                .map(table -> new Version(table.getVersion(), since(table.getDeploymentId())))
                .toList();
    }

    private Instant since(String deploymentId) {
        Deployment deployment =
                repository.createDeploymentQuery().deploymentId(deploymentId).singleResult();
        return deployment.getDeploymentTime().toInstant();
    }
}
