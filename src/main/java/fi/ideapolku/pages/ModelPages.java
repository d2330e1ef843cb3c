package fi.ideapolku.pages;

import fi.ideapolku.organisation.Roles;
import fi.ideapolku.process.ModelBook;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The model of the process, open to everybody: each process and decision table with its versions (S86, S97). */
@Controller
class ModelPages {

    private final ModelBook book;
    private final Roles roles;
    private final MessageSource messages;

    ModelPages(ModelBook book, Roles roles, MessageSource messages) {
        this.book = book;
        this.roles = roles;
        this.messages = messages;
    }

    @GetMapping("/model")
    String contents(@ModelAttribute("shell") Shell shell, Model model) {
        model.addAttribute("processes", book.processes(shell.language()));
        model.addAttribute("tables", book.tables(shell.language()));
        return "model";
    }

    @GetMapping("/model/{key}")
    String process(@PathVariable String key, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        var page = book.process(key, shell.language(), messages.getMessage("library.model.picture", null, locale))
                .orElseThrow(ModelPages::unknown);
        model.addAttribute("page", page);
        model.addAttribute("roles", this);
        model.addAttribute("crumbs", crumbs(locale));
        return "model-process";
    }

    @GetMapping("/model/tables/{key}")
    String table(@PathVariable String key, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        model.addAttribute("page", book.table(key, shell.language()).orElseThrow(ModelPages::unknown));
        model.addAttribute("crumbs", crumbs(locale));
        return "model-table";
    }

    /** Name of a role in a language, for the template. */
    public String name(String roleId, String language) {
        return roles.get(roleId).name().get(language);
    }

    private List<Crumb> crumbs(Locale locale) {
        return List.of(new Crumb("/model", messages.getMessage("shell.nav.model", null, locale)));
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
