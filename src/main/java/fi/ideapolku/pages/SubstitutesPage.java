package fi.ideapolku.pages;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.organisation.Substitutes.Problem;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import fi.ideapolku.web.WrittenDay;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
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

/** Who does the tasks of an absent person, and for how long: he himself, his sector's coordinator or an administrator says. */
@Controller
@RequestMapping("/me/substitutes")
class SubstitutesPage {

    private final Substitutes substitutes;
    private final Directory directory;
    private final Audit audit;
    private final MessageSource messages;

    SubstitutesPage(Substitutes substitutes, Directory directory, Audit audit, MessageSource messages) {
        this.substitutes = substitutes;
        this.directory = directory;
        this.audit = audit;
        this.messages = messages;
    }

    /** What was typed, kept when it is wrong. */
    record Typed(String substitute, String first, String last) {}

    record Colleague(String id, String name) {}

    @GetMapping
    String show(
            @RequestParam(required = false) String person,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale) {
        return page(absent(person, shell), new Typed("", "", ""), Set.of(), shell, model, locale);
    }

    @PostMapping
    @Transactional
    String name(
            @RequestParam(required = false) String person,
            @RequestParam(defaultValue = "") String substitute,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String last,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var absent = absent(person, shell);
        var problems =
                substitutes.name(absent, substitute, WrittenDay.read(first), WrittenDay.read(last), shell.userId());
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(absent, new Typed(substitute, first, last), problems, shell, model, locale);
        }
        audit.done(shell.userId(), "substitute.named", null, substitute + " for " + absent);
        return back(absent, "notice.substitute.saved", shell, flash, locale);
    }

    @PostMapping("/end")
    @Transactional
    String end(
            @RequestParam(required = false) String person,
            @RequestParam String id,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes flash) {
        var absent = absent(person, shell);
        substitutes.end(absent, id);
        audit.done(shell.userId(), "substitute.ended", null, id + " for " + absent);
        return back(absent, "notice.substitute.ended", shell, flash, locale);
    }

    private String page(String absent, Typed typed, Set<Problem> problems, Shell shell, Model model, Locale locale) {
        model.addAttribute("absent", absent);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems.stream().map(Problem::name).toList());
        model.addAttribute("substitutions", substitutes.of(absent));
        model.addAttribute("own", substitutes.by(shell.userId()));
        model.addAttribute("day", WrittenDay.FORMAT);
        model.addAttribute("ofOther", absent.equals(shell.userId()) ? "" : ".other");
        model.addAttribute(
                "colleagues",
                colleagues(absent).stream()
                        .filter(colleague -> !colleague.id().equals(shell.userId()))
                        .toList());
        model.addAttribute("others", colleagues(shell.userId()));
        model.addAttribute(
                "forOthers",
                directory.groupsOf(shell.userId()).stream()
                        .anyMatch(group -> group.equals("admin") || group.startsWith("sectorCoordinator")));
        model.addAttribute("crumbs", List.of(new Crumb("/me", messages.getMessage("notice.me.title", null, locale))));
        return "substitutes";
    }

    private List<Colleague> colleagues(String person) {
        return directory.colleaguesOf(person).stream()
                .map(id -> new Colleague(id, directory.displayName(id)))
                .toList();
    }

    private String back(String absent, String text, Shell shell, RedirectAttributes flash, Locale locale) {
        flash.addFlashAttribute("done", messages.getMessage(text, null, locale));
        if (!absent.equals(shell.userId())) {
            flash.addAttribute("person", absent);
        }
        return "redirect:/me/substitutes";
    }

    private String absent(String person, Shell shell) {
        if (person == null || person.isBlank()) {
            return shell.userId();
        }
        if (!substitutes.mayNameFor(shell.userId(), person.strip())) {
            throw new AccessDeniedException("Only his coordinator names a substitute for somebody else");
        }
        return person.strip();
    }
}
