package fi.ideapolku.process;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** What a model says of its elements beside the standard: names in Swedish and English, and rules as properties. */
final class ModelTexts {

    private ModelTexts() {}

    /** The task's name in each language of the product; a language that the model lacks falls back on Finnish. */
    static Map<String, String> namesOf(DelegateTask task) {
        var element = task.getBpmnModelElementInstance();
        var fi = task.getName();
        return Map.of(
                "fi", fi,
                "sv", property(element, "name_sv").orElse(fi),
                "en", property(element, "name_en").orElse(fi));
    }

    static Optional<String> property(BaseElement element, String name) {
        if (element.getExtensionElements() == null) {
            return Optional.empty();
        }
        return element.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst();
    }
}
