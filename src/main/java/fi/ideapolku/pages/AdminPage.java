package fi.ideapolku.pages;

import fi.ideapolku.notification.MailState;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.task.QuestionFeedback;
import fi.ideapolku.web.Shell;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Where the administrator and the process owner begin: what runs, and the way to logs, feedback and the engine's own pages. */
@Controller
class AdminPage {

    private final MailState mail;
    private final QuestionFeedback questions;
    private final OpenForm forms;
    private final boolean webAppsOn;

    AdminPage(
            MailState mail,
            QuestionFeedback questions,
            OpenForm forms,
            @Value("${camunda.bpm.webapp.enabled:true}") boolean webAppsOn) {
        this.webAppsOn = webAppsOn;
        this.mail = mail;
        this.questions = questions;
        this.forms = forms;
    }

    /** A question with the number of people who found it useless. */
    public record Useless(String form, String question, int count) {}

    @GetMapping("/admin")
    String admin(@ModelAttribute("shell") Shell shell, Model model) {
        check(shell);
        model.addAttribute("mailOn", mail.isOn());
        model.addAttribute("mails", mail.counts());
        model.addAttribute("webAppsOn", webAppsOn);
        return "admin";
    }

    @GetMapping("/admin/questions")
    String questions(@ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        check(shell);
        model.addAttribute(
                "questions",
                questions.all().stream().map(votes -> useless(votes, locale)).toList());
        return "admin-questions";
    }

    private Useless useless(QuestionFeedback.Votes votes, Locale locale) {
        var label = forms.latest(votes.formKey(), locale).findParents("key").stream()
                .filter(component ->
                        votes.fieldKey().equals(component.path("key").asText()))
                .map(component -> component.path("label").asText())
                .findFirst()
                .orElse(votes.fieldKey());
        return new Useless(votes.formKey(), label, votes.useless());
    }

    private static void check(Shell shell) {
        if (!shell.isIn("admin", "processOwner")) {
            throw new AccessDeniedException("For the administrator and the process owner");
        }
    }
}
