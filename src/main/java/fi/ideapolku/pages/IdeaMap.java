package fi.ideapolku.pages;

import fi.ideapolku.drawing.ModelDrawing;
import fi.ideapolku.drawing.ModelDrawing.Fill;
import fi.ideapolku.drawing.ModelDrawing.Line;
import fi.ideapolku.drawing.ModelDrawing.Mark;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.process.Models;
import fi.ideapolku.process.Route;
import fi.ideapolku.process.Stages;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The process map of one idea: done, now and to come, as a picture and in the same words as text. */
@Controller
class IdeaMap {

    private static final String IDEA = "ideaDevelopment";

    private final IdeaReading reading;
    private final IdeaPath path;
    private final Models models;
    private final Route route;
    private final Stages stages;
    private final MessageSource messages;

    IdeaMap(IdeaReading reading, IdeaPath path, Models models, Route route, Stages stages, MessageSource messages) {
        this.reading = reading;
        this.path = path;
        this.models = models;
        this.route = route;
        this.stages = stages;
        this.messages = messages;
    }

    /** A picture and its heading. */
    record Picture(String heading, String svg) {}

    /** What may follow: the name of a stage or end, and the answers that lead there. */
    record May(String name, boolean isEnd, String answers) {}

    @GetMapping("/ideas/{id}/map")
    String map(@PathVariable String id, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        var view = reading.view(id, shell);
        var idea = view.idea();
        var pictures = new ArrayList<Picture>();
        picture(idea, IDEA, shell, locale, pictures);
        if (idea.stage() != null) {
            picture(idea, idea.stage(), shell, locale, pictures);
        }
        model.addAttribute("view", view);
        model.addAttribute("visits", visits(id));
        model.addAttribute("pictures", pictures);
        model.addAttribute("follows", follows(idea, shell.language()));
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/ideas", messages.getMessage("shell.nav.ideas", null, locale)),
                        new Crumb("/ideas/" + id, idea.title())));
        return "idea-map";
    }

    private List<PathEvent> visits(String ideaId) {
        return path.of(ideaId).stream()
                .filter(event -> event.isStage() && ("entered".equals(event.event()) || event.outcome() != null))
                .toList();
    }

    private void picture(Idea idea, String processKey, Shell shell, Locale locale, List<Picture> pictures) {
        route.of(idea.id(), processKey).ifPresent(taken -> {
            var drawn = models.version(processKey, taken.version());
            var process = drawn.getModelElementsByType(Process.class).iterator().next();
            var name = ModelDrawing.nameOf(process, shell.language());
            var title = messages.getMessage("idea.map.picture", new Object[] {name, idea.title()}, locale);
            pictures.add(new Picture(
                    name,
                    ModelDrawing.svg(
                            drawn,
                            shell.language(),
                            title,
                            messages.getMessage("idea.map.legend", null, locale),
                            marks(idea, drawn, taken, locale))));
        });
    }

    private Map<String, Mark> marks(Idea idea, BpmnModelInstance drawn, Route.Taken taken, Locale locale) {
        var marks = new LinkedHashMap<String, Mark>();
        for (var node : drawn.getModelElementsByType(FlowNode.class)) {
            if (taken.now().contains(node.getId())) {
                marks.put(node.getId(), new Mark(words("now", node, locale), Line.THICK, Fill.CURRENT));
            } else if (taken.passed().contains(node.getId())) {
                marks.put(node.getId(), new Mark(words("done", node, locale), Line.PLAIN, Fill.DONE));
            } else if (mayCome(idea, node)) {
                marks.put(node.getId(), new Mark(words("later", node, locale), Line.DASHED, Fill.NONE));
            } else {
                marks.put(node.getId(), new Mark("", Line.DOTTED, Fill.NONE));
            }
        }
        return marks;
    }

    /** Whether it lies ahead: in a stage any task may, on the whole path the stages of the idea's lane. */
    private boolean mayCome(Idea idea, FlowNode node) {
        if (!idea.isOpen() || !(node instanceof Activity)) {
            return false;
        }
        return !(node instanceof CallActivity call)
                || !stages.keys().contains(call.getCalledElement())
                || stages.route(idea.lane()).contains(call.getCalledElement())
                        && call.getId().equalsIgnoreCase("call" + call.getCalledElement());
    }

    private String words(String state, FlowNode node, Locale locale) {
        return node instanceof Activity && !(node instanceof SubProcess)
                ? messages.getMessage("idea.map." + state, null, locale)
                : "";
    }

    private List<May> follows(Idea idea, String language) {
        if (idea.stage() == null) {
            return List.of();
        }
        var drawn = route.of(idea.id(), IDEA)
                .map(taken -> models.version(IDEA, taken.version()))
                .orElseGet(() -> models.newest(IDEA));
        return models.callsOf(drawn, idea.stage()).stream()
                .flatMap(call -> models.after(call, language).stream())
                .map(next -> new May(
                        ModelDrawing.nameOf(next.element(), language), next.isEnd(), String.join(", ", next.answers())))
                .distinct()
                .toList();
    }
}
