package fi.ideapolku.pages;

import fi.ideapolku.form.FieldError;
import fi.ideapolku.form.FormRefused;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.pages.FormDesk.Remarks;
import fi.ideapolku.process.AnswerTask;
import fi.ideapolku.process.EndedTasks;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.process.UnknownTask;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.Draft;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashSet;
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
    private final OpenForm forms;
    private final AnswerTask answer;
    private final EndedTasks ended;
    private final Ideas ideas;
    private final IdeaAccess access;
    private final Directory directory;
    private final Substitutes substitutes;
    private final FormDesk desk;
    private final EarlierCards earlier;
    private final OpenActs acts;
    private final MessageSource messages;

    TaskPage(
            TaskItems items,
            OpenForm forms,
            AnswerTask answer,
            EndedTasks ended,
            Ideas ideas,
            IdeaAccess access,
            Directory directory,
            Substitutes substitutes,
            FormDesk desk,
            EarlierCards earlier,
            OpenActs acts,
            MessageSource messages) {
        this.items = items;
        this.forms = forms;
        this.answer = answer;
        this.ended = ended;
        this.ideas = ideas;
        this.access = access;
        this.directory = directory;
        this.substitutes = substitutes;
        this.desk = desk;
        this.earlier = earlier;
        this.acts = acts;
        this.messages = messages;
    }

    /** How the reader stands to a task: his to answer, free to take for him, or a colleague's. */
    enum Stand {
        MINE,
        FREE,
        TAKEN
    }

    /** Who asks, in which language, and where the answer goes. */
    private record Visit(
            String taskId,
            String user,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {}

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
            return ended(visit);
        }
        stand(item.get(), user.getName());
        desk.show(model, sheet(item.get(), locale), locale);
        return page(visit, item.get());
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
            return ended(visit);
        }
        var item = found.get();
        if (stand(item, user.getName()) != Stand.MINE) {
            return lost(visit, item);
        }
        var sheet = sheet(item, locale);
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
        var sheet = sheet(mine(id, user.getName()), locale);
        desk.show(model, sheet, desk.read(sheet, request), Remarks.NONE, locale);
        return "form :: questions";
    }

    /** Saves while somebody writes; answers with the time. */
    @PostMapping("/draft")
    String draft(@PathVariable String id, Principal user, Locale locale, Model model, HttpServletRequest request) {
        var sheet = sheet(mine(id, user.getName()), locale);
        var written = desk.read(sheet, request);
        var saved = desk.save(sheet, written, user.getName());
        model.addAttribute("saved", saved);
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "links", saved.refused().stream().map(FormDesk.ErrorLink::of).toList());
        preview(model, sheet, written.values(), locale);
        return "form :: saved";
    }

    @GetMapping("/check")
    String check(@PathVariable String id, Principal user, Locale locale, Model model, HttpServletResponse response) {
        var item = mine(id, user.getName());
        var sheet = sheet(item, locale);
        var draft = desk.draft(sheet);
        if (draft.isEmpty()) {
            return "redirect:" + sheet.address();
        }
        desk.showAnswers(model, sheet, draft.get().values(), locale);
        model.addAttribute("version", draft.get().version());
        frame(model, item, user.getName(), locale);
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
            return ended(visit);
        }
        if (stand(item.get(), user.getName()) != Stand.MINE) {
            return lost(visit, item.get());
        }
        var sheet = sheet(item.get(), locale);
        var draft = desk.draft(sheet);
        if (draft.isEmpty() || !String.valueOf(draft.get().version()).equals(request.getParameter("_version"))) {
            return "redirect:" + sheet.address();
        }
        var written = desk.read(sheet, request);
        return send(
                visit, item.get(), sheet, written, desk.asked(sheet, draft.get().values()));
    }

    @PostMapping("/claim")
    String claim(@PathVariable String id, Locale locale, RedirectAttributes flash) {
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
    String giveBack(@PathVariable String id, Locale locale, RedirectAttributes flash) {
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
            return ended(visit);
        } catch (AuthorizationException others) {
            return lost(visit, item);
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
        return page(visit, item);
    }

    private String page(Visit visit, TaskItem item) {
        var model = visit.model();
        var stand = frame(model, item, visit.user(), visit.locale());
        var sheet = (Sheet) model.getAttribute("sheet");
        if (stand == Stand.MINE) {
            model.addAttribute("formId", "answers");
        }
        model.addAttribute("cards", earlier.beside(item, sheet.form(), false, (Shell) model.getAttribute("shell")));
        model.addAttribute("acts", acts.of((Idea) model.getAttribute("idea"), visit.user()));
        model.addAttribute("title", desk.title(model, name(item, visit.locale()), visit.locale()));
        model.addAttribute(
                "accepts",
                stand == Stand.MINE
                        && "decision".equals(item.formKey())
                        && sheet.form().field("agreement").isPresent());
        preview(model, sheet, desk.draft(sheet).map(Draft::values).orElse(sheet.known()), visit.locale());
        return "task";
    }

    private void preview(Model model, Sheet sheet, Map<String, Object> values, Locale locale) {
        sheet.form().field("messageToProposer").ifPresent(field -> {
            model.addAttribute("previewed", true);
            model.addAttribute("preview", values.get(field.key()));
        });
    }

    private Stand frame(Model model, TaskItem item, String userId, Locale locale) {
        var stand = stand(item, userId);
        model.addAttribute("item", item);
        model.addAttribute("name", name(item, locale));
        model.addAttribute("idea", ideas.get(item.ideaId()));
        model.addAttribute("stand", stand);
        model.addAttribute("absent", stand == Stand.MINE && !userId.equals(item.assignee()) ? item.assignee() : null);
        model.addAttribute(
                "crumbs", List.of(new Crumb("/tasks", messages.getMessage("shell.nav.tasks", null, locale))));
        return stand;
    }

    /** The task went to somebody else while the page was open. */
    private String lost(Visit visit, TaskItem item) {
        visit.response().setStatus(HttpStatus.CONFLICT.value());
        desk.show(visit.model(), sheet(item, visit.locale()), visit.locale());
        visit.model().addAttribute("typed", typed(visit.request()));
        return page(visit, items.find(item.id()).orElse(item));
    }

    /** The task is over; its idea's readers are told so, others that there is none. */
    private String ended(Visit visit) {
        Idea idea = ended.ideaOf(visit.taskId())
                .map(ideaId -> access.read(ideaId, visit.user()))
                .orElseThrow(() -> new UnknownTask(visit.taskId()));
        visit.response().setStatus(HttpStatus.GONE.value());
        visit.model().addAttribute("idea", idea);
        visit.model().addAttribute("typed", typed(visit.request()));
        return "task-ended";
    }

    /** The texts that came from a form: what has more than one word. */
    private static List<String> typed(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(sent -> !sent.getKey().startsWith("_"))
                .flatMap(sent -> Arrays.stream(sent.getValue()))
                .filter(text -> text.strip().contains(" "))
                .toList();
    }

    private TaskItem mine(String id, String userId) {
        var item = items.find(id).orElseThrow(() -> new UnknownTask(id));
        if (stand(item, userId) != Stand.MINE) {
            throw new AccessDeniedException("The task is not the reader's");
        }
        return item;
    }

    private Sheet sheet(TaskItem item, Locale locale) {
        var opened = forms.ofTask(item, locale);
        return new Sheet(item.id(), item.id(), "/tasks/" + item.id(), opened.form(), opened.values(), opened.context());
    }

    /** @throws AccessDeniedException when the reader has nothing to do with the task */
    private Stand stand(TaskItem item, String userId) {
        if (item.assignee() != null && substitutes.peopleOf(userId).contains(item.assignee())) {
            return Stand.MINE;
        }
        if (!item.isCandidate(substitutes.groupsOf(userId))) {
            access.read(item.ideaId(), userId);
            throw new AccessDeniedException("The task belongs to others");
        }
        if (item.assignee() != null) {
            return Stand.TAKEN;
        }
        var candidates = new HashSet<String>();
        item.candidateGroups().forEach(group -> candidates.addAll(directory.membersOf(group)));
        return candidates.size() == 1 ? Stand.MINE : Stand.FREE;
    }

    private static String name(TaskItem item, Locale locale) {
        return item.name().getOrDefault(locale.getLanguage(), item.name().get("fi"));
    }
}
