package fi.ideapolku.pages;

import fi.ideapolku.form.FormRefused;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.process.WithdrawIdea;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Withdrawing an idea: its proposer or owner says why, until it is decided. */
@Controller
@RequestMapping("/ideas/{id}/withdraw")
class WithdrawPage {

    private final IdeaAccess access;
    private final OpenForm forms;
    private final FormDesk desk;
    private final WithdrawIdea withdraw;
    private final MessageSource messages;

    WithdrawPage(IdeaAccess access, OpenForm forms, FormDesk desk, WithdrawIdea withdraw, MessageSource messages) {
        this.access = access;
        this.forms = forms;
        this.desk = desk;
        this.withdraw = withdraw;
        this.messages = messages;
    }

    @GetMapping
    String show(@PathVariable String id, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        var idea = own(id, shell);
        desk.show(model, sheet(idea), locale);
        return page(idea, model, locale);
    }

    @PostMapping
    String send(
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes answer) {
        var idea = own(id, shell);
        var sheet = sheet(idea);
        var written = desk.read(sheet, request);
        try {
            withdraw.withdraw(id, desk.asked(sheet, written.values()));
            answer.addFlashAttribute("done", messages.getMessage("idea.withdrawn", null, locale));
            return "redirect:/ideas/" + id;
        } catch (Refusal refusal) {
            if (!(refusal.getCause() instanceof FormRefused refused)) {
                var reason = refusal.reason().map(name -> "error.rule." + name).orElse("error.rule");
                answer.addFlashAttribute("done", messages.getMessage(reason, null, locale));
                return "redirect:/ideas/" + id;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            desk.show(model, sheet, written, FormDesk.Remarks.of(refused.errors()), locale);
            return page(idea, model, locale);
        }
    }

    private Idea own(String id, Shell shell) {
        var idea = access.read(id, shell.userId());
        if (!WithdrawIdea.mayWithdraw(idea, shell.userId())) {
            throw new AccessDeniedException("Only the proposer or the owner may withdraw an idea");
        }
        return idea;
    }

    private Sheet sheet(Idea idea) {
        return new Sheet(
                "withdraw:" + idea.id(),
                null,
                "/ideas/" + idea.id() + "/withdraw",
                forms.newestSchema("withdrawal"),
                Map.of(),
                Map.of());
    }

    private String page(Idea idea, Model model, Locale locale) {
        model.addAttribute("title", desk.title(model, messages.getMessage("idea.withdraw", null, locale), locale));
        model.addAttribute("idea", idea);
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/ideas", messages.getMessage("shell.nav.ideas", null, locale)),
                        new Crumb("/ideas/" + idea.id(), idea.title())));
        return "idea-withdraw";
    }
}
