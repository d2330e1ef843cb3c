package fi.ideapolku.pages;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.Stages;
import fi.ideapolku.process.TakeBack;
import fi.ideapolku.process.TaskModels;
import fi.ideapolku.task.Drafts;
import fi.ideapolku.task.Page;
import fi.ideapolku.task.TaskList;
import fi.ideapolku.web.Shell;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's tasks: his own, his groups', what he waits for, what he has done; the most urgent first. */
@Controller
class TaskListPage {

    private static final int SIZE = 50;

    /** So many tasks are seen at a glance: filters would only be in the way. */
    private static final int FEW = 8;

    private static final List<String> VIEWS = List.of("mine", "groups", "waiting", "done");

    private final TaskList list;
    private final Directory directory;
    private final Substitutes substitutes;
    private final Roles roles;
    private final Sectors sectors;
    private final Stages stages;
    private final TaskModels models;
    private final Cards cards;
    private final Portfolio portfolio;
    private final Drafts drafts;
    private final TaskRows rows;
    private final TakeBack takeBack;
    private final MessageSource messages;
    private final Clock clock;

    TaskListPage(
            TaskList list,
            Directory directory,
            Substitutes substitutes,
            Roles roles,
            Sectors sectors,
            Stages stages,
            TaskModels models,
            Cards cards,
            Portfolio portfolio,
            Drafts drafts,
            TaskRows rows,
            TakeBack takeBack,
            MessageSource messages,
            Clock clock) {
        this.list = list;
        this.directory = directory;
        this.substitutes = substitutes;
        this.roles = roles;
        this.sectors = sectors;
        this.stages = stages;
        this.models = models;
        this.cards = cards;
        this.portfolio = portfolio;
        this.drafts = drafts;
        this.rows = rows;
        this.takeBack = takeBack;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * What of the list the URL asks for.
     *
     * @param view {@code mine}, {@code groups} or {@code waiting}
     * @param order {@code due} or {@code newest}
     */
    record Wanted(String view, String stage, String sector, String q, String order, String after) {

        Wanted {
            view = view != null && VIEWS.contains(view) ? view : "mine";
            order = "newest".equals(order) ? order : "due";
            stage = blankToNull(stage);
            sector = blankToNull(sector);
            q = blankToNull(q);
        }

        private static String blankToNull(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        TaskList.Query query() {
            var page = Page.of(SIZE, after);
            return new TaskList.Query(stage, sector, q, "newest".equals(order), page.after(), page.afterId(), SIZE + 1);
        }

        public String address(String nextAfter) {
            return Address.of("/tasks")
                    .with("view", view)
                    .with("stage", stage)
                    .with("sector", sector)
                    .with("q", q)
                    .with("order", "newest".equals(order) ? order : null)
                    .with("after", nextAfter)
                    .toString();
        }
    }

    /** A view of the list with its number of tasks as text. */
    record View(String key, String href, String count, boolean here) {}

    /** Something that the reader has sent. @param takesBack whether he can take it back now @param takenBack whether he has */
    record Done(String ideaId, String ideaTitle, String name, Instant at, boolean takesBack, boolean takenBack) {}

    @GetMapping("/tasks")
    String tasks(
            @RequestParam(required = false) String view,
            @RequestParam(required = false) String stage,
            @RequestParam(required = false) String sector,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String order,
            @RequestParam(required = false) String after,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale) {
        var people = substitutes.peopleOf(shell.userId());
        var groups = substitutes.groupsOf(shell.userId());
        var mine = list.countMine(people);
        var open = list.countOpen(groups);
        var first = mine == 0 && open > 0 ? "groups" : "mine";
        var wanted = new Wanted(view == null ? first : view, stage, sector, q, order, after);
        model.addAttribute("wanted", wanted);
        model.addAttribute("here", wanted.address(after));
        model.addAttribute("taskCounts", mine + "." + open);
        model.addAttribute("views", views(wanted, mine, open));
        model.addAttribute("summary", summary(mine, list.countLate(people, clock.instant()), open, locale));
        if ("done".equals(wanted.view())) {
            addDone(wanted, shell, model);
            return "tasks";
        }
        var found = switch (wanted.view()) {
            case "groups" -> list.open(groups, wanted.query());
            case "waiting" -> list.waiting(shell.userId(), groups, wanted.query());
            default -> list.mine(people, wanted.query());
        };
        var page = found.subList(0, Math.min(SIZE, found.size()));
        if (found.size() > SIZE) {
            var last = page.get(SIZE - 1);
            var key = last.key("newest".equals(wanted.order()));
            model.addAttribute("next", wanted.address(Page.next(key, last.item().id())));
        }
        var urgencies = rows.grouped(page, shell, people, groups, "newest".equals(wanted.order()));
        model.addAttribute("groups", urgencies);
        if (!"waiting".equals(wanted.view())) {
            addDrafts(page, shell.userId(), model);
        }
        model.addAttribute("bulk", isWorthBulk(urgencies));
        model.addAttribute("filters", page.size() > FEW || wanted.query().isFiltered() || after != null);
        model.addAttribute("stages", stages.keys());
        model.addAttribute("sectors", sectors.active());
        model.addAttribute("colleagues", "mine".equals(wanted.view()) ? List.of() : colleagues(page));
        return "tasks";
    }

    /** When answers to the tasks, and the reader's next idea, were last kept. */
    private void addDrafts(List<TaskList.Row> page, String userId, Model model) {
        var ids = new ArrayList<>(page.stream().map(row -> row.item().id()).toList());
        var begun = Drafts.newIdea(userId);
        ids.add(begun);
        var saved = drafts.savedAt(ids);
        model.addAttribute("drafts", saved);
        model.addAttribute("begun", saved.get(begun));
    }

    /** Several tasks at once are offered when there are several. */
    private static boolean isWorthBulk(List<TaskRows.Urgency> urgencies) {
        return urgencies.stream()
                        .flatMap(urgency -> urgency.rows().stream())
                        .filter(TaskRows.Row::selectable)
                        .count()
                > 1;
    }

    private void addDone(Wanted wanted, Shell shell, Model model) {
        var page = Page.of(SIZE, wanted.after());
        var found = cards.by(shell.userId(), page.after(), page.afterId(), SIZE + 1);
        var shown = found.subList(0, Math.min(SIZE, found.size()));
        var ideaIds = shown.stream().map(card -> card.ideaId()).distinct().toList();
        var titles = portfolio.titles(ideaIds);
        var takesBack = takeBack.possible(ideaIds, shell.userId());
        model.addAttribute(
                "sent",
                shown.stream()
                        .map(card -> new Done(
                                card.ideaId(),
                                titles.get(card.ideaId()),
                                models.name(card.taskKey(), shell.language()),
                                card.createdAt(),
                                takesBack.contains(card.id()),
                                "takenBack".equals(card.status())))
                        .toList());
        if (found.size() > SIZE) {
            var last = shown.get(SIZE - 1);
            model.addAttribute("next", wanted.address(Page.next(last.createdAt(), last.id())));
        }
    }

    private List<View> views(Wanted wanted, int mine, int open) {
        var views = new ArrayList<View>();
        for (var key : VIEWS) {
            var count = switch (key) {
                case "mine" -> count(mine);
                case "groups" -> count(open);
                default -> null;
            };
            views.add(new View(key, "/tasks?view=" + key, count, key.equals(wanted.view())));
        }
        return views;
    }

    static String count(int number) {
        return number >= TaskList.COUNT_LIMIT ? TaskList.COUNT_LIMIT + "+" : String.valueOf(number);
    }

    private String summary(int mine, int late, int open, Locale locale) {
        return messages.getMessage("task.list.summary", new Object[] {mine, late, open}, locale);
    }

    /** Colleagues to whom a task of this page can be given: members of its groups. */
    private List<Colleague> colleagues(List<TaskList.Row> page) {
        return page.stream()
                .flatMap(row -> row.item().candidateGroups().stream())
                .distinct()
                .flatMap(group -> directory.membersOf(group).stream())
                .distinct()
                .map(id -> new Colleague(id, directory.displayName(id)))
                .toList();
    }

    record Colleague(String id, String name) {}
}
