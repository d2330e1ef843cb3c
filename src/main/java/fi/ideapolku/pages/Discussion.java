package fi.ideapolku.pages;

import fi.ideapolku.dialogue.Comment;
import fi.ideapolku.dialogue.CommentRefused;
import fi.ideapolku.dialogue.Comments;
import fi.ideapolku.dialogue.Mentions;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    private final Directory directory;
    private final MessageSource messages;

    Discussion(Comments comments, IdeaAccess access, Directory directory, MessageSource messages) {
        this.comments = comments;
        this.access = access;
        this.directory = directory;
        this.messages = messages;
    }

    /** A comment as the page shows it. @param text with the names of those whom it mentions */
    public record Row(Comment comment, String text, boolean editable) {}

    /** Somebody who can be mentioned by choosing him. */
    public record Person(String id, String name) {}

    @GetMapping("/ideas/{id}/discussion")
    String discussion(@PathVariable String id, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        var idea = access.read(id, shell.userId());
        var said = comments.of(id);
        model.addAttribute("idea", idea);
        model.addAttribute(
                "rows",
                said.stream()
                        .map(comment -> new Row(
                                comment,
                                Mentions.named(comment.text(), shell::person),
                                comments.mayEdit(comment, shell.userId())))
                        .toList());
        model.addAttribute("saidOf", id);
        model.addAttribute("saidState", comments.state(id));
        model.addAttribute("people", people(idea, said, shell));
        model.addAttribute("asked", Comments.ASKED);
        model.addAttribute("maxLength", Comments.MAX_LENGTH);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/ideas", messages.getMessage("shell.nav.ideas", null, locale)),
                        new Crumb("/ideas/" + id, idea.title())));
        return "discussion";
    }

    /** Who takes part in the discussion, and the reader's colleagues; of them those who see the idea. */
    private List<Person> people(Idea idea, List<Comment> said, Shell shell) {
        return Stream.concat(said.stream().map(Comment::authorId), directory.colleaguesOf(shell.userId()).stream())
                .distinct()
                .filter(person -> !person.equals(shell.userId()) && access.mayRead(idea, person))
                .map(person -> new Person(person, shell.person(person)))
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    @PostMapping("/ideas/{id}/discussion")
    String add(
            @PathVariable String id,
            @RequestParam(required = false) Long parent,
            @RequestParam(required = false) Long edited,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String waitsFor,
            @RequestParam(defaultValue = "") String mention,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var idea = access.read(id, shell.userId());
        Predicate<String> mayRead = person -> access.mayRead(idea, person);
        try {
            if (edited != null) {
                comments.edit(id, edited, shell.userId(), text, mayRead);
            } else {
                var said = mention.isBlank() || text.isBlank() ? text : "@" + mention + " " + text;
                comments.add(id, parent, shell.userId(), said, waitsFor.isBlank() ? null : waitsFor, mayRead);
            }
        } catch (CommentRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", messages.getMessage(refused.getMessage(), refused.arguments(), locale));
            model.addAttribute("typed", text);
            model.addAttribute(
                    "typedAt", edited != null ? "edit-" + edited : parent != null ? "reply-" + parent : "new");
            model.addAttribute("typedWaits", waitsFor);
            model.addAttribute("typedMention", mention);
            return discussion(id, shell, model, locale);
        }
        flash.addFlashAttribute(
                "done", messages.getMessage(edited != null ? "comment.changed" : "comment.added", null, locale));
        return "redirect:/ideas/" + id + "/discussion";
    }
}
