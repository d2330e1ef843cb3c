package fi.ideapolku.pages;

import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.Stages;
import fi.ideapolku.process.TakeBack;
import fi.ideapolku.task.Page;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.security.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** After something was sent: what happens next, who does it and by when, and the next task of the reader's own queue. */
@Controller
class ReceiptPage {

    private static final int LOOKS = 8;

    private final IdeaAccess access;
    private final Ideas ideas;
    private final TaskItems items;
    private final Substitutes substitutes;
    private final Stages stages;
    private final TakeBack takeBack;
    private final MessageSource messages;

    ReceiptPage(
            IdeaAccess access,
            Ideas ideas,
            TaskItems items,
            Substitutes substitutes,
            Stages stages,
            TakeBack takeBack,
            MessageSource messages) {
        this.access = access;
        this.ideas = ideas;
        this.items = items;
        this.substitutes = substitutes;
        this.stages = stages;
        this.takeBack = takeBack;
        this.messages = messages;
    }

    /** What is done next, by whom. @param mine whether it is the reader's own task */
    record Step(String id, String name, String party, Instant dueAt, boolean mine) {}

    @GetMapping("/ideas/{id}/sent")
    String sent(
            @PathVariable String id,
            @RequestParam(name = "new", required = false) String isNew,
            @RequestParam(defaultValue = "0") int look,
            @RequestHeader(name = "HX-Request", required = false) String htmx,
            Principal user,
            Locale locale,
            Model model) {
        var idea = access.read(id, user.getName());
        var steps = items.ofIdea(id).stream()
                .map(item -> step(item, user.getName(), locale))
                .toList();
        model.addAttribute("idea", idea);
        model.addAttribute("isNew", isNew != null);
        model.addAttribute(
                "title", messages.getMessage(isNew == null ? "task.receipt" : "task.new.receipt", null, locale));
        model.addAttribute("steps", steps);
        model.addAttribute("waits", steps.isEmpty() && idea.isOpen());
        model.addAttribute(
                "takesBack", !takeBack.possible(List.of(id), user.getName()).isEmpty());
        model.addAttribute("looks", look < LOOKS);
        model.addAttribute("look", look + 1);
        model.addAttribute("stages", stages.keys());
        next(user.getName()).ifPresent(item -> {
            model.addAttribute("next", step(item, user.getName(), locale));
            model.addAttribute("nextIdea", ideas.get(item.ideaId()));
        });
        return htmx == null ? "receipt" : "receipt :: steps";
    }

    private Step step(TaskItem item, String userId, Locale locale) {
        return new Step(
                item.id(),
                item.name().getOrDefault(locale.getLanguage(), item.name().get("fi")),
                item.party(),
                item.dueAt(),
                item.assignee() == null
                        ? item.isCandidate(substitutes.groupsOf(userId))
                        : substitutes.peopleOf(userId).contains(item.assignee()));
    }

    /** The most urgent of the reader's own tasks, else of his groups'. */
    private Optional<TaskItem> next(String userId) {
        var first = Comparator.comparing(TaskItem::dueAt, Comparator.nullsLast(Comparator.naturalOrder()));
        return items.of(substitutes.peopleOf(userId), Page.of(null, null)).stream()
                .min(first)
                .or(() -> items.open(substitutes.groupsOf(userId), Page.of(null, null)).stream()
                        .min(first));
    }
}
