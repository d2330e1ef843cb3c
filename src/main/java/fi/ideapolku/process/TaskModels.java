package fi.ideapolku.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** What the newest models say of user tasks, for pages that show tasks which have ended, or why one came back. */
@Component
public class TaskModels {

    private record TaskModel(Map<String, String> names, List<String> returnedBy, boolean takesBack) {}

    private final RepositoryService repository;
    private final NewestDeployment newest;
    private final Map<String, Map<String, TaskModel>> byDeployment = new ConcurrentHashMap<>();

    TaskModels(RepositoryService repository, NewestDeployment newest) {
        this.repository = repository;
        this.newest = newest;
    }

    /**
     * Name of a task.
     *
     * @param taskKey id of the user task's element
     * @param language {@code fi}, {@code sv} or {@code en}
     * @return the name, or the key when no model has such a task
     */
    public String name(String taskKey, String language) {
        var model = models().get(taskKey);
        return model == null ? taskKey : model.names().get(language);
    }

    /**
     * Where the reason stands when a card comes back to this task: property {@code returnedBy} of the element.
     *
     * @return {@code <kind of card>.<field>}, the first that is filled is the reason; empty for a task that nothing comes back to
     */
    public List<String> returnedBy(String taskKey) {
        var model = models().get(taskKey);
        return model == null ? List.of() : model.returnedBy();
    }

    /**
     * Whether an answer to the task can be taken back while nobody has gone on from it: property {@code takeBack} of the element.
     * It stands where the answer has no effect beyond the tasks that follow from it in the same stage.
     */
    boolean takesBack(String deploymentId, String taskKey) {
        var model = modelsOf(deploymentId).get(taskKey);
        return model != null && model.takesBack();
    }

    private Map<String, TaskModel> models() {
        return modelsOf(newest.ofIdeas().getDeploymentId());
    }

    private Map<String, TaskModel> modelsOf(String deploymentId) {
        return byDeployment.computeIfAbsent(deploymentId, this::read);
    }

    private Map<String, TaskModel> read(String deploymentId) {
        var models = new HashMap<String, TaskModel>();
        repository.createProcessDefinitionQuery().deploymentId(deploymentId).unlimitedList().stream()
                .flatMap(definition ->
                        repository
                                .getBpmnModelInstance(definition.getId())
                                .getModelElementsByType(UserTask.class)
                                .stream())
                .forEach(task -> models.put(task.getId(), read(task)));
        return models;
    }

    private static TaskModel read(UserTask task) {
        var fi = task.getName();
        return new TaskModel(
                Map.of(
                        "fi", fi,
                        "sv", ModelTexts.property(task, "name_sv").orElse(fi),
                        "en", ModelTexts.property(task, "name_en").orElse(fi)),
                ModelTexts.property(task, "returnedBy")
                        .map(fields -> Arrays.stream(fields.split(","))
                                .map(String::trim)
                                .toList())
                        .orElse(List.of()),
                ModelTexts.property(task, "takeBack").filter("true"::equals).isPresent());
    }
}
