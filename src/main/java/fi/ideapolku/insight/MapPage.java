package fi.ideapolku.insight;

import fi.ideapolku.drawing.ModelDrawing;
import fi.ideapolku.drawing.ModelDrawing.Fill;
import fi.ideapolku.drawing.ModelDrawing.Line;
import fi.ideapolku.drawing.ModelDrawing.Mark;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.History.Work;
import fi.ideapolku.insight.Table.Code;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The models as a map: at each task and stage what is open and how old, and how long 85 % take against the target. Heat is
 * told against the target, never against the slowest, by fill, line and words; the table says the same (ux C.6).
 */
@Controller
class MapPage {

    private static final String WHOLE = "ideaDevelopment";
    private static final int MONTHS = 12;

    /** Stands for a stage that is called at several places: the path does not tell from which, so the table alone shows it. */
    private static final String NOWHERE = "";

    private final Figures figures;
    private final Access access;
    private final Models models;
    private final Map<String, List<Heat>> heats = new HashMap<>();
    private History told;

    MapPage(Figures figures, Access access, Models models) {
        this.figures = figures;
        this.access = access;
        this.models = models;
    }

    /** How an element stands to its target. */
    enum State {
        NONE(Line.PLAIN, Fill.NONE),
        GOOD(Line.PLAIN, Fill.NONE),
        OVER(Line.DASHED, Fill.NOTICE),
        FAR(Line.THICK, Fill.ALARM);

        private final Line line;
        private final Fill fill;

        State(Line line, Fill fill) {
            this.line = line;
            this.fill = fill;
        }

        static State of(Double p85, Double target) {
            if (p85 == null || target == null) {
                return NONE;
            }
            return p85 <= target ? GOOD : p85 <= 1.5 * target ? OVER : FAR;
        }
    }

    /**
     * What is known of one element; days are null where there are fewer than ten observations.
     *
     * @param slowest the task of a stage that stands worst to its target; for a task itself
     */
    record Heat(
            String element, Code name, int open, Double oldest, Double p85, Double target, State state, Heat slowest) {

        /** The part of the target that 85 % take; 0 where there is no target. */
        double overTarget() {
            return p85 == null || target == null ? 0 : p85 / target;
        }

        Heat worst() {
            return slowest == null ? this : slowest;
        }
    }

    @GetMapping("/insight/map")
    String map(
            @RequestParam(name = "model", defaultValue = WHOLE) String key,
            Principal reader,
            Locale locale,
            Model page) {
        access.checkSeesAll(reader);
        if (!models.keys().contains(key)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var words = figures.words(locale);
        var history = figures.history();
        var heats = heats(key, history);
        var sentence = sentence(heats, words);
        var name = words.name(new Code("stage", key));
        page.addAttribute("key", key);
        page.addAttribute("name", name);
        page.addAttribute("asOf", history.asOf());
        page.addAttribute("sentence", sentence);
        page.addAttribute(
                "svg", ModelDrawing.svg(models.get(key), words.language(), name, sentence, marks(heats, words)));
        page.addAttribute("heats", heats.stream().map(heat -> row(heat, words)).toList());
        page.addAttribute(
                "models",
                models.keys().stream()
                        .sorted(Comparator.comparing((String one) -> !one.equals(WHOLE))
                                .thenComparing(one -> History.STAGES.indexOf(one)))
                        .map(one -> new String[] {one, words.name(new Code("stage", one))})
                        .toList());
        page.addAttribute("themes", InsightPages.THEMES.keySet());
        page.addAttribute("query", "");
        page.addAttribute("seesAll", true);
        return "insight/map";
    }

    /** Readers of the same moment share them. */
    private synchronized List<Heat> heats(String key, History history) {
        if (history != told) {
            told = history;
            heats.clear();
        }
        return heats.computeIfAbsent(
                key, model -> heats(models.get(model), history, Period.months(MONTHS, history.asOf())));
    }

    /** The stages and tasks of the model; a stage stands to its target as the slowest of its own tasks does. */
    private List<Heat> heats(BpmnModelInstance model, History history, Period period) {
        var tasks = history.work().stream().collect(Collectors.groupingBy(Work::task));
        var visits = history.visits().stream().collect(Collectors.groupingBy(Visit::stage));
        var open = history.open().stream().map(IdeaFacts::id).collect(Collectors.toSet());
        var heats = new ArrayList<Heat>();
        model.getModelElementsByType(CallActivity.class).stream()
                .collect(Collectors.groupingBy(CallActivity::getCalledElement, LinkedHashMap::new, Collectors.toList()))
                .forEach((stage, calls) -> {
                    var element = calls.size() == 1 ? calls.get(0).getId() : NOWHERE;
                    var slowest = tasks(models.get(stage), tasks, history, period).stream()
                            .max(Comparator.comparing(Heat::overTarget))
                            .orElse(null);
                    heats.add(stage(
                            element, stage, visits.getOrDefault(stage, List.of()), open, history, period, slowest));
                });
        heats.addAll(tasks(model, tasks, history, period));
        return heats;
    }

    private static List<Heat> tasks(
            BpmnModelInstance model, Map<String, List<Work>> tasks, History history, Period period) {
        return model.getModelElementsByType(UserTask.class).stream()
                .map(task -> task(task.getId(), tasks.getOrDefault(task.getId(), List.of()), history, period))
                .toList();
    }

    private static Heat stage(
            String element,
            String stage,
            List<Visit> visits,
            Set<String> openIdeas,
            History history,
            Period period,
            Heat slowest) {
        var open = visits.stream()
                .filter(visit -> visit.left() == null && openIdeas.contains(visit.ideaId()))
                .map(visit -> history.since(visit.entered()))
                .toList();
        var times = visits.stream()
                .filter(visit -> period.has(visit.left()))
                .map(Visit::days)
                .toList();
        return new Heat(
                element,
                Code.stage(stage),
                open.size(),
                oldest(open),
                Percentiles.ifEnough(times, 0.85),
                null,
                slowest == null ? State.NONE : slowest.state(),
                slowest);
    }

    private static Heat task(String element, List<Work> tasks, History history, Period period) {
        var open = tasks.stream()
                .filter(Work::isOpen)
                .map(task -> history.since(task.created()))
                .toList();
        var times = tasks.stream()
                .filter(task -> period.has(task.completed()))
                .map(task -> History.days(task.created(), task.completed()))
                .toList();
        var targets = tasks.stream()
                .filter(task -> task.due() != null)
                .map(task -> History.days(task.created(), task.due()))
                .toList();
        var p85 = Percentiles.ifEnough(times, 0.85);
        var target =
                targets.isEmpty() ? null : (Double) Percentiles.of(targets, 0.5).getAsDouble();
        return new Heat(
                element,
                new Code("task", element),
                open.size(),
                oldest(open),
                p85,
                target,
                State.of(p85, target),
                null);
    }

    private static Double oldest(List<Double> ages) {
        return ages.stream().max(Comparator.naturalOrder()).orElse(null);
    }

    private static Map<String, Mark> marks(List<Heat> heats, Words words) {
        var marks = new HashMap<String, Mark>();
        for (var heat : heats) {
            if (heat.open() > 0 || heat.p85() != null) {
                var told = heat.p85() == null
                        ? words.text("map.wordsOpen", heat.open())
                        : words.text("map.words", heat.open(), heat.p85());
                marks.put(heat.element(), new Mark(told, heat.state().line, heat.state().fill));
            }
        }
        return marks;
    }

    private static String sentence(List<Heat> heats, Words words) {
        return heats.stream()
                .map(Heat::worst)
                .filter(heat -> heat.overTarget() > 1)
                .max(Comparator.comparing(Heat::overTarget))
                .map(heat -> words.text("map.slow", heat.name(), heat.p85(), heat.target()))
                .orElseGet(() -> words.text("map.fine"));
    }

    /** A row of the table in text: name, open, oldest, 85 %, target, state. */
    private static List<String> row(Heat heat, Words words) {
        return List.of(
                words.name(heat.name()),
                words.cell(heat.open()),
                words.cell(heat.oldest()),
                words.cell(heat.p85()),
                words.cell(heat.target()),
                state(heat, words));
    }

    private static String state(Heat heat, Words words) {
        var told = words.text("map.state." + heat.state().name().toLowerCase(Locale.ROOT));
        return heat.slowest() != null && heat.slowest().overTarget() > 1
                ? told + ": " + words.name(heat.slowest().name())
                : told;
    }
}
