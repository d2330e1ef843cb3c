package fi.ideapolku.insight;

import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.organisation.Sectors;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages of figures: what needs attention and the eight first figures, six themes, each figure by itself, and the definitions. */
@Controller
class InsightPages {

    private static final List<String> FIRST =
            List.of("wip", "age", "inOut", "timeToDecision", "promise", "ball", "notStarted", "silent");

    /** Those of the first figures whose number says something by itself. */
    private static final List<String> TILES =
            List.of("wip", "inOut", "timeToDecision", "promise", "notStarted", "silent");

    static final Map<String, List<String>> THEMES = themes();

    private final Figures figures;
    private final Filters filters;
    private final Access access;
    private final Sectors sectors;
    private final Models models;

    InsightPages(Figures figures, Filters filters, Access access, Sectors sectors, Models models) {
        this.figures = figures;
        this.filters = filters;
        this.access = access;
        this.sectors = sectors;
        this.models = models;
    }

    private static Map<String, List<String>> themes() {
        var themes = new LinkedHashMap<String, List<String>>();
        themes.put(
                "flow",
                keys(
                        "wip age inOut throughput cfd silent overdue dueKept dueKeptByParty concentration upToDate importantWaiting"));
        themes.put(
                "time",
                keys("timeToDecision promise cycleTime predictability stageTime startWait waitCauses touched ball"
                        + " decisionDelay fastLane forecast"));
        themes.put(
                "outcomes",
                keys(
                        "outcomes decisions decisionsByQuarter decisionsByClass stops returns firstTimeRight cohorts variants branches notStarted"
                                + " implementation benefits lessons published reuse duplication joint effort"));
        themes.put("participation", keys("participation pilotBaseline barriers feedbackLoop skillNeeds"));
        themes.put(
                "evidence",
                keys("customersHeard evidence understanding panelEffect panelConfirmed panelLanguages cardFirst"));
        themes.put("quality", keys("little flowDebt deviations dataQuality serviceUse"));
        return themes;
    }

    private static List<String> keys(String keys) {
        return List.of(keys.split(" "));
    }

    static List<String> onPages() {
        return Stream.concat(FIRST.stream(), THEMES.values().stream().flatMap(List::stream))
                .distinct()
                .toList();
    }

    /** A choice of a filter. */
    record Choice(String value, String text, boolean chosen) {}

    /** A filter with its choices. */
    record Select(String name, String text, List<Choice> choices) {}

    /** What every page has; a filter that there is not is refused before any of them. */
    @ModelAttribute("filter")
    Filter frame(
            @RequestParam(required = false) Integer months,
            @RequestParam(required = false) String sector,
            @RequestParam(required = false) String lane,
            @RequestParam(required = false) String lifeEvent,
            Principal reader,
            Locale locale,
            Model page,
            HttpServletRequest request) {
        var rights = access.of(reader);
        var filter = filters.of(months, sector == null ? rights.managedSector() : sector, lane, lifeEvent);
        page.addAttribute("here", request.getRequestURI());
        page.addAttribute("query", filter.query());
        page.addAttribute("asOf", figures.history().asOf());
        page.addAttribute("seesAll", rights.seesAll());
        page.addAttribute("themes", THEMES.keySet());
        page.addAttribute("selects", selects(filter, figures.words(locale)));
        return filter;
    }

    @GetMapping("/insight")
    String first(@ModelAttribute("filter") Filter filter, Principal reader, Locale locale, Model page) {
        var rights = access.of(reader);
        page.addAttribute("attention", figures.needingAttention(rights::sees, filter, locale));
        page.addAttribute("figures", texts(FIRST, rights, filter, locale));
        page.addAttribute("tiles", TILES);
        return "insight/index";
    }

    @GetMapping("/insight/{theme:flow|time|outcomes|participation|evidence|quality}")
    String theme(
            @PathVariable String theme,
            @ModelAttribute("filter") Filter filter,
            Principal reader,
            Locale locale,
            Model page) {
        page.addAttribute("theme", theme);
        page.addAttribute("figures", texts(THEMES.get(theme), access.of(reader), filter, locale));
        return "insight/theme";
    }

    @GetMapping("/insight/figure/{key}")
    String figure(
            @PathVariable String key,
            @ModelAttribute("filter") Filter filter,
            Principal reader,
            Locale locale,
            Model page) {
        if (!figures.keys().contains(key)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        access.check(reader, key);
        page.addAttribute(
                "figure", texts(List.of(key), access.of(reader), filter, locale).get(0));
        return "insight/figure";
    }

    private List<FigureText> texts(List<String> keys, Access.Rights rights, Filter filter, Locale locale) {
        var words = figures.words(locale);
        return figures.find(keys.stream().filter(rights::sees).toList(), filter, locale).stream()
                .map(figure -> FigureText.of(figure, words))
                .toList();
    }

    /** How the figures are computed: the same texts that stand beside each of them. */
    @GetMapping("/insight/definitions")
    String definitions(Locale locale, Model page) {
        var words = figures.words(locale);
        var themes = new LinkedHashMap<String, List<String[]>>();
        THEMES.forEach((theme, keys) -> themes.put(
                theme,
                keys.stream()
                        .map(key -> new String[] {key, words.text(key + ".name"), words.text(key + ".definition")})
                        .toList()));
        page.addAttribute("themes", themes);
        return "insight/definitions";
    }

    private List<Select> selects(Filter filter, Words words) {
        return List.of(
                new Select(
                        "months",
                        words.text("filter.months"),
                        Filter.MONTHS.stream()
                                .map(months -> new Choice(
                                        months.toString(),
                                        words.text("filter.month", months),
                                        months == filter.months()))
                                .toList()),
                select(
                        "sector",
                        "party",
                        sectors.active().stream().map(sector -> sector.id()).toList(),
                        filter.sector(),
                        words),
                select("lane", "lane", Filter.LANES, filter.lane(), words),
                select("lifeEvent", "lifeEvent", models.values("lifeEvent"), filter.lifeEvent(), words));
    }

    private static Select select(String name, String kind, List<String> values, String chosen, Words words) {
        var all = new Choice("", words.text("filter.all"), chosen == null);
        var choices = values.stream()
                .map(value -> new Choice(value, words.name(new Code(kind, value)), value.equals(chosen)));
        return new Select(
                name,
                words.text("filter." + name),
                Stream.concat(Stream.of(all), choices).toList());
    }
}
