package fi.ideapolku.pages;

import fi.ideapolku.form.PersonalDataScan;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the law asks of the service to tell: accessibility statement, privacy notice, and feedback that is answered. */
@Controller
class AboutPages {

    private static final int MAX_LENGTH = 3000;
    private static final List<String> TOPICS = List.of("accessibility", "service", "process");

    private final Feedback feedback;
    private final PersonalDataScan scan = new PersonalDataScan();
    private final MessageSource messages;
    private final Clock clock;

    AboutPages(Feedback feedback, MessageSource messages, Clock clock) {
        this.feedback = feedback;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "accessibility";
    }

    @GetMapping("/privacy")
    String privacy() {
        return "privacy";
    }

    @GetMapping("/feedback")
    String feedback(Model model, Locale locale) {
        return form(model, null, TOPICS.get(0), "", locale);
    }

    @PostMapping("/feedback")
    String give(
            @RequestParam(defaultValue = "accessibility") String topic,
            @RequestParam(defaultValue = "") String words,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes answer)
            throws IOException {
        if (feedback.isFlooded()) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return null;
        }
        var error = error(words.strip());
        if (error != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(model, error, topic, words, locale);
        }
        var due = feedback.give(TOPICS.contains(topic) ? topic : "service", words.strip());
        answer.addFlashAttribute(
                "done", messages.getMessage("about.feedback.sent", new Object[] {shell.date(due)}, locale));
        return "redirect:/feedback";
    }

    @GetMapping("/admin/feedback")
    String all(@ModelAttribute("shell") Shell shell, Model model) {
        checkAnswers(shell);
        model.addAttribute("open", feedback.open());
        model.addAttribute("answered", feedback.answered());
        model.addAttribute("now", clock.instant());
        return "admin-feedback";
    }

    @PostMapping("/admin/feedback/{id}")
    String answer(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String words,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes flash) {
        checkAnswers(shell);
        var error = error(words.strip());
        if (error == null) {
            feedback.answer(id, words.strip());
            flash.addFlashAttribute("done", messages.getMessage("about.feedback.done", null, locale));
        } else {
            flash.addFlashAttribute("refused", id);
            flash.addFlashAttribute("error", error);
            flash.addFlashAttribute("typed", words);
        }
        return "redirect:/admin/feedback";
    }

    private String form(Model model, String error, String topic, String words, Locale locale) {
        var title = messages.getMessage("shell.feedback", null, locale);
        model.addAttribute(
                "title",
                error == null ? title : messages.getMessage("about.feedback.error", null, locale) + ": " + title);
        model.addAttribute("error", error);
        model.addAttribute("topics", TOPICS);
        model.addAttribute("topic", topic);
        model.addAttribute("words", words);
        model.addAttribute("answered", feedback.answered());
        return "feedback";
    }

    /** Key of what is wrong with a text, null when nothing is. */
    private String error(String words) {
        if (words.length() < 3) {
            return "about.feedback.error.short";
        }
        if (words.length() > MAX_LENGTH) {
            return "about.feedback.error.long";
        }
        return scan.scan(words).isEmpty() ? null : "about.feedback.error.personal";
    }

    private static void checkAnswers(Shell shell) {
        if (!shell.isIn("processOwner", "admin")) {
            throw new AccessDeniedException("Feedback is answered by the process owner");
        }
    }
}
