package fi.ideapolku.pages;

import fi.ideapolku.dialogue.Comments;
import fi.ideapolku.notification.Notices;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.task.TaskList;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Tells an open page when its reader's notices or tasks, or what is said about the idea that it shows, have changed; it reads the
 * database, so any node may answer.
 */
@Controller
class LivePage {

    private final Notices notices;
    private final TaskList tasks;
    private final Comments comments;
    private final Substitutes substitutes;
    private final IdeaAccess access;
    private final LiveChanges changes;

    LivePage(
            Notices notices,
            TaskList tasks,
            Comments comments,
            Substitutes substitutes,
            IdeaAccess access,
            LiveChanges changes) {
        this.notices = notices;
        this.tasks = tasks;
        this.comments = comments;
        this.substitutes = substitutes;
        this.access = access;
        this.changes = changes;
    }

    /**
     * The bell's number, with {@code list} those of the task list, and which parts of the page are to be read anew. When all is as the
     * page has seen it, it waits for a change and then answers nothing (204): the page asks again.
     *
     * @param seen what the page shows: unread notices, own tasks, tasks of the groups, and the {@linkplain Comments#state state} of
     *     the discussion, with full stops between them
     * @param list whether the page shows tasks
     * @param idea the idea whose discussion the page shows, empty for none
     * @return a view, or the answer that comes later
     */
    @GetMapping("/live")
    Object live(
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "false") boolean list,
            @RequestParam(defaultValue = "") String idea,
            @ModelAttribute("shell") Shell shell,
            Model model,
            HttpServletResponse response) {
        var people = list ? substitutes.peopleOf(shell.userId()) : Set.<String>of();
        var groups = list ? substitutes.groupsOf(shell.userId()) : Set.<String>of();
        var unread = notices.unread(shell.userId());
        var mine = list ? tasks.countMine(people) : 0;
        var open = list ? tasks.countOpen(groups) : 0;
        var said = idea.isEmpty()
                ? ""
                : comments.state(access.read(idea, shell.userId()).id());
        var now = unread + "." + mine + "." + open + "." + said;
        if (now.equals(seen)) {
            return changes.next(new LiveChanges.Shown(shell.userId(), people, groups, idea));
        }
        var isNewlySaid = !idea.isEmpty() && !seen.endsWith("." + said);
        var parts = Stream.of(list ? "tasks-changed" : "", isNewlySaid ? "said" : "")
                .filter(part -> !part.isEmpty())
                .toList();
        if (!parts.isEmpty()) {
            response.setHeader("HX-Trigger", String.join(", ", parts));
        }
        model.addAttribute("unread", unread);
        model.addAttribute("live", true);
        model.addAttribute("now", now);
        model.addAttribute("list", list);
        model.addAttribute("said", idea);
        model.addAttribute("isNewlySaid", isNewlySaid);
        model.addAttribute("mine", TaskListPage.count(mine));
        model.addAttribute("open", TaskListPage.count(open));
        return "live";
    }
}
