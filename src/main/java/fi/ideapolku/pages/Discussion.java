package fi.ideapolku.pages;

import fi.ideapolku.dialogue.Comment;
import fi.ideapolku.dialogue.CommentRefused;
import fi.ideapolku.dialogue.Comments;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is said about an idea, and saying something; a refused comment comes back with its text. */
@Controller
class Discussion {

    private final Comments comments;
    private final IdeaAccess access;
    private final MessageSource messages;

    Discussion(Comments comments, IdeaAccess access, MessageSource messages) {
        this.comments = comments;
        this.access = access;
        this.messages = messages;
    }

    /** A comment as the page shows it. */
    public record Row(Comment comment, boolean editable) {}

    @GetMapping("/ideas/{id}/discussion")
    String discussion(@PathVariable String id, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        var idea = access.read(id, shell.userId());
        model.addAttribute("idea", idea);
        model.addAttribute(
                "rows",
                comments.of(id).stream()
                        .map(comment -> new Row(comment, comments.mayEdit(comment, shell.userId())))
                        .toList());
        model.addAttribute("asked", Comments.ASKED);
        model.addAttribute("maxLength", Comments.MAX_LENGTH);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/ideas", messages.getMessage("shell.nav.ideas", null, locale)),
                        new Crumb("/ideas/" + id, idea.title())));
        return "discussion";
    }

    @PostMapping("/ideas/{id}/discussion")
    String add(
            @PathVariable String id,
            @RequestParam(required = false) Long parent,
            @RequestParam(required = false) Long edited,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String waitsFor,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        access.read(id, shell.userId());
        try {
            if (edited != null) {
                comments.edit(id, edited, shell.userId(), text);
            } else {
                comments.add(id, parent, shell.userId(), text, waitsFor.isBlank() ? null : waitsFor);
            }
        } catch (CommentRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", messages.getMessage(refused.getMessage(), refused.arguments(), locale));
            model.addAttribute("typed", text);
            model.addAttribute(
                    "typedAt", edited != null ? "edit-" + edited : parent != null ? "reply-" + parent : "new");
            model.addAttribute("typedWaits", waitsFor);
            return discussion(id, shell, model, locale);
        }
        flash.addFlashAttribute(
                "done", messages.getMessage(edited != null ? "comment.changed" : "comment.added", null, locale));
        return "redirect:/ideas/" + id + "/discussion";
    }
}
