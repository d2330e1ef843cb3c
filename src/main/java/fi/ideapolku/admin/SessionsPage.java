package fi.ideapolku.admin;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is signed in; an administrator can end a session. */
@Controller
@RequestMapping("/admin/sessions")
class SessionsPage {

    private static final int SIZE = 50;

    private final OpenSessions sessions;
    private final Audit audit;
    private final MessageSource messages;

    SessionsPage(OpenSessions sessions, Audit audit, MessageSource messages) {
        this.sessions = sessions;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String afterUser,
            @RequestParam(defaultValue = "") String after,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale) {
        var found = sessions.list(user.strip(), afterUser, after, SIZE);
        model.addAttribute("sessions", found);
        model.addAttribute("user", user);
        model.addAttribute("last", found.size() < SIZE ? null : found.get(SIZE - 1));
        model.addAttribute("mayEnd", shell.isIn("admin"));
        model.addAttribute("crumbs", List.of(new Crumb("/admin", messages.getMessage("admin.title", null, locale))));
        return "admin-sessions";
    }

    @PostMapping("/end")
    @Transactional
    String end(
            @RequestParam(defaultValue = "") String id,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes flash) {
        if (!shell.isIn("admin")) {
            throw new AccessDeniedException("An administrator ends sessions");
        }
        var user = sessions.end(id);
        if (user != null) {
            audit.done(shell.userId(), "session.ended", null, user);
        }
        flash.addFlashAttribute("done", messages.getMessage("admin.sessions.ended", null, locale));
        return "redirect:/admin/sessions";
    }
}
