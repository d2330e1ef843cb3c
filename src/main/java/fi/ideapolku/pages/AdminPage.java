package fi.ideapolku.pages;

import fi.ideapolku.notification.MailState;
import fi.ideapolku.web.Shell;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where the administrator and the process owner begin: what runs, and the way to logs, feedback and the engine's own pages. */
@Controller
class AdminPage {

    private final MailState mail;

    AdminPage(MailState mail) {
        this.mail = mail;
    }

    @GetMapping("/admin")
    String admin(@ModelAttribute("shell") Shell shell, Model model) {
        if (!shell.isIn("admin", "processOwner")) {
            throw new AccessDeniedException("For the administrator and the process owner");
        }
        model.addAttribute("mailOn", mail.isOn());
        model.addAttribute("mails", mail.counts());
        return "admin";
    }
}
