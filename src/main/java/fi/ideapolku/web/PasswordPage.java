package fi.ideapolku.web;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.organisation.Passwords;
import fi.ideapolku.organisation.People;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person changes his own password, where it is kept here; his sessions on other machines end (ASVS 6.2.2, 6.2.3, 7.4.3). */
@Controller
@RequestMapping("/me/password")
class PasswordPage {

    private static final String ACTION = "password.changed";

    private final Passwords passwords;
    private final People people;
    private final LoginThrottle throttle;
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Audit audit;
    private final MessageSource messages;

    PasswordPage(
            Passwords passwords,
            People people,
            LoginThrottle throttle,
            FindByIndexNameSessionRepository<? extends Session> sessions,
            Audit audit,
            MessageSource messages) {
        this.passwords = passwords;
        this.people = people;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
        this.messages = messages;
    }

    /** What is wrong, and by its name the text that says so at its field. */
    enum Wrong {
        NONE(null),
        CURRENT("current"),
        WAIT("current"),
        RULES("password"),
        AGAIN("again");

        private final String field;

        Wrong(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    @GetMapping
    String show(Model model, Locale locale) {
        return page(Wrong.NONE, model, locale);
    }

    @PostMapping
    @Transactional
    String change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        checkKeptHere();
        var wrong = wrong(current, password, again, shell.userId(), request.getRemoteAddr());
        if (wrong != Wrong.NONE) {
            response.setStatus(
                    (wrong == Wrong.WAIT ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY).value());
            return page(wrong, model, locale);
        }
        var session = request.getSession(false);
        sessions.findByPrincipalName(shell.userId()).keySet().stream()
                .filter(id -> session == null || !id.equals(session.getId()))
                .forEach(sessions::deleteById);
        audit.done(shell.userId(), ACTION, null, null);
        flash.addFlashAttribute("done", messages.getMessage("shell.password.done", null, locale));
        return "redirect:/me";
    }

    private Wrong wrong(String current, String password, String again, String userId, String address) {
        try {
            throttle.tried(userId, address);
        } catch (TooManyAttempts wait) {
            return Wrong.WAIT;
        }
        if (!passwords.check(userId, current)) {
            audit.refused(userId, ACTION, null, null);
            return Wrong.CURRENT;
        }
        throttle.wasRight(userId, address);
        if (!password.equals(again)) {
            return Wrong.AGAIN;
        }
        return people.setPassword(userId, password) == null ? Wrong.NONE : Wrong.RULES;
    }

    private String page(Wrong wrong, Model model, Locale locale) {
        checkKeptHere();
        model.addAttribute("wrong", wrong);
        model.addAttribute("crumbs", List.of(new Crumb("/me", messages.getMessage("notice.me.title", null, locale))));
        return "password";
    }

    /** Where a service of the organisation signs people in, there is no password here. */
    private void checkKeptHere() {
        if (people.readOnly()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
