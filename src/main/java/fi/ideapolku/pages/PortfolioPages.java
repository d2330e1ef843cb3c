package fi.ideapolku.pages;

import fi.ideapolku.Csv;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.Stages;
import fi.ideapolku.task.Page;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The development portfolio (S97) as a list, as a board by stage, and as a file; all three show the same ideas. */
@Controller
class PortfolioPages {

    private static final int ROWS = 50;
    private static final int COUNTED = 1000;
    private static final int CARDS = 20;
    private static final List<String> STATUSES =
            List.of("open", "completed", "merged", "redirected", "noNeed", "rejected", "withdrawn", "closed");

    private final Portfolio portfolio;
    private final IdeaAccess access;
    private final Stages stages;
    private final Sectors sectors;
    private final MessageSource messages;

    PortfolioPages(Portfolio portfolio, IdeaAccess access, Stages stages, Sectors sectors, MessageSource messages) {
        this.portfolio = portfolio;
        this.access = access;
        this.stages = stages;
        this.sectors = sectors;
        this.messages = messages;
    }

    /**
     * A column of the board.
     *
     * @param total how many ideas are in the stage, those that are not shown too
     */
    record Column(String stage, int total, List<Idea> ideas) {}

    /** How many ideas ended with an outcome. */
    record Closed(String status, int ideas) {}

    @GetMapping("/ideas")
    String list(
            IdeaFilter filter,
            @RequestParam(required = false) String after,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        var page = Page.of(ROWS, after);
        var found = portfolio.list(filter.query(access, shell.userId(), page));
        var count = portfolio.count(filter.query(access, shell.userId(), Page.of(ROWS, null)), COUNTED + 1);
        model.addAttribute("ideas", found);
        model.addAttribute("count", Math.min(count, COUNTED));
        model.addAttribute("isMore", count > COUNTED);
        model.addAttribute("isFirst", page.after() == null);
        if (found.size() == ROWS) {
            var last = found.get(ROWS - 1);
            model.addAttribute("next", filter.after("/ideas", Page.next(last.createdAt(), last.id())));
        }
        return choices(filter, model, "ideas");
    }

    @GetMapping("/board")
    String board(IdeaFilter asked, @ModelAttribute("shell") Shell shell, Model model) {
        var filter = asked.ofBoard();
        var query = filter.query(access, shell.userId(), Page.of(CARDS, null));
        var counts = portfolio.counts(query);
        var ideas = portfolio.byStage(query, stages.keys(), CARDS);
        model.addAttribute(
                "columns",
                stages.keys().stream()
                        .map(stage -> new Column(
                                stage,
                                counts.stream()
                                        .filter(count -> "open".equals(count.status()) && stage.equals(count.stage()))
                                        .mapToInt(Portfolio.Count::ideas)
                                        .sum(),
                                ideas.getOrDefault(stage, List.of())))
                        .toList());
        model.addAttribute(
                "closed",
                STATUSES.stream()
                        .skip(1)
                        .map(status -> new Closed(
                                status,
                                counts.stream()
                                        .filter(count -> status.equals(count.status()))
                                        .mapToInt(Portfolio.Count::ideas)
                                        .sum()))
                        .toList());
        return choices(filter, model, "board");
    }

    /** All ideas that match, as a file for a spreadsheet; read page by page. */
    @GetMapping("/ideas.csv")
    void file(IdeaFilter filter, @ModelAttribute("shell") Shell shell, HttpServletResponse response, Locale locale)
            throws IOException {
        response.setContentType(Csv.TYPE);
        response.setHeader("Content-Disposition", "attachment; filename=\"ideas.csv\"");
        var out = response.getWriter();
        out.write(Csv.line(
                Stream.of("id", "title", "sector", "stage", "status", "lane", "depth", "created", "since", "ended")
                        .map(column -> messages.getMessage("idea.csv." + column, null, locale))
                        .toList()));
        var page = Page.of(200, null);
        while (page != null) {
            var found = portfolio.list(filter.query(access, shell.userId(), page));
            for (var idea : found) {
                out.write(Csv.line(row(idea, shell, locale)));
            }
            var last = found.isEmpty() ? null : found.get(found.size() - 1);
            page = found.size() < page.size() ? null : Page.of(200, Page.next(last.createdAt(), last.id()));
        }
    }

    private List<String> row(Idea idea, Shell shell, Locale locale) {
        return java.util.Arrays.asList(
                idea.id(),
                idea.title(),
                shell.sector(idea.leadSectorId()),
                shell.stage(idea.stage()),
                messages.getMessage("idea.status." + idea.status(), null, locale),
                messages.getMessage("idea.lane." + idea.lane(), null, locale),
                idea.depth() == null ? null : messages.getMessage("idea.depth." + idea.depth(), null, locale),
                day(idea.createdAt()),
                day(idea.stageSince()),
                day(idea.endedAt()));
    }

    private static String day(Instant at) {
        return at == null
                ? null
                : at.atZone(java.time.ZoneId.of("Europe/Helsinki"))
                        .toLocalDate()
                        .toString();
    }

    private String choices(IdeaFilter filter, Model model, String template) {
        model.addAttribute("filter", filter);
        model.addAttribute("stages", stages.keys());
        model.addAttribute("sectors", sectors.active());
        model.addAttribute("statuses", STATUSES);
        return template;
    }
}
