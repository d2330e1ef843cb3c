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

    /** What is known of one element; days are null where there are fewer than ten observations. */
    record Heat(String element, Code name, int open, Double oldest, Double p85, Double target, int done, State state) {}

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
        var heats = heats(models.get(key), history, Period.months(MONTHS, history.asOf()));
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

    static List<Heat> heats(BpmnModelInstance model, History history, Period period) {
        var tasks = history.work().stream().collect(Collectors.groupingBy(Work::task));
        var stages = history.visits().stream().collect(Collectors.groupingBy(Visit::stage));
        var open = history.open().stream().map(IdeaFacts::id).collect(Collectors.toSet());
        var heats = new ArrayList<Heat>();
        model.getModelElementsByType(CallActivity.class).stream()
                .collect(Collectors.groupingBy(CallActivity::getCalledElement, LinkedHashMap::new, Collectors.toList()))
                .forEach((stage, calls) -> {
                    var element = calls.size() == 1 ? calls.get(0).getId() : NOWHERE;
                    heats.add(stage(element, stage, stages.getOrDefault(stage, List.of()), open, history, period));
                });
        for (var task : model.getModelElementsByType(UserTask.class)) {
            heats.add(task(task.getId(), tasks.getOrDefault(task.getId(), List.of()), history, period));
        }
        return heats;
    }

    private static Heat stage(
            String element, String stage, List<Visit> visits, Set<String> openIdeas, History history, Period period) {
        var open = visits.stream()
                .filter(visit -> visit.left() == null && openIdeas.contains(visit.ideaId()))
                .toList();
        var times = visits.stream()
                .filter(visit -> period.has(visit.left()))
                .map(Visit::days)
                .toList();
        return heat(
                element,
                new Code("stage", stage),
                open.stream()
                        .map(Visit::entered)
                        .map(at -> History.days(at, history.asOf()))
                        .toList(),
                times,
                null);
    }

    private static Heat task(String element, List<Work> tasks, History history, Period period) {
        var done = tasks.stream().filter(task -> period.has(task.completed())).toList();
        var targets = tasks.stream()
                .filter(task -> task.due() != null)
                .map(task -> History.days(task.created(), task.due()))
                .toList();
        return heat(
                element,
                new Code("task", element),
                tasks.stream()
                        .filter(task -> task.ended() == null)
                        .map(task -> History.days(task.created(), history.asOf()))
                        .toList(),
                done.stream()
                        .map(task -> History.days(task.created(), task.completed()))
                        .toList(),
                targets.isEmpty() ? null : Percentiles.of(targets, 0.5).getAsDouble());
    }

    private static Heat heat(String element, Code name, List<Double> open, List<Double> times, Double target) {
        var p85 = Percentiles.ifEnough(times, 0.85);
        var oldest = open.isEmpty()
                ? null
                : open.stream().max(Comparator.naturalOrder()).get();
        return new Heat(element, name, open.size(), oldest, p85, target, times.size(), State.of(p85, target));
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
                .filter(heat -> heat.state() == State.OVER || heat.state() == State.FAR)
                .max(Comparator.comparing(heat -> heat.p85() / heat.target()))
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
                words.text("map.state." + heat.state().name().toLowerCase(Locale.ROOT)));
    }
}
