package fi.ideapolku.pages;

import static fi.ideapolku.card.Cards.UNDERSTANDING_CARD;

import fi.ideapolku.card.Library;
import fi.ideapolku.card.Themes;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.task.Page;
import fi.ideapolku.web.Shell;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The library of understanding and evidence, and the lessons, those of stopped ideas too (S84, S96). */
@Controller
class LibraryPages {

    private static final int ROWS = 20;
    private static final int COUNTED = 1000;
    private static final List<String> KNOWLEDGE = List.of(UNDERSTANDING_CARD, Library.EVIDENCE);
    private static final List<String> LESSONS = List.of(Library.LESSONS);

    /** What is told of an item, by kind. */
    private static final Map<String, List<String>> SHOWN = Map.of(
            UNDERSTANDING_CARD,
            List.of("customerKinds", "needs", "painPoints", "evidenceLevel", "evidenceMethods"),
            Library.EVIDENCE,
            List.of("method", "targetGroup", "endCustomersHeard", "keyFindings"),
            Library.LESSONS,
            List.of("story", "whatWorked", "whatDidNot", "adviceToOthers"));

    /** The answer that is an item's heading; the idea's title where there is none. */
    private static final Map<String, String> HEADINGS =
            Map.of(UNDERSTANDING_CARD, "howMightWe", Library.EVIDENCE, "title");

    private static final List<String> ENDS =
            List.of("completed", "noNeed", "closed", "rejected", "withdrawn", "merged", "redirected");

    private final Library library;
    private final CardTexts texts;
    private final Sectors sectors;
    private final Themes themes;
    private final MessageSource messages;

    LibraryPages(Library library, CardTexts texts, Sectors sectors, Themes themes, MessageSource messages) {
        this.library = library;
        this.texts = texts;
        this.sectors = sectors;
        this.themes = themes;
        this.messages = messages;
    }

    /** An item as the page shows it. */
    record Row(Library.Item item, String heading, List<CardText.Answer> answers, List<Library.Resting> resting) {

        /** The answer that is read at once: the need, the findings or the story; null when it was not given. */
        public CardText.Answer first() {
            return answers.stream().filter(this::isFirst).findFirst().orElse(null);
        }

        /** The answers that are read when asked for. */
        public List<CardText.Answer> rest() {
            return answers.stream().filter(answer -> !isFirst(answer)).toList();
        }

        private boolean isFirst(CardText.Answer answer) {
            return List.of("needs", "keyFindings", "story").contains(answer.key());
        }

        public boolean isUnderstanding() {
            return UNDERSTANDING_CARD.equals(item.card().kind());
        }
    }

    @GetMapping("/library")
    String library(
            LibraryFilter filter,
            @RequestParam(required = false) String after,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale) {
        model.addAttribute("kinds", KNOWLEDGE);
        model.addAttribute("lifeEvents", lifeEvents(locale));
        model.addAttribute("followed", themes.of(shell.userId()));
        model.addAttribute("customerKinds", texts.choices(UNDERSTANDING_CARD, "customerKinds", locale));
        model.addAttribute("methods", texts.choices(Library.EVIDENCE, "method", locale));
        return items("library", KNOWLEDGE, filter, after, shell, model);
    }

    /** The reader hears from now on, or no longer, of what the library gets on a life event. */
    @PostMapping("/library/{act:follow|unfollow}")
    String follow(
            @PathVariable String act,
            @RequestParam String lifeEvent,
            Principal user,
            Locale locale,
            RedirectAttributes answer) {
        var name = lifeEvents(locale).get(lifeEvent);
        if (name == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (act.equals("follow")) {
            themes.follow(lifeEvent, user.getName());
        } else {
            themes.unfollow(lifeEvent, user.getName());
        }
        answer.addFlashAttribute("done", messages.getMessage("library." + act + ".done", new Object[] {name}, locale));
        answer.addAttribute("lifeEvent", lifeEvent);
        return "redirect:/library";
    }

    private Map<String, String> lifeEvents(Locale locale) {
        return texts.choices("ideaScreening", "lifeEvent", locale);
    }

    @GetMapping("/lessons")
    String lessons(
            LibraryFilter filter,
            @RequestParam(required = false) String after,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        model.addAttribute("sectors", sectors.active());
        model.addAttribute("ends", ENDS);
        return items("lessons", LESSONS, filter, after, shell, model);
    }

    private String items(
            String template, List<String> kinds, LibraryFilter filter, String after, Shell shell, Model model) {
        var page = Page.of(ROWS, after);
        var found = library.list(filter.query(kinds, page));
        var resting = library
                .restingOn(found.stream().map(item -> item.card().id()).toList())
                .stream()
                .collect(Collectors.groupingBy(Library.Resting::cardId));
        var count = library.count(filter.query(kinds, Page.of(ROWS, null)), COUNTED + 1);
        model.addAttribute("filter", filter);
        model.addAttribute("count", Math.min(count, COUNTED));
        model.addAttribute("isMore", count > COUNTED);
        model.addAttribute("isFirst", page.after() == null);
        model.addAttribute(
                "rows",
                found.stream()
                        .map(item -> row(item, resting.getOrDefault(item.card().id(), List.of()), shell))
                        .toList());
        if (found.size() == ROWS) {
            var last = found.get(ROWS - 1);
            model.addAttribute(
                    "next",
                    filter.at(
                            "/" + template,
                            Page.next(last.addedAt(), last.card().id())));
        }
        return template;
    }

    private Row row(Library.Item item, List<Library.Resting> resting, Shell shell) {
        var kind = item.card().kind();
        var text = texts.of(item.card(), Map.of(), shell);
        var heading = text.answersTo(List.of(HEADINGS.getOrDefault(kind, ""))).stream()
                .map(CardText.Answer::text)
                .findFirst()
                .orElse(item.ideaTitle());
        return new Row(item, heading, text.answersTo(SHOWN.get(kind)), resting);
    }
}
