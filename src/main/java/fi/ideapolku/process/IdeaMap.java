package fi.ideapolku.process;

import fi.ideapolku.drawing.ModelDrawing;
import fi.ideapolku.drawing.ModelDrawing.Fill;
import fi.ideapolku.drawing.ModelDrawing.Line;
import fi.ideapolku.drawing.ModelDrawing.Mark;
import fi.ideapolku.idea.Idea;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.stereotype.Component;

/** The map of one idea: which elements it has passed, where it stands, and what may follow, in the version that it lives in. */
@Component
public class IdeaMap {

    private final DeployedModels models;
    private final Route route;
    private final Stages stages;

    IdeaMap(DeployedModels models, Route route, Stages stages) {
        this.models = models;
        this.route = route;
        this.stages = stages;
    }

    /** Short words for the states of an element, in the reader's language. */
    public record Words(String done, String now, String later) {}

    /** A picture of one process and the name of the process. */
    public record Picture(String name, String svg) {}

    /**
     * What may follow where the idea stands.
     *
     * @param name of the next stage, or of the end
     * @param isEnd whether the idea ends there
     * @param answers that lead there, may be empty
     */
    public record May(String name, boolean isEnd, List<String> answers) {}

    /** The idea's own process, then the stage that it is in. */
    public List<Picture> pictures(Idea idea, String language, Words words, String legend) {
        return java.util.stream.Stream.of(ProcessKeys.IDEA, idea.stage())
                .filter(java.util.Objects::nonNull)
                .flatMap(key -> picture(idea, key, language, words, legend).stream())
                .toList();
    }

    /** What may follow the stage that the idea is in; empty when it has ended. */
    public List<May> follows(Idea idea, String language) {
        if (idea.stage() == null) {
            return List.of();
        }
        var drawn = route.of(idea.id(), ProcessKeys.IDEA)
                .map(taken -> models.version(ProcessKeys.IDEA, taken.version()))
                .orElseGet(() -> models.newest(ProcessKeys.IDEA));
        return models.callsOf(drawn, idea.stage()).stream()
                .flatMap(call -> models.after(call, language).stream())
                .map(next -> new May(ModelDrawing.nameOf(next.element(), language), next.isEnd(), next.answers()))
                .distinct()
                .toList();
    }

    private Optional<Picture> picture(Idea idea, String processKey, String language, Words words, String legend) {
        return route.of(idea.id(), processKey).map(taken -> {
            var drawn = models.version(processKey, taken.version());
            var process = drawn.getModelElementsByType(Process.class).iterator().next();
            var name = ModelDrawing.nameOf(process, language);
            var title = name + ", " + idea.title();
            return new Picture(
                    name, ModelDrawing.svg(drawn, language, title, legend, marks(idea, drawn, taken, words)));
        });
    }

    private Map<String, Mark> marks(Idea idea, BpmnModelInstance drawn, Route.Taken taken, Words words) {
        var marks = new LinkedHashMap<String, Mark>();
        for (var node : drawn.getModelElementsByType(FlowNode.class)) {
            if (taken.now().contains(node.getId())) {
                marks.put(node.getId(), new Mark(said(words.now(), node), Line.THICK, Fill.CURRENT));
            } else if (taken.passed().contains(node.getId())) {
                marks.put(node.getId(), new Mark(said(words.done(), node), Line.PLAIN, Fill.DONE));
            } else if (mayCome(idea, node)) {
                marks.put(node.getId(), new Mark(said(words.later(), node), Line.DASHED, Fill.NONE));
            } else {
                marks.put(node.getId(), new Mark("", Line.DOTTED, Fill.NONE));
            }
        }
        return marks;
    }

    /** Whether it lies ahead: in a stage any task may, on the whole path the stages of the idea's lane. */
    private boolean mayCome(Idea idea, FlowNode node) {
        if (!idea.isOpen() || !(node instanceof Activity) || node instanceof SubProcess) {
            return false;
        }
        return !(node instanceof CallActivity call)
                || !stages.keys().contains(call.getCalledElement())
                || stages.route(idea.lane()).contains(call.getCalledElement()) && Stages.isMain(call);
    }

    private static String said(String words, FlowNode node) {
        return node instanceof Activity && !(node instanceof SubProcess) ? words : "";
    }
}
