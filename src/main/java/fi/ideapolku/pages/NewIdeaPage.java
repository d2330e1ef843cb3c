package fi.ideapolku.pages;

import fi.ideapolku.form.FieldError;
import fi.ideapolku.form.FormRefused;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.pages.FormDesk.Remarks;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.process.SubmitIdea;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.Drafts;
import fi.ideapolku.task.QuestionFeedback;
import fi.ideapolku.web.Crumb;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new idea: eight questions, kept from the first key on, with what others answered (S83, S101). */
@Controller
@RequestMapping("/ideas/new")
class NewIdeaPage {

    private static final String ADDRESS = "/ideas/new";

    /** In the session: the card of the library that the new idea is to rest on. */
    private static final String BASE = "newIdea.base";

    private final OpenForm forms;
    private final SubmitIdea submit;
    private final FormDesk desk;
    private final Examples examples;
    private final QuestionFeedback feedback;
    private final Directory directory;
    private final SimilarIdeas similar;
    private final MessageSource messages;

    NewIdeaPage(
            OpenForm forms,
            SubmitIdea submit,
            FormDesk desk,
            Examples examples,
            QuestionFeedback feedback,
            Directory directory,
            SimilarIdeas similar,
            MessageSource messages) {
        this.forms = forms;
        this.submit = submit;
        this.desk = desk;
        this.examples = examples;
        this.feedback = feedback;
        this.directory = directory;
        this.similar = similar;
        this.messages = messages;
    }

    @GetMapping
    String show(
            Principal user,
            Locale locale,
            Model model,
            @RequestParam(required = false) String base,
            HttpServletRequest request) {
        if (base != null) {
            request.getSession().setAttribute(BASE, base);
        }
        desk.show(model, sheet(user.getName()), locale);
        return page(model, locale);
    }

    @PostMapping
    String write(
            Principal user,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var sheet = sheet(user.getName());
        var written = desk.read(sheet, request);
        if (written.is("theirs")) {
            return "redirect:" + ADDRESS;
        }
        if (written.onlyChangesThePage()) {
            desk.show(model, sheet, written, Remarks.NONE, locale);
            return page(model, locale);
        }
        var saved = desk.save(sheet, written, user.getName());
        if (saved.unseen().isPresent()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            desk.show(model, sheet, written, new Remarks(List.of(), saved.unseen()), locale);
            return page(model, locale);
        }
        if (written.language() != null) {
            return "redirect:" + ADDRESS + "?lang=" + written.language();
        }
        if (written.is("useless")) {
            count(sheet, written.action()[1], request.getSession());
            flash.addFlashAttribute("done", messages.getMessage("task.new.uselessThanks", null, locale));
            return "redirect:" + ADDRESS;
        }
        var errors = written.is("check") ? desk.errors(sheet, written.values()) : saved.refused();
        if (!errors.isEmpty()) {
            return refused(model, sheet, written, errors, locale, response);
        }
        if (written.is("check")) {
            return "redirect:" + ADDRESS + "/check";
        }
        flash.addFlashAttribute("done", messages.getMessage("task.saved.done", null, locale));
        return "redirect:/tasks";
    }

    /** The form again, with the questions that the answers call for. */
    @PostMapping("/fields")
    String fields(Principal user, Locale locale, Model model, HttpServletRequest request) {
        var sheet = sheet(user.getName());
        desk.show(model, sheet, desk.read(sheet, request), Remarks.NONE, locale);
        extras(model, sheet);
        return "form :: questions";
    }

    /** Saves while somebody writes; answers with the time. */
    @PostMapping("/draft")
    String draft(Principal user, Locale locale, Model model, HttpServletRequest request) {
        var sheet = sheet(user.getName());
        var saved = desk.save(sheet, desk.read(sheet, request), user.getName());
        model.addAttribute("saved", saved);
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "links", saved.refused().stream().map(FormDesk.ErrorLink::of).toList());
        return "form :: saved";
    }

    /** Counts a question as useless, once a session. */
    @PostMapping("/useless/{field}")
    String useless(@PathVariable String field, Principal user, HttpServletRequest request) {
        count(sheet(user.getName()), field, request.getSession());
        return "form :: thanks";
    }

    @GetMapping("/check")
    String check(Principal user, Locale locale, Model model) {
        var sheet = sheet(user.getName());
        var draft = desk.draft(sheet);
        if (draft.isEmpty()) {
            return "redirect:" + ADDRESS;
        }
        desk.showAnswers(model, sheet, draft.get().values(), locale);
        model.addAttribute("version", draft.get().version());
        model.addAttribute("name", messages.getMessage("task.new.title", null, locale));
        model.addAttribute("cards", List.of());
        var title = draft.get().values().getOrDefault("title", "").toString();
        model.addAttribute("similar", similar.to(title, null, user.getName()));
        model.addAttribute(
                "notes",
                sheet.form().sections().stream()
                        .flatMap(section -> section.notes().stream())
                        .map(note -> note.in(locale))
                        .toList());
        crumbs(model, locale);
        return "task-check";
    }

    /** Sends what was checked, and nothing that was written since. */
    @PostMapping("/send")
    String send(Principal user, Locale locale, Model model, HttpServletRequest request, HttpServletResponse response) {
        var sheet = sheet(user.getName());
        var draft = desk.draft(sheet);
        if (draft.isEmpty() || !String.valueOf(draft.get().version()).equals(request.getParameter("_version"))) {
            return "redirect:" + ADDRESS;
        }
        try {
            var base = request.getSession().getAttribute(BASE) instanceof String card ? card : null;
            var id = submit.submit(desk.asked(sheet, draft.get().values()), base);
            request.getSession().removeAttribute(BASE);
            desk.discard(sheet);
            return "redirect:/ideas/" + id + "/sent?new";
        } catch (Refusal refusal) {
            if (!(refusal.getCause() instanceof FormRefused refused)) {
                throw refusal;
            }
            return refused(model, sheet, desk.read(sheet, request), refused.errors(), locale, response);
        }
    }

    @PostMapping("/discard")
    String discard(Principal user, Locale locale, RedirectAttributes flash) {
        desk.discard(sheet(user.getName()));
        flash.addFlashAttribute("done", messages.getMessage("task.new.discarded", null, locale));
        return "redirect:/tasks";
    }

    private String refused(
            Model model,
            Sheet sheet,
            Written written,
            List<FieldError> errors,
            Locale locale,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        desk.show(model, sheet, written, Remarks.of(errors), locale);
        return page(model, locale);
    }

    private String page(Model model, Locale locale) {
        crumbs(model, locale);
        model.addAttribute("formId", "answers");
        model.addAttribute("title", desk.title(model, messages.getMessage("task.new.title", null, locale), locale));
        extras(model, (Sheet) model.getAttribute("sheet"));
        return "idea-new";
    }

    private void extras(Model model, Sheet sheet) {
        model.addAttribute("examples", examples.of(sheet.form().key()));
        model.addAttribute("asksFeedback", true);
    }

    private void crumbs(Model model, Locale locale) {
        model.addAttribute(
                "crumbs", List.of(new Crumb("/tasks", messages.getMessage("shell.nav.tasks", null, locale))));
    }

    private void count(Sheet sheet, String field, HttpSession session) {
        var mark = "useless." + sheet.form().key() + "." + field;
        if (sheet.form().field(field).isPresent() && session.getAttribute(mark) == null) {
            session.setAttribute(mark, true);
            feedback.useless(sheet.form().key(), field);
        }
    }

    private Sheet sheet(String userId) {
        var form = forms.newestSchema("ideaIntake");
        Map<String, Object> known = directory
                .sectorOf(userId)
                .<Map<String, Object>>map(sector -> Map.of("sectorId", sector))
                .orElse(Map.of());
        return new Sheet(Drafts.newIdea(userId), null, ADDRESS, form, known, Map.of());
    }
}
