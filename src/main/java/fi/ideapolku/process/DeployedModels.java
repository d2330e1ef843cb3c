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
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
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
     * What may come after a stage.
     *
     * @param element the next stage's call or the end
     * @param answers names of the flows on the way, for example "Kortti hyväksytty"; may be empty
     */
    record Next(FlowNode element, List<String> answers) {

        /** Whether the idea ends there. */
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

    /** The stages and ends that can be reached from a node through gateways alone, each once. */
    List<Next> after(FlowNode node, String language) {
        var found = new LinkedHashMap<String, Next>();
        follow(node, List.of(), language, new LinkedHashSet<>(), found);
        return List.copyOf(found.values());
    }

    private void follow(
            FlowNode node, List<String> answers, String language, Set<String> seen, Map<String, Next> found) {
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
            if (target instanceof CallActivity || target instanceof EndEvent || target instanceof UserTask) {
                found.putIfAbsent(target.getId(), new Next(target, List.copyOf(said)));
            } else {
                follow(target, said, language, seen, found);
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
