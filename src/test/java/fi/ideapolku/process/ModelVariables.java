package fi.ideapolku.process;

import static fi.ideapolku.process.ModelFile.extensions;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Which variables are set where in a model, and which are read on a way on which nothing has set them. */
final class ModelVariables {

    private static final Pattern SET_VARIABLE = Pattern.compile("setVariable\\('(\\w+)'");

    private final ModelFile model;
    private final Map<String, Set<String>> expressions;
    private final Set<String> given = new HashSet<>();
    private final Map<FlowNode, Set<FlowNode>> sources = new HashMap<>();

    ModelVariables(ModelFile model) {
        this.model = model;
        this.expressions = expressions(model);
        model.deployment().models().values().stream()
                .flatMap(caller -> caller.all(CallActivity.class).stream())
                .filter(call -> model.id().equals(call.getCalledElement()))
                .flatMap(call -> extensions(call, CamundaIn.class).stream())
                .map(CamundaIn::getCamundaTarget)
                .forEach(given::add);
        model.all(FlowNode.class)
                .forEach(node -> targets(node)
                        .forEach(target -> sources.computeIfAbsent(target, any -> new HashSet<>())
                                .add(node)));
    }

    /** What may be set when the engine comes to the node. */
    Set<String> before(FlowNode node) {
        var known = new HashSet<>(given);
        var found = new HashSet<FlowNode>();
        var open = new ArrayDeque<>(sources.getOrDefault(node, Set.of()));
        while (!open.isEmpty()) {
            var source = open.pop();
            if (found.add(source)) {
                known.addAll(sets(source));
                open.addAll(sources.getOrDefault(source, Set.of()));
            }
        }
        for (var scope = node.getParentElement();
                scope instanceof SubProcess subProcess;
                scope = scope.getParentElement()) {
            known.addAll(ownOf(subProcess));
        }
        return known;
    }

    /** As {@code node: variable}. */
    List<String> readBeforeSet() {
        var violations = new ArrayList<String>();
        for (var element : model.all(FlowElement.class)) {
            var node = element instanceof SequenceFlow flow ? flow.getSource() : (FlowNode) element;
            var known = before(node);
            known.addAll(sets(node));
            reads(element).stream()
                    .filter(name -> !known.contains(name) && !ModelBeans.isAct(name))
                    .forEach(name -> violations.add(element.getId() + ": " + name));
        }
        return violations;
    }

    /** Where the engine may go from a node: along its flows, out at its edge, into it, out of what surrounds it. */
    private static Collection<FlowNode> targets(FlowNode node) {
        var targets = new LinkedHashSet<FlowNode>();
        node.getOutgoing().forEach(flow -> targets.add(flow.getTarget()));
        node.getModelInstance().<BoundaryEvent>getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(node))
                .forEach(targets::add);
        if (node instanceof SubProcess scope) {
            targets.addAll(scope.getChildElementsByType(StartEvent.class));
        }
        if (node.getParentElement() instanceof SubProcess scope && !scope.triggeredByEvent()) {
            targets.addAll(targets(scope).stream()
                    .filter(target -> !scope.equals(target.getParentElement()))
                    .toList());
        }
        node.getParentElement().getChildElementsByType(SubProcess.class).stream()
                .filter(SubProcess::triggeredByEvent)
                .filter(scope -> !scope.equals(node))
                .forEach(targets::add);
        return targets;
    }

    private Set<String> sets(FlowNode node) {
        var names = new TreeSet<String>();
        ModelFile.outputs(node).forEach(output -> names.add(output.getCamundaName()));
        extensions(node, CamundaOut.class).forEach(out -> names.add(out.getCamundaTarget()));
        if (node instanceof BusinessRuleTask rule) {
            names.add(rule.getCamundaResultVariable() == null ? "decisionResult" : rule.getCamundaResultVariable());
        }
        var form = node instanceof UserTask task
                ? task.getCamundaFormRef()
                : node instanceof StartEvent start ? start.getCamundaFormRef() : null;
        ModelFile.formKeys(form)
                .forEach(key -> names.addAll(
                        model.deployment().forms().getOrDefault(key, Map.of()).keySet()));
        expressions.get(node.getId()).stream()
                .flatMap(expression -> SET_VARIABLE.matcher(expression).results())
                .forEach(match -> names.add(match.group(1)));
        names.addAll(ownOf(node));
        return names;
    }

    private static Set<String> ownOf(FlowNode node) {
        var names = new TreeSet<String>();
        ModelFile.inputs(node).forEach(input -> names.add(input.getCamundaName()));
        node.getChildElementsByType(MultiInstanceLoopCharacteristics.class).stream()
                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable)
                .filter(name -> name != null)
                .forEach(names::add);
        return names;
    }

    private Set<String> reads(FlowElement element) {
        var names = new TreeSet<String>();
        expressions.get(element.getId()).forEach(expression -> names.addAll(ModelFile.names(expression)));
        extensions(element, CamundaIn.class).stream()
                .map(CamundaIn::getCamundaSource)
                .filter(name -> name != null)
                .forEach(names::add);
        return names;
    }

    /** The expressions of every element itself, by its id, without those of the elements that it holds. */
    private static Map<String, Set<String>> expressions(ModelFile model) {
        var ids = new HashSet<String>();
        model.all(FlowElement.class).forEach(element -> ids.add(element.getId()));
        var expressions = new HashMap<String, Set<String>>();
        collect(document(model).getDocumentElement(), "", ids, expressions);
        return expressions;
    }

    private static void collect(Element element, String owner, Set<String> ids, Map<String, Set<String>> expressions) {
        var id = ids.contains(element.getAttribute("id")) ? element.getAttribute("id") : owner;
        var own = expressions.computeIfAbsent(id, any -> new LinkedHashSet<>());
        for (var i = 0; i < element.getAttributes().getLength(); i++) {
            own.addAll(ModelFile.expressions(element.getAttributes().item(i).getNodeValue()));
        }
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner, id, ids, expressions);
            } else if (child instanceof Text text) {
                own.addAll(ModelFile.expressions(text.getData()));
            }
        }
    }

    private static Document document(ModelFile model) {
        try {
            var xml = Bpmn.convertToString(model.bpmn());
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
