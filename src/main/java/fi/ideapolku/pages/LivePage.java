package fi.ideapolku.pages;

import fi.ideapolku.notification.Notices;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.task.TaskList;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells an open page when its reader's notices or tasks have changed; it reads the database, so any node may answer. */
@Controller
class LivePage {

    private final Notices notices;
    private final TaskList tasks;
    private final Substitutes substitutes;

    LivePage(Notices notices, TaskList tasks, Substitutes substitutes) {
        this.notices = notices;
        this.tasks = tasks;
        this.substitutes = substitutes;
    }

    /**
     * The bell's number, and with {@code list} those of the task list; nothing (204) when they are as the page has seen them.
     *
     * @param seen the numbers that the page shows
     * @param list whether the page shows the numbers of tasks
     */
    @GetMapping("/live")
    String live(
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "false") boolean list,
            @ModelAttribute("shell") Shell shell,
            Model model,
            HttpServletResponse response) {
        var unread = notices.unread(shell.userId());
        var mine = list ? tasks.countMine(substitutes.peopleOf(shell.userId())) : 0;
        var open = list ? tasks.countOpen(substitutes.groupsOf(shell.userId())) : 0;
        var now = unread + "." + mine + "." + open;
        if (now.equals(seen)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("unread", unread);
        model.addAttribute("live", true);
        model.addAttribute("now", now);
        model.addAttribute("list", list);
        model.addAttribute("mine", TaskListPage.count(mine));
        model.addAttribute("open", TaskListPage.count(open));
        return "live";
    }
}
