package fi.ideapolku.admin;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.organisation.People;
import fi.ideapolku.organisation.People.Person;
import fi.ideapolku.organisation.People.Problem;
import fi.ideapolku.organisation.Role;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** People and their groups. The process owner sees them; an administrator changes them, but nobody himself. */
@Controller
@RequestMapping("/admin/people")
class PeoplePages {

    private static final int SIZE = 50;

    private final People people;
    private final Roles roles;
    private final Sectors sectors;
    private final OpenSessions sessions;
    private final Audit audit;
    private final MessageSource messages;

    PeoplePages(
            People people, Roles roles, Sectors sectors, OpenSessions sessions, Audit audit, MessageSource messages) {
        this.people = people;
        this.roles = roles;
        this.sectors = sectors;
        this.sessions = sessions;
        this.audit = audit;
        this.messages = messages;
    }

    /** What was typed of a person, kept when it is wrong. */
    record Typed(String id, String first, String last, String mail) {

        Typed {
            id = id == null ? "" : id.strip();
            first = first == null ? "" : first.strip();
            last = last == null ? "" : last.strip();
            mail = mail == null ? "" : mail.strip();
        }
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String after,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale) {
        return list(q, after, new Typed("", "", "", ""), null, shell, model, locale);
    }

    @PostMapping
    @Transactional
    String add(
            @ModelAttribute("typed") Typed typed,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        checkMayChange(shell, typed.id());
        var problem = people.add(typed.id(), typed.first(), typed.last(), typed.mail());
        if (problem != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return list("", null, typed, problem, shell, model, locale);
        }
        audit.done(shell.userId(), "person.added", null, typed.id());
        return done(typed.id(), "admin.people.added", flash, locale);
    }

    @GetMapping("/{id}")
    String show(@PathVariable String id, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        var person = person(id);
        return page(person, typed(person), null, shell, model, locale);
    }

    @PostMapping("/{id}")
    @Transactional
    String change(
            @ModelAttribute("typed") Typed typed,
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        checkMayChange(shell, id);
        var person = person(id);
        var problem = people.change(id, typed.first(), typed.last(), typed.mail());
        if (problem != null) {
            return refused(person, typed, problem, shell, model, locale, response);
        }
        audit.done(shell.userId(), "person.changed", null, id);
        return done(id, "admin.people.changed", flash, locale);
    }

    @PostMapping("/{id}/password")
    @Transactional
    String password(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String password,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        checkMayChange(shell, id);
        var person = person(id);
        var problem = people.setPassword(id, password);
        if (problem != null) {
            return refused(person, typed(person), problem, shell, model, locale, response);
        }
        sessions.endAllOf(id);
        audit.done(shell.userId(), "person.password", null, id);
        return done(id, "admin.people.passwordSet", flash, locale);
    }

    @PostMapping("/{id}/groups")
    @Transactional
    String addGroup(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String sector,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        checkMayChange(shell, id);
        var person = person(id);
        var problem = people.addGroup(id, role, sector);
        if (problem != null) {
            return refused(person, typed(person), problem, shell, model, locale, response);
        }
        audit.done(shell.userId(), "person.groupAdded", null, id + ": " + role + " " + sector);
        return done(id, "admin.people.groupAdded", flash, locale);
    }

    @PostMapping("/{id}/groups/remove")
    @Transactional
    String removeGroup(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String group,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes flash) {
        checkMayChange(shell, id);
        person(id);
        people.removeGroup(id, group);
        audit.done(shell.userId(), "person.groupRemoved", null, id + ": " + group);
        return done(id, "admin.people.groupRemoved", flash, locale);
    }

    @PostMapping("/{id}/disable")
    @Transactional
    String disable(
            @PathVariable String id, @ModelAttribute("shell") Shell shell, Locale locale, RedirectAttributes flash) {
        checkMayChange(shell, id);
        var person = person(id);
        people.disable(id);
        sessions.endAllOf(id);
        audit.done(shell.userId(), "person.disabled", null, id + ": " + String.join(",", person.groups()));
        return done(id, "admin.people.disabled", flash, locale);
    }

    private String list(String q, String after, Typed typed, Problem problem, Shell shell, Model model, Locale locale) {
        var found = people.list(q, after, SIZE);
        model.addAttribute("people", found);
        model.addAttribute("q", q);
        model.addAttribute(
                "next", found.size() < SIZE ? null : found.get(SIZE - 1).id());
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem == null ? null : problem.name());
        model.addAttribute("mayChange", mayChange(shell, ""));
        model.addAttribute("readOnly", people.readOnly());
        model.addAttribute("crumbs", List.of(new Crumb("/admin", text("admin.title", locale))));
        return "admin-people";
    }

    private String page(Person person, Typed typed, Problem problem, Shell shell, Model model, Locale locale) {
        model.addAttribute("person", person);
        model.addAttribute("typed", typed);
        model.addAttribute("problem", problem == null ? null : problem.name());
        model.addAttribute("mayChange", mayChange(shell, person.id()));
        model.addAttribute("isSelf", shell.userId().equals(person.id()));
        model.addAttribute("readOnly", people.readOnly());
        model.addAttribute("roles", roles.all());
        model.addAttribute("sectors", sectors.all());
        model.addAttribute(
                "groupNames",
                person.groups().stream().map(group -> name(group, shell)).toList());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/admin", text("admin.title", locale)),
                        new Crumb("/admin/people", text("admin.people", locale))));
        return "admin-person";
    }

    private String refused(
            Person person,
            Typed typed,
            Problem problem,
            Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(person, typed, problem, shell, model, locale);
    }

    private String done(String id, String text, RedirectAttributes flash, Locale locale) {
        flash.addFlashAttribute("done", text(text, locale));
        flash.addAttribute("id", id);
        return "redirect:/admin/people/{id}";
    }

    private Person person(String id) {
        return Optional.ofNullable(people.find(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private boolean mayChange(Shell shell, String id) {
        return shell.isIn("admin") && !people.readOnly() && !shell.userId().equals(id);
    }

    private void checkMayChange(Shell shell, String id) {
        if (!mayChange(shell, id)) {
            throw new AccessDeniedException("An administrator changes people, but not himself");
        }
    }

    /** A group by role and sector in the reader's language; one that is no role's by its id. */
    private String name(String group, Shell shell) {
        return roles.ofGroup(group).map(role -> named(role, group, shell)).orElse(group);
    }

    private static String named(Role role, String group, Shell shell) {
        var name = role.name().get(shell.language());
        return role.perSector()
                ? name + ", " + shell.sector(group.substring(role.id().length()))
                : name;
    }

    private static Typed typed(Person person) {
        return new Typed(person.id(), person.firstName(), person.lastName(), person.mail());
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
