package fi.ideapolku.pages;

import fi.ideapolku.form.FieldError;
import fi.ideapolku.form.FormRefused;
import fi.ideapolku.pages.FormDesk.Remarks;
import fi.ideapolku.pages.TaskView.Visit;
import fi.ideapolku.process.AnswerTask;
import fi.ideapolku.process.UnknownTask;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A task with its form: claim, write, check, send; nothing that was written is lost (S15). */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPage {

    private static final int ATTEMPTS = 3;

    private final TaskItems items;
    private final TaskView view;
    private final AnswerTask answer;
    private final FormDesk desk;
    private final EarlierCards earlier;
    private final MessageSource messages;

    TaskPage(
            TaskItems items,
            TaskView view,
            AnswerTask answer,
            FormDesk desk,
            EarlierCards earlier,
            MessageSource messages) {
        this.items = items;
        this.view = view;
        this.answer = answer;
        this.desk = desk;
        this.earlier = earlier;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @PathVariable String id,
            Principal user,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var visit = new Visit(id, user.getName(), locale, model, request, response);
        var item = items.find(id);
        if (item.isEmpty()) {
            return view.ended(visit);
        }
        view.stand(item.get(), user.getName());
        desk.show(model, view.sheet(item.get(), locale), locale);
        return view.page(visit, item.get());
    }

    @PostMapping
    String write(
            @PathVariable String id,
            Principal user,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var visit = new Visit(id, user.getName(), locale, model, request, response);
        var found = items.find(id);
        if (found.isEmpty()) {
            return view.ended(visit);
        }
        var item = found.get();
        if (view.stand(item, user.getName()) != TaskView.Stand.MINE) {
            return view.lost(visit, item);
        }
        var sheet = view.sheet(item, locale);
        var written = desk.read(sheet, request);
        if (written.is("theirs")) {
            return "redirect:" + sheet.address();
        }
        if (written.onlyChangesThePage()) {
            return again(visit, item, sheet, written, Remarks.NONE, HttpStatus.OK);
        }
        var saved = desk.save(sheet, written, user.getName());
        if (saved.unseen().isPresent()) {
            return again(visit, item, sheet, written, new Remarks(List.of(), saved.unseen()), HttpStatus.CONFLICT);
        }
        if (written.language() != null) {
            return "redirect:" + sheet.address() + "?lang=" + written.language();
        }
        if (written.is("check") || written.is("send")) {
            return hand(visit, item, sheet, written);
        }
        if (written.is("accept")) {
            return send(visit, item, sheet, written, Map.of("agreement", "accept"));
        }
        if (!saved.refused().isEmpty()) {
            return again(visit, item, sheet, written, Remarks.of(saved.refused()), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        flash.addFlashAttribute("done", messages.getMessage("task.saved.done", null, locale));
        return "redirect:/tasks";
    }

    /** The form again, with the questions that the answers call for. */
    @PostMapping("/fields")
    String fields(@PathVariable String id, Principal user, Locale locale, Model model, HttpServletRequest request) {
        var sheet = view.sheet(mine(id, user.getName()), locale);
        desk.show(model, sheet, desk.read(sheet, request), Remarks.NONE, locale);
        return "form :: questions";
    }

    /** Saves while somebody writes; answers with the time. */
    @PostMapping("/draft")
    String draft(@PathVariable String id, Principal user, Locale locale, Model model, HttpServletRequest request) {
        var sheet = view.sheet(mine(id, user.getName()), locale);
        var written = desk.read(sheet, request);
        var saved = desk.save(sheet, written, user.getName());
        model.addAttribute("saved", saved);
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "links", saved.refused().stream().map(FormDesk.ErrorLink::of).toList());
        view.preview(model, sheet, written.values());
        return "form :: saved";
    }

    @GetMapping("/check")
    String check(@PathVariable String id, Principal user, Locale locale, Model model, HttpServletResponse response) {
        var item = mine(id, user.getName());
        var sheet = view.sheet(item, locale);
        var draft = desk.draft(sheet);
        if (draft.isEmpty()) {
            return "redirect:" + sheet.address();
        }
        desk.showAnswers(model, sheet, draft.get().values(), locale);
        model.addAttribute("version", draft.get().version());
        view.frame(model, item, user.getName(), locale);
        model.addAttribute("cards", earlier.beside(item, sheet.form(), true, (Shell) model.getAttribute("shell")));
        return "task-check";
    }

    /** Sends what was checked, and nothing that was written since. */
    @PostMapping("/send")
    String send(
            @PathVariable String id,
            Principal user,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var visit = new Visit(id, user.getName(), locale, model, request, response);
        var item = items.find(id);
        if (item.isEmpty()) {
            return view.ended(visit);
        }
        if (view.stand(item.get(), user.getName()) != TaskView.Stand.MINE) {
            return view.lost(visit, item.get());
        }
        var sheet = view.sheet(item.get(), locale);
        var draft = desk.draft(sheet);
        if (draft.isEmpty() || !String.valueOf(draft.get().version()).equals(request.getParameter("_version"))) {
            return "redirect:" + sheet.address();
        }
        var written = desk.read(sheet, request);
        return send(
                visit, item.get(), sheet, written, desk.asked(sheet, draft.get().values()));
    }

    @PostMapping("/claim")
    String claim(@PathVariable String id, Principal user, Locale locale, RedirectAttributes flash) {
        items.find(id).ifPresent(item -> view.stand(item, user.getName()));
        try {
            answer.claim(id);
            flash.addFlashAttribute("done", messages.getMessage("task.claimed", null, locale));
        } catch (Refusal keptAway) {
            flash.addFlashAttribute("kept", true);
        } catch (TaskAlreadyClaimedException faster) {
            // The page says who has it.
        }
        return "redirect:/tasks/" + id;
    }

    @PostMapping("/give-back")
    String giveBack(@PathVariable String id, Principal user, Locale locale, RedirectAttributes flash) {
        items.find(id).ifPresent(item -> view.stand(item, user.getName()));
        answer.giveBack(id);
        flash.addFlashAttribute("done", messages.getMessage("task.givenBack", null, locale));
        return "redirect:/tasks";
    }

    private String hand(Visit visit, TaskItem item, Sheet sheet, Written written) {
        var errors = desk.errors(sheet, written.values());
        if (!errors.isEmpty()) {
            return again(visit, item, sheet, written, Remarks.of(errors), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return sheet.direct()
                ? send(visit, item, sheet, written, desk.asked(sheet, written.values()))
                : "redirect:" + sheet.address() + "/check";
    }

    private String send(Visit visit, TaskItem item, Sheet sheet, Written written, Map<String, Object> values) {
        try {
            complete(item.id(), values);
            return "redirect:/ideas/" + item.ideaId() + "/sent";
        } catch (Refusal refusal) {
            List<FieldError> errors = refusal.getCause() instanceof FormRefused refused ? refused.errors() : List.of();
            visit.model().addAttribute("kept", errors.isEmpty());
            return again(visit, item, sheet, written, Remarks.of(errors), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (UnknownTask | NullValueException tooLate) {
            return view.ended(visit);
        } catch (AuthorizationException others) {
            return view.lost(visit, item);
        }
    }

    /** A colleague's task of the same idea may get in the way for a moment. */
    private void complete(String taskId, Map<String, Object> values) {
        for (var attempt = 1; ; attempt++) {
            try {
                answer.complete(taskId, values);
                return;
            } catch (OptimisticLockingException disturbed) {
                if (attempt == ATTEMPTS) {
                    throw disturbed;
                }
            }
        }
    }

    private String again(Visit visit, TaskItem item, Sheet sheet, Written written, Remarks remarks, HttpStatus status) {
        visit.response().setStatus(status.value());
        desk.show(visit.model(), sheet, written, remarks, visit.locale());
        return view.page(visit, item);
    }

    private TaskItem mine(String id, String userId) {
        var item = items.find(id).orElseThrow(() -> new UnknownTask(id));
        if (view.stand(item, userId) != TaskView.Stand.MINE) {
            throw new AccessDeniedException("The task is not the reader's");
        }
        return item;
    }
}
