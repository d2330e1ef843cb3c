package fi.ideapolku.process;

import static fi.ideapolku.process.ModelFile.extensions;
import static fi.ideapolku.process.ModelFile.formKeys;
import static fi.ideapolku.process.ModelFile.inputs;
import static fi.ideapolku.process.ModelFile.outputs;
import static fi.ideapolku.process.ModelFile.property;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ComplexGateway;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;

/** What every model keeps, for the engine and for whoever reads the drawing; a rule lists what in a model goes against it. */
final class ModelRules {

    /** One rule, said as a fact. */
    record Rule(String fact, Function<ModelFile, List<String>> check) {

        List<String> violations(ModelFile model) {
            return check.apply(model);
        }

        @Override
        public String toString() {
            return fact;
        }
    }

    static final List<Rule> ALL = List.of(
            new Rule("the process is named as its file and can be deployed", ModelRules::deployable),
            new Rule("only the idea's process starts in Tasklist", ModelRules::startable),
            new Rule("the root holds stages, no user task", ModelRules::rootOfStages),
            new Rule("a user task has a deployed form", ModelRules::forms),
            new Rule("a user task has a due date and a reminder", ModelRules::dates),
            new Rule(
                    "a user task has a group that does it, or one person and an end without him",
                    ModelRules::performers),
            new Rule("a user task keeps what its form routes", ModelRules::keptAnswers),
            new Rule("a call goes to a model of the deployment, with the idea's id", ModelRules::calls),
            new Rule("a call takes back what the called model sets", ModelRules::results),
            new Rule("a decision stands in the deployment", ModelRules::decisions),
            new Rule("what is named is named in Swedish and English", ModelRules::names),
            new Rule("a join waits asynchronously", ModelRules::joins),
            new Rule("parallel instances end asynchronously", ModelRules::instances),
            new Rule("parallel instances keep their variables to themselves", ModelRules::ownVariables),
            new Rule("there is no script and no class", ModelRules::scripts),
            new Rule("expressions reach the model beans alone", ModelRules::beans),
            new Rule("an expression reads what is set on the way to it", ModelRules::onTheWay),
            new Rule("a table is given all that it reads", ModelRules::tableInputs),
            new Rule("a table's answer is one of its columns", ModelRules::tableColumns),
            new Rule("a condition compares with codes that exist", ModelRules::codes),
            new Rule("a choice is a question with named answers and a default", ModelRules::choices),
            new Rule("flows meet in a gateway that only joins", ModelRules::merges),
            new Rule("every node is reached and left", ModelRules::connected),
            new Rule("a loop is counted, or says why not", ModelRules::loops),
            new Rule("everything is drawn", ModelRules::drawn),
            new Rule("no shapes overlap", ModelRules::overlaps),
            new Rule("flows run at right angles", ModelRules::angles),
            new Rule("no flows cross", ModelRules::crossings));

    private static final String ROOT = "ideaDevelopment";
    private static final String DEPLOYMENT = "deployment";
    private static final Pattern OWNER = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\.(\\w+)(\\([^)]*\\))?");
    private static final Pattern COLUMN = Pattern.compile("decisionResult\\.getSingleResult\\(\\)\\.(\\w+)");
    private static final Pattern COMPARISON = Pattern.compile("(\\w+) [!=]= '(\\w*)'");

    private ModelRules() {}

    private static List<String> deployable(ModelFile model) {
        var process = model.process();
        return Stream.of(
                        !model.id().equals(process.getId()) ? "id " + process.getId() : null,
                        !process.isExecutable() ? "not executable" : null,
                        !"P3650D".equals(process.getCamundaHistoryTimeToLiveString()) ? "history time to live" : null,
                        process.getCamundaVersionTag() == null ? "version tag" : null)
                .filter(each -> each != null)
                .toList();
    }

    private static List<String> startable(ModelFile model) {
        var isRoot = ROOT.equals(model.process().getId());
        return model.process().isCamundaStartableInTasklist() == isRoot ? List.of() : List.of("startable in Tasklist");
    }

    private static List<String> rootOfStages(ModelFile model) {
        return ROOT.equals(model.process().getId()) ? ids(model.all(UserTask.class), task -> true) : List.of();
    }

    private static List<String> forms(ModelFile model) {
        Predicate<String> missing = form -> !model.deployment().forms().containsKey(form);
        return ids(
                model.all(UserTask.class),
                task -> !DEPLOYMENT.equals(task.getCamundaFormRefBinding())
                        || formKeys(task.getCamundaFormRef()).isEmpty()
                        || formKeys(task.getCamundaFormRef()).stream().anyMatch(missing));
    }

    private static List<String> dates(ModelFile model) {
        return ids(
                model.all(UserTask.class),
                task -> !"${sla.due(execution)}".equals(task.getCamundaDueDate())
                        || !"${sla.reminder(execution)}".equals(task.getCamundaFollowUpDate()));
    }

    private static List<String> performers(ModelFile model) {
        return ids(
                model.all(UserTask.class),
                task -> task.getCamundaCandidateGroups() == null
                        && (task.getCamundaAssignee() == null || !endsByItself(task)));
    }

    /** Who alone has a task may leave: it ends without him. */
    private static boolean endsByItself(UserTask task) {
        return task.getModelInstance().<BoundaryEvent>getModelElementsByType(BoundaryEvent.class).stream()
                .filter(event -> event.getAttachedTo().equals(task) && event.cancelActivity())
                .anyMatch(
                        event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance));
    }

    /** A kept answer {@code ${x}} must be a routing key of each form of the task: the engine sets no other. */
    private static List<String> keptAnswers(ModelFile model) {
        var violations = new ArrayList<String>();
        for (var task : model.all(UserTask.class)) {
            for (var form : formKeys(task.getCamundaFormRef())) {
                var keys =
                        model.deployment().forms().getOrDefault(form, Map.of()).keySet();
                outputs(task).stream()
                        .filter(output -> output.getTextContent().trim().equals("${" + output.getCamundaName() + "}"))
                        .filter(output -> !keys.contains(output.getCamundaName()))
                        .forEach(output -> violations.add(task.getId() + ": " + output.getCamundaName()));
                if (!keys.isEmpty() && outputs(task).isEmpty()) {
                    violations.add(task.getId() + " keeps nothing of " + keys);
                }
            }
        }
        return violations;
    }

    private static List<String> calls(ModelFile model) {
        return ids(
                model.all(CallActivity.class),
                call -> !DEPLOYMENT.equals(call.getCamundaCalledElementBinding())
                        || !model.deployment().models().containsKey(call.getCalledElement())
                        || extensions(call, CamundaIn.class).stream()
                                .noneMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey())));
    }

    private static List<String> results(ModelFile model) {
        var violations = new ArrayList<String>();
        for (var call : model.all(CallActivity.class)) {
            var called = model.deployment().models().get(call.getCalledElement());
            var set = called == null ? Set.of() : called.variables();
            extensions(call, CamundaOut.class).stream()
                    .map(CamundaOut::getCamundaSource)
                    .filter(source -> !set.contains(source))
                    .forEach(source -> violations.add(call.getId() + ": " + source));
        }
        return violations;
    }

    private static List<String> decisions(ModelFile model) {
        return ids(
                model.all(BusinessRuleTask.class),
                rule -> !DEPLOYMENT.equals(rule.getCamundaDecisionRefBinding())
                        || !model.deployment().decisions().containsKey(rule.getCamundaDecisionRef()));
    }

    private static List<String> names(ModelFile model) {
        var named = Stream.concat(
                Stream.of(model.process()).filter(process -> process.getName() != null),
                model.all(FlowElement.class).stream().filter(element -> element.getName() != null));
        return ids(
                named.toList(),
                element -> Stream.of("name_sv", "name_en")
                        .anyMatch(name -> property(element, name)
                                .filter(text -> !text.isBlank())
                                .isEmpty()));
    }

    private static List<String> joins(ModelFile model) {
        return ids(
                model.all(ParallelGateway.class),
                gateway -> gateway.getIncoming().size() > 1 && !gateway.isCamundaAsyncBefore());
    }

    private static List<String> instances(ModelFile model) {
        return ids(
                model.all(MultiInstanceLoopCharacteristics.class),
                loop -> !loop.isSequential() && !loop.isCamundaAsyncAfter());
    }

    private static List<String> ownVariables(ModelFile model) {
        var violations = new ArrayList<String>();
        for (var scope : model.all(SubProcess.class)) {
            if (scope.getLoopCharacteristics() == null) {
                continue;
            }
            var own =
                    inputs(scope).stream().map(input -> input.getCamundaName()).toList();
            scope.getChildElementsByType(UserTask.class).stream()
                    .flatMap(task -> outputs(task).stream())
                    .map(output -> output.getCamundaName())
                    .filter(name -> !own.contains(name))
                    .forEach(name -> violations.add(scope.getId() + ": " + name));
        }
        return violations;
    }

    private static List<String> scripts(ModelFile model) {
        var violations = new ArrayList<String>();
        violations.addAll(ids(model.all(ScriptTask.class), task -> true));
        model.all(CamundaScript.class).forEach(script -> violations.add("script"));
        model.all(CamundaTaskListener.class).forEach(listener -> violations.add("task listener"));
        violations.addAll(ids(
                model.all(ServiceTask.class),
                task -> task.getCamundaDelegateExpression() == null
                        || task.getCamundaClass() != null
                        || task.getCamundaExpression() != null));
        model.all(CamundaExecutionListener.class).stream()
                .filter(listener -> listener.getCamundaExpression() == null)
                .forEach(listener -> violations.add("listener without an expression"));
        return violations;
    }

    private static List<String> beans(ModelFile model) {
        var violations = new ArrayList<String>();
        for (var expression : model.expressions()) {
            var code = ModelFile.withoutLiterals(expression);
            OWNER.matcher(code)
                    .results()
                    .filter(call -> !Set.of("execution", "decisionResult").contains(call.group(1)))
                    .filter(call -> !ModelBeans.offers(call.group(1), call.group(2), arguments(call.group(3))))
                    .forEach(call -> violations.add(call.group() + " in " + expression));
        }
        Stream.concat(
                        model.all(ServiceTask.class).stream().map(ServiceTask::getCamundaDelegateExpression),
                        model.all(MessageEventDefinition.class).stream()
                                .map(MessageEventDefinition::getCamundaDelegateExpression))
                .filter(act -> act != null && !ModelBeans.isAct(act.replaceAll("[${}]", "")))
                .forEach(act -> violations.add("unknown act " + act));
        return violations;
    }

    private static int arguments(String list) {
        return list == null || list.equals("()") ? 0 : list.split(",").length;
    }

    private static List<String> onTheWay(ModelFile model) {
        return new ModelVariables(model).readBeforeSet();
    }

    /** A table reads variables, not expressions: a missing one is null to it, and the wrong rule fires without a word. */
    private static List<String> tableInputs(ModelFile model) {
        var variables = new ModelVariables(model);
        var violations = new ArrayList<String>();
        for (var rule : model.all(BusinessRuleTask.class)) {
            var table = model.deployment().decisions().get(rule.getCamundaDecisionRef());
            if (table != null) {
                var known = variables.before(rule);
                inputs(rule).forEach(input -> known.add(input.getCamundaName()));
                table.reads().stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> violations.add(rule.getId() + ": " + name));
            }
        }
        return violations;
    }

    private static List<String> tableColumns(ModelFile model) {
        var violations = new ArrayList<String>();
        for (var rule : model.all(BusinessRuleTask.class)) {
            var table = model.deployment().decisions().get(rule.getCamundaDecisionRef());
            outputs(rule).stream()
                    .flatMap(output -> COLUMN.matcher(output.getTextContent()).results())
                    .map(match -> match.group(1))
                    .filter(column -> table == null || !table.columns().contains(column))
                    .forEach(column -> violations.add(rule.getId() + ": " + column));
        }
        return violations;
    }

    private static List<String> codes(ModelFile model) {
        var violations = new ArrayList<String>();
        for (var expression : model.expressions()) {
            COMPARISON.matcher(expression).results().forEach(match -> {
                var codes = model.codes(match.group(1));
                if (codes.isPresent() && !codes.get().contains(match.group(2)) && !"notHeld".equals(match.group(2))) {
                    violations.add(match.group());
                }
            });
        }
        return violations;
    }

    private static List<String> choices(ModelFile model) {
        return ids(model.all(ExclusiveGateway.class), gateway -> {
            if (gateway.getOutgoing().size() < 2) {
                return gateway.getName() != null;
            }
            var isQuestion = gateway.getName() != null && gateway.getName().endsWith("?");
            return !isQuestion
                    || gateway.getDefault() == null
                    || gateway.getOutgoing().stream()
                            .anyMatch(flow -> flow.getName() == null
                                    || (flow.getConditionExpression() == null) != flow.equals(gateway.getDefault()));
        });
    }

    private static List<String> merges(ModelFile model) {
        var violations = new ArrayList<String>();
        violations.addAll(ids(
                model.all(FlowNode.class),
                node -> (node instanceof Activity || node instanceof Event)
                        && (node.getIncoming().size() > 1 || node.getOutgoing().size() > 1)));
        violations.addAll(ids(model.all(Gateway.class), gateway -> {
            var joins = gateway.getIncoming().size() > 1;
            var forks = gateway.getOutgoing().size() > 1;
            return joins == forks || gateway instanceof InclusiveGateway || gateway instanceof ComplexGateway;
        }));
        return violations;
    }

    private static List<String> connected(ModelFile model) {
        var violations = new ArrayList<String>();
        violations.addAll(ids(model.all(FlowNode.class), node -> {
            var starts = node instanceof StartEvent
                    || node instanceof BoundaryEvent
                    || node instanceof SubProcess scope && scope.triggeredByEvent();
            var ends = node instanceof EndEvent || node instanceof SubProcess scope && scope.triggeredByEvent();
            return node.getIncoming().isEmpty() != starts || node.getOutgoing().isEmpty() != ends;
        }));
        violations.addAll(ids(
                model.all(SequenceFlow.class),
                flow -> !flow.getSource().getOutgoing().contains(flow)
                        || !flow.getTarget().getIncoming().contains(flow)));
        return violations;
    }

    /** Without the flows that count a round, or say why none is counted, no flow leads back. */
    private static List<String> loops(ModelFile model) {
        var reached = new HashSet<FlowNode>();
        return ids(model.all(FlowNode.class), node -> {
            reached.clear();
            return leadsTo(node, node, reached);
        });
    }

    private static boolean leadsTo(FlowNode from, FlowNode target, Set<FlowNode> reached) {
        return from.getOutgoing().stream()
                .filter(flow -> !leadsBack(flow))
                .map(SequenceFlow::getTarget)
                .anyMatch(next -> next.equals(target) || reached.add(next) && leadsTo(next, target, reached));
    }

    /** Whether a flow counts a round, or says why it counts none. */
    static boolean leadsBack(SequenceFlow flow) {
        return isCounted(flow) || property(flow, "uncounted").isPresent();
    }

    private static boolean isCounted(SequenceFlow flow) {
        return extensions(flow, CamundaExecutionListener.class).stream()
                .anyMatch(listener ->
                        String.valueOf(listener.getCamundaExpression()).startsWith("${rounds.add(execution, '"));
    }

    private static List<String> drawn(ModelFile model) {
        var violations = new ArrayList<String>();
        violations.addAll(ids(
                model.all(FlowNode.class),
                node -> !(node.getDiagramElement() instanceof BpmnShape shape)
                        || needsLabel(node) && shape.getBpmnLabel() == null));
        violations.addAll(ids(
                model.all(SequenceFlow.class),
                flow -> flow.getDiagramElement() == null
                        || flow.getName() != null && flow.getDiagramElement().getBpmnLabel() == null));
        return violations;
    }

    private static boolean needsLabel(FlowNode node) {
        return node.getName() != null && !(node instanceof Activity);
    }

    private static List<String> overlaps(ModelFile model) {
        var violations = new ArrayList<String>();
        var shapes = List.copyOf(model.all(BpmnShape.class));
        for (var i = 0; i < shapes.size(); i++) {
            for (var other : shapes.subList(i + 1, shapes.size())) {
                var shape = shapes.get(i);
                if (Drawing.box(shape).meets(Drawing.box(other))
                        && !belong(shape.getBpmnElement(), other.getBpmnElement())) {
                    violations.add(shape.getId() + " and " + other.getId());
                }
            }
        }
        return violations;
    }

    /** A boundary event touches its task, and a sub-process surrounds what it holds. */
    private static boolean belong(BaseElement one, BaseElement other) {
        return one instanceof BoundaryEvent event && event.getAttachedTo().equals(other)
                || other instanceof BoundaryEvent attached
                        && attached.getAttachedTo().equals(one)
                || holds(one, other)
                || holds(other, one);
    }

    private static boolean holds(BaseElement scope, BaseElement element) {
        for (var parent = element.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(scope)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> angles(ModelFile model) {
        return model.all(BpmnEdge.class).stream()
                .filter(edge -> Drawing.lines(edge).stream().anyMatch(Drawing.Area::isSlanted))
                .map(BpmnEdge::getId)
                .toList();
    }

    /** Flows of one source may part and flows to one target may meet; no others touch. */
    private static List<String> crossings(ModelFile model) {
        var violations = new ArrayList<String>();
        var edges = List.copyOf(model.all(BpmnEdge.class));
        for (var i = 0; i < edges.size(); i++) {
            for (var other : edges.subList(i + 1, edges.size())) {
                var edge = edges.get(i);
                if (!shareAnEnd(edge, other)
                        && Drawing.lines(edge).stream()
                                .anyMatch(line -> Drawing.lines(other).stream().anyMatch(line::meets))) {
                    violations.add(edge.getId() + " and " + other.getId());
                }
            }
        }
        return violations;
    }

    private static boolean shareAnEnd(BpmnEdge one, BpmnEdge other) {
        var flow = (SequenceFlow) one.getBpmnElement();
        var second = (SequenceFlow) other.getBpmnElement();
        return flow.getSource().equals(second.getSource()) || flow.getTarget().equals(second.getTarget());
    }

    private static <T extends BaseElement> List<String> ids(Collection<T> elements, Predicate<? super T> broken) {
        return elements.stream().filter(broken).map(BaseElement::getId).toList();
    }

    /** The geometry of a diagram. */
    private static final class Drawing {

        static Area box(BpmnShape shape) {
            var bounds = shape.getBounds();
            return new Area(
                    bounds.getX(),
                    bounds.getY(),
                    bounds.getX() + bounds.getWidth(),
                    bounds.getY() + bounds.getHeight());
        }

        static List<Area> lines(BpmnEdge edge) {
            var points = List.copyOf(edge.getWaypoints());
            var lines = new ArrayList<Area>();
            for (var i = 1; i < points.size(); i++) {
                var from = points.get(i - 1);
                var to = points.get(i);
                lines.add(new Area(from.getX(), from.getY(), to.getX(), to.getY()));
            }
            return lines;
        }

        /** A box, or a line at right angles, by two opposite corners. */
        record Area(double x1, double y1, double x2, double y2) {

            boolean isSlanted() {
                return x1 != x2 && y1 != y2;
            }

            /** True when boxes, or lines at right angles, have a point in common. */
            boolean meets(Area other) {
                return Math.min(x1, x2) <= Math.max(other.x1, other.x2)
                        && Math.min(other.x1, other.x2) <= Math.max(x1, x2)
                        && Math.min(y1, y2) <= Math.max(other.y1, other.y2)
                        && Math.min(other.y1, other.y2) <= Math.max(y1, y2);
            }
        }
    }
}
