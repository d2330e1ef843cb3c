package fi.ideapolku.insight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.drawing.ModelDrawing;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models and forms of this release, as figures name their stages, tasks and answers. */
@Component
class Models {

    /** Where the names of coded answers are: kind of code, then form and field. */
    private static final Map<String, List<String>> ANSWERS = Map.of(
            "skill", List.of("ideaScreening", "skillNeeds"),
            "barrier", List.of("progressReport", "barriers"),
            "level", List.of("understandingCard", "evidenceLevel"),
            "decision", List.of("decision", "decision"),
            "panel", List.of("panelResult", "panelOutcome"),
            "language", List.of("panelResult", "languages"),
            "lifeEvent", List.of("ideaScreening", "lifeEvent"));

    private final Map<String, BpmnModelInstance> byKey = new LinkedHashMap<>();
    private final Map<String, BaseElement> named = new HashMap<>();
    private final Map<String, Map<String, String>> answers = new LinkedHashMap<>();

    Models(ObjectMapper json) throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn")) {
            try (var content = file.getInputStream()) {
                var model = Bpmn.readModelFromStream(content);
                var process =
                        model.getModelElementsByType(Process.class).iterator().next();
                byKey.put(process.getId(), model);
                named.put("stage." + process.getId(), process);
                model.getModelElementsByType(UserTask.class).forEach(task -> named.put("task." + task.getId(), task));
            }
        }
        for (var answer : ANSWERS.entrySet()) {
            try (var form =
                    getClass().getResourceAsStream("/forms/" + answer.getValue().get(0) + ".form")) {
                var field = json.readTree(form).findParents("key").stream()
                        .filter(node ->
                                answer.getValue().get(1).equals(node.path("key").asText()))
                        .findFirst()
                        .orElseThrow();
                field.path("values")
                        .forEach(value -> answers.put(
                                answer.getKey() + "." + value.path("value").asText(), labels(value)));
            }
        }
    }

    /** The keys of all models. */
    List<String> keys() {
        return List.copyOf(byKey.keySet());
    }

    /** The model of a process. @throws IllegalArgumentException when there is none */
    BpmnModelInstance get(String key) {
        var model = byKey.get(key);
        if (model == null) {
            throw new IllegalArgumentException("Unknown model: " + key);
        }
        return model;
    }

    /** The name of a stage, a task or a coded answer in a language; null when models and forms have none. */
    String name(String kind, String value, String language) {
        var element = named.get(kind + "." + value);
        if (element != null) {
            return ModelDrawing.nameOf(element, language);
        }
        var labels = answers.get(kind + "." + value);
        return labels == null ? null : labels.get(language);
    }

    /** The values of a coded answer in the order of the form. */
    List<String> values(String kind) {
        return answers.keySet().stream()
                .filter(key -> key.startsWith(kind + "."))
                .map(key -> key.substring(kind.length() + 1))
                .toList();
    }

    private static Map<String, String> labels(JsonNode value) {
        var finnish = value.path("label").asText();
        return Map.of(
                "fi", finnish,
                "sv", value.path("label_sv").asText(finnish),
                "en", value.path("label_en").asText(finnish));
    }
}
