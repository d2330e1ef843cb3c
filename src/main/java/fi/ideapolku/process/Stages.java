package fi.ideapolku.process;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.springframework.stereotype.Component;

/** The stages of an idea in the order of the drawing, with their names; {@code ideaDevelopment.bpmn} is the source. */
@Component
public class Stages {

    private final RepositoryService repository;
    private final NewestDeployment newest;
    private final Map<String, Map<String, Map<String, String>>> byDeployment = new ConcurrentHashMap<>();

    Stages(RepositoryService repository, NewestDeployment newest) {
        this.repository = repository;
        this.newest = newest;
    }

    /** Keys of the stages, first to last: the ids of their processes. */
    public List<String> keys() {
        return List.copyOf(names().keySet());
    }

    /** The stages that an idea passes when nothing turns it back: a small order takes the fast lane, all others go around it (S92). */
    public List<String> route(String lane) {
        var fast = "fast".equals(lane);
        return keys().stream()
                .filter(key -> fast
                        ? List.of(ProcessKeys.SCREENING, ProcessKeys.SMALL_ORDER, ProcessKeys.LESSONS)
                                .contains(key)
                        : !ProcessKeys.SMALL_ORDER.equals(key))
                .toList();
    }

    /**
     * Name of a stage.
     *
     * @param key id of its process
     * @param language {@code fi}, {@code sv} or {@code en}
     * @return the name, or the key itself when no model has that id
     */
    public String name(String key, String language) {
        return names().getOrDefault(key, Map.of()).getOrDefault(language, key);
    }

    private Map<String, Map<String, String>> names() {
        var idea = newest.ofIdeas();
        return byDeployment.computeIfAbsent(idea.getDeploymentId(), id -> read(idea));
    }

    private Map<String, Map<String, String>> read(ProcessDefinition idea) {
        var names = new LinkedHashMap<String, Map<String, String>>();
        repository.getBpmnModelInstance(idea.getId()).getModelElementsByType(CallActivity.class).stream()
                .filter(Stages::isMain)
                .sorted(Comparator.comparing(Stages::x))
                .forEach(call -> names.put(call.getCalledElement(), namesOf(call)));
        return names;
    }

    /** Some stages are called from more than one place; the place that is named after the stage gives it its name. */
    static boolean isMain(CallActivity call) {
        return call.getId().equalsIgnoreCase("call" + call.getCalledElement());
    }

    private static double x(CallActivity call) {
        return ((BpmnShape) call.getDiagramElement()).getBounds().getX();
    }

    private static Map<String, String> namesOf(CallActivity call) {
        return Map.of(
                "fi", call.getName(),
                "sv", ModelTexts.property(call, "name_sv").orElse(call.getName()),
                "en", ModelTexts.property(call, "name_en").orElse(call.getName()));
    }
}
