package fi.ideapolku.process;

import fi.ideapolku.drawing.ModelDrawing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The deployed process models: in their versions, and what may follow an element. */
@Component
class DeployedModels {

    private final RepositoryService repository;
    private final Map<String, BpmnModelInstance> models = new ConcurrentHashMap<>();

    DeployedModels(RepositoryService repository) {
        this.repository = repository;
    }

    /**
     * What may come after an element.
     *
     * @param element the next activity or the end
     * @param answers names of the flows on the way, for example "Kortti hyväksytty"; may be empty
     */
    record Next(FlowNode element, List<String> answers) {

        /** Whether the process ends there. */
        boolean isEnd() {
            return element instanceof EndEvent;
        }
    }

    /** A process in the newest version. @throws IllegalArgumentException when there is none with this key */
    BpmnModelInstance newest(String processKey) {
        return model(newestOf(processKey)
                .orElseThrow(() -> new IllegalArgumentException("No process " + processKey))
                .getId());
    }

    /** A process in a certain version; the newest one where that version is no longer there. */
    BpmnModelInstance version(String processKey, int version) {
        var found = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .processDefinitionVersion(version)
                .singleResult();
        return found == null ? newest(processKey) : model(found.getId());
    }

    /** The calls of a stage in the idea's own process. */
    List<CallActivity> callsOf(BpmnModelInstance idea, String stage) {
        return idea.getModelElementsByType(CallActivity.class).stream()
                .filter(call -> stage.equals(call.getCalledElement()))
                .toList();
    }

    /** The stages, people's tasks and ends that can be reached from a node through what the engine does alone, each once. */
    List<Next> after(FlowNode node, String language) {
        return after(node, language, step -> step instanceof CallActivity || step instanceof UserTask);
    }

    /** The activities and ends that can be reached from a node through gateways and events alone, each once. */
    List<Next> rightAfter(FlowNode node, String language) {
        return after(node, language, step -> step instanceof Activity && !(step instanceof SubProcess));
    }

    private static List<Next> after(FlowNode node, String language, Predicate<FlowNode> stops) {
        var found = new LinkedHashMap<String, Next>();
        follow(node, List.of(), language, stops, new LinkedHashSet<>(), found);
        node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(node))
                .forEach(event -> follow(
                        event,
                        List.of(ModelDrawing.nameOf(event, language)),
                        language,
                        stops,
                        new LinkedHashSet<>(),
                        found));
        return List.copyOf(found.values());
    }

    private static void follow(
            FlowNode node,
            List<String> answers,
            String language,
            Predicate<FlowNode> stops,
            Set<String> seen,
            Map<String, Next> found) {
        for (SequenceFlow flow : node.getOutgoing()) {
            var target = flow.getTarget();
            if (!seen.add(flow.getId())) {
                continue;
            }
            var said = new ArrayList<>(answers);
            var name = ModelDrawing.nameOf(flow, language);
            if (!name.isEmpty()) {
                said.add(name);
            }
            if (target instanceof SubProcess part) {
                part.getChildElementsByType(StartEvent.class)
                        .forEach(start -> follow(start, said, language, stops, seen, found));
            } else if (target instanceof EndEvent
                    && target.getParentElement() instanceof SubProcess part
                    && !part.getOutgoing().isEmpty()) {
                follow(part, said, language, stops, seen, found);
            } else if (target instanceof EndEvent || stops.test(target)) {
                found.putIfAbsent(target.getId(), new Next(target, List.copyOf(said)));
            } else {
                follow(target, said, language, stops, seen, found);
            }
        }
    }

    private BpmnModelInstance model(String definitionId) {
        return models.computeIfAbsent(definitionId, repository::getBpmnModelInstance);
    }

    private Optional<ProcessDefinition> newestOf(String processKey) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult());
    }
}
