package fi.ideapolku.pages;

import fi.ideapolku.attachment.Attachments;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of an idea: where it is, who has it and what comes next; its cards, decisions and people (S97). */
@Controller
class IdeaPage {

    static final String FOLLOWER = "follower";

    private final IdeaReading reading;
    private final IdeaAccess access;
    private final Ideas ideas;
    private final Attachments attachments;
    private final MessageSource messages;

    IdeaPage(IdeaReading reading, IdeaAccess access, Ideas ideas, Attachments attachments, MessageSource messages) {
        this.reading = reading;
        this.access = access;
        this.ideas = ideas;
        this.attachments = attachments;
        this.messages = messages;
    }

    @GetMapping("/ideas/{id}")
    String idea(@PathVariable String id, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        model.addAttribute("view", reading.view(id, shell));
        model.addAttribute("attachments", attachments.of(id).size());
        model.addAttribute("crumbs", List.of(ideas(locale)));
        return "idea";
    }

    @GetMapping("/ideas/{id}/cards/{cardId}")
    String card(
            @PathVariable String id,
            @PathVariable String cardId,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale) {
        var view = reading.card(id, cardId, shell);
        model.addAttribute("view", view);
        model.addAttribute(
                "crumbs",
                List.of(ideas(locale), new Crumb("/ideas/" + id, view.idea().title())));
        return "idea-card";
    }

    @PostMapping("/ideas/{id}/follow")
    String follow(
            @PathVariable String id, @ModelAttribute("shell") Shell shell, Locale locale, RedirectAttributes answer) {
        access.read(id, shell.userId());
        ideas.relate(id, shell.userId(), FOLLOWER);
        return done(id, "idea.followed", locale, answer);
    }

    @PostMapping("/ideas/{id}/unfollow")
    String unfollow(
            @PathVariable String id, @ModelAttribute("shell") Shell shell, Locale locale, RedirectAttributes answer) {
        access.read(id, shell.userId());
        ideas.part(id, shell.userId(), FOLLOWER);
        return done(id, "idea.unfollowed", locale, answer);
    }

    private String done(String id, String message, Locale locale, RedirectAttributes answer) {
        answer.addFlashAttribute("done", messages.getMessage(message, null, locale));
        return "redirect:/ideas/" + id;
    }

    private Crumb ideas(Locale locale) {
        return new Crumb("/ideas", messages.getMessage("shell.nav.ideas", null, locale));
    }
}
