package fi.ideapolku.process;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** How much of the models was walked: every flow node and every sequence flow counts, those of sub-processes too. */
record Coverage(Set<String> elements, Set<String> missing) {

    /** @param walked what was walked, as {@code process/element} */
    static Coverage of(Collection<BpmnModelInstance> models, Set<String> walked) {
        var elements = models.stream().flatMap(Coverage::elements).collect(Collectors.toCollection(TreeSet::new));
        var missing = new TreeSet<>(elements);
        missing.removeAll(walked);
        return new Coverage(elements, missing);
    }

    private static Stream<String> elements(BpmnModelInstance model) {
        var process =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        return Stream.of(FlowNode.class, SequenceFlow.class)
                .flatMap(type -> model.getModelElementsByType(type).stream())
                .map(element -> process + "/" + ((FlowElement) element).getId());
    }

    /** One line a model, and the elements that nobody walked. */
    String report() {
        var lines = elements.stream()
                .collect(Collectors.groupingBy(Coverage::processOf, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(model -> line(model.getKey(), model.getValue()))
                .toList();
        return "Walked by process tests:%n%s%n%s"
                .formatted(
                        String.join(System.lineSeparator(), lines),
                        missing.isEmpty() ? "nothing is missing" : "never walked: " + missing);
    }

    private String line(String process, List<String> ofProcess) {
        var walked =
                ofProcess.stream().filter(element -> !missing.contains(element)).count();
        return "%-20s %3d of %3d".formatted(process, walked, ofProcess.size());
    }

    private static String processOf(String element) {
        return element.substring(0, element.indexOf('/'));
    }
}
