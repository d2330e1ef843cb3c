package fi.ideapolku.process.engine;

import static org.camunda.bpm.engine.delegate.ExecutionListener.EVENTNAME_END;
import static org.camunda.bpm.engine.delegate.ExecutionListener.EVENTNAME_START;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateListener;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Binds the {@link Moments} to every model as built-in listeners: no client can skip those, and a model need not name them.
 *
 * <p>Two conventions of the models are read here: an end event {@code endXyz} means the outcome {@code xyz} unless its property
 * {@code outcome} says otherwise, and the property {@code form} of an event sub-process's start names the form of its message.
 */
class MomentsParseListener extends AbstractBpmnParseListener {

    static final String IDEA_PROCESS = "ideaDevelopment";
    static final String OUTCOME = "outcome";

    private static final List<String> TASK_EVENTS = List.of(
            TaskListener.EVENTNAME_CREATE,
            TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_UPDATE,
            TaskListener.EVENTNAME_COMPLETE,
            TaskListener.EVENTNAME_DELETE);

    private final Supplier<Moments> moments;

    MomentsParseListener(Supplier<Moments> moments) {
        this.moments = moments;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        if (isIdea(process)) {
            on(process, EVENTNAME_START, idea -> moments.get().ideaStarts(idea));
            on(process, EVENTNAME_END, idea -> moments.get().ideaEnds(idea));
        } else {
            on(process, EVENTNAME_START, stage -> moments.get().stageProcessStarts(stage));
        }
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (isIdea(activity.getProcessDefinition())) {
            var stage = element.attribute("calledElement");
            var outcome = outcomeVariable(element);
            on(activity, EVENTNAME_START, execution -> moments.get().stageEntered(execution, stage));
            on(activity, EVENTNAME_END, execution -> moments.get().stageLeft(execution, stage, outcome));
        }
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (isIdea(scope) && element.element("messageEventDefinition") != null) {
            on(activity, EVENTNAME_START, idea -> moments.get().ideaStartsByMessage(idea));
        }
        property(element, "form")
                .ifPresent(form ->
                        on(activity, EVENTNAME_START, execution -> moments.get().formReceived(execution, form)));
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ActivityImpl subProcess && !subProcess.isTriggeredByEvent()) {
            return;
        }
        var outcome = property(element, OUTCOME).orElseGet(() -> outcomeOf(activity.getId()));
        on(activity, EVENTNAME_START, execution -> root(execution).setVariable(OUTCOME, outcome));
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var ioMapping = activity.getIoMapping();
        var keepsOutputs = ioMapping != null && !ioMapping.getOutputParameters().isEmpty();
        var model = new Moments.UserTaskModel(
                definition.getCamundaFormDefinitionKey(), definition.getAssigneeExpression(), keepsOutputs);
        TaskListener listener = task -> moments.get().task(task, model);
        TASK_EVENTS.forEach(event -> definition.addBuiltInTaskListener(event, listener));
    }

    private static DelegateExecution root(DelegateExecution execution) {
        return execution.getProcessInstance();
    }

    private static String outcomeOf(String endEventId) {
        var name = endEventId.startsWith("end") ? endEventId.substring(3) : endEventId;
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static boolean isIdea(ScopeImpl process) {
        return process instanceof ProcessDefinitionEntity definition && IDEA_PROCESS.equals(definition.getKey());
    }

    private static void on(ScopeImpl scope, String event, ExecutionListener listener) {
        DelegateListener<DelegateExecution> delegate = listener;
        scope.addBuiltInListener(event, delegate);
    }

    private static String outcomeVariable(Element callActivity) {
        return extensions(callActivity).stream()
                .flatMap(extension -> extension.elements("out").stream())
                .filter(out -> OUTCOME.equals(out.attribute("source")))
                .map(out -> out.attribute("target"))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> property(Element element, String name) {
        return extensions(element).stream()
                .flatMap(extension -> extension.elements("properties").stream())
                .flatMap(properties -> properties.elements("property").stream())
                .filter(property -> name.equals(property.attribute("name")))
                .map(property -> property.attribute("value"))
                .findFirst();
    }

    private static List<Element> extensions(Element element) {
        return element.elements("extensionElements");
    }
}
