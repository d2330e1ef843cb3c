package fi.ideapolku.insight;

import fi.ideapolku.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Figures for programs: each as JSON or CSV, and the event log for tools of process mining. */
@RestController
class InsightApi {

    private final Figures figures;
    private final Filters filters;
    private final Access access;
    private final EventLog events;

    InsightApi(Figures figures, Filters filters, Access access, EventLog events) {
        this.figures = figures;
        this.filters = filters;
        this.access = access;
        this.events = events;
    }

    /** A column of a figure: its key, and its heading in the reader's language. */
    record Column(String key, String name) {}

    /** An idea behind a figure. */
    record IdeaLink(String id, String title) {}

    /** A figure as JSON; the cells of {@code rows} are numbers where they are numbers, shares as 0–1, names in the reader's language. */
    record FigureView(
            String metric,
            String name,
            String sentence,
            String change,
            String definition,
            int n,
            boolean hidden,
            Instant from,
            Instant asOf,
            List<Column> columns,
            List<List<Object>> rows,
            List<IdeaLink> ideas) {}

    /** The names of all figures that the reader may see. */
    @GetMapping("/api/insight")
    List<String> all(Principal reader) {
        return figures.keys().stream().filter(access.of(reader)::sees).toList();
    }

    @GetMapping("/api/insight/{metric}")
    ResponseEntity<?> figure(
            @PathVariable String metric,
            @RequestParam(required = false) Integer months,
            @RequestParam(required = false) String sector,
            @RequestParam(required = false) String lane,
            @RequestParam(required = false) String lifeEvent,
            @RequestParam(defaultValue = "json") String format,
            Principal reader,
            Locale locale) {
        var filter = filters.of(months, sector, lane, lifeEvent);
        if (!figures.keys().contains(metric)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        access.check(reader, metric);
        var figure = figures.find(List.of(metric), filter, locale).get(0);
        var words = figures.words(locale);
        return switch (format) {
            case "json" -> ResponseEntity.ok(view(figure, words));
            case "csv" ->
                ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, Csv.TYPE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + metric + ".csv\"")
                        .body(FigureCsv.of(figure, words).getBytes(StandardCharsets.UTF_8));
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
    }

    /** One line a task and stage: case, activity, start, end, group; no person. */
    @GetMapping("/api/events.csv")
    void eventsAsCsv(Principal reader, HttpServletResponse response) throws IOException {
        access.checkSeesAll(reader);
        response.setContentType(Csv.TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"events.csv\"");
        events.writeCsv(response.getWriter(), figures.history());
    }

    /** The same as an IEEE 1849 event log. */
    @GetMapping("/api/events.xes")
    void eventsAsXes(Principal reader, HttpServletResponse response) throws IOException {
        access.checkSeesAll(reader);
        response.setContentType("application/xml;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"events.xes\"");
        events.writeXes(response.getWriter(), figures.history());
    }

    private static FigureView view(Figure figure, Words words) {
        return new FigureView(
                figure.key(),
                figure.name(),
                figure.sentence(),
                figure.change(),
                figure.definition(),
                figure.n(),
                figure.hidden(),
                figure.period().from(),
                figure.period().to(),
                figure.table().columns().stream()
                        .map(column -> new Column(column, words.column(column)))
                        .toList(),
                figure.table().rows().stream()
                        .map(row -> row.stream().map(cell -> value(cell, words)).toList())
                        .toList(),
                figure.ideas().stream().map(InsightApi::link).toList());
    }

    private static Object value(Object cell, Words words) {
        if (cell instanceof Table.Share share) {
            return share.whole() == 0 ? "" : (Object) share.value();
        }
        return cell instanceof Number ? cell : words.raw(cell);
    }

    private static IdeaLink link(IdeaFacts idea) {
        return new IdeaLink(idea.id(), idea.title());
    }
}
