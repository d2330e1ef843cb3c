package fi.ideapolku.pages;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.EndedTasks;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.process.UnknownTask;
import fi.ideapolku.task.Draft;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a task shows to this reader: the form, what lies beside it, and whose task it is now. */
@Component
class TaskView {

    private static final String SCREENING = "ideaScreening";

    private final TaskItems items;
    private final OpenForm forms;
    private final EndedTasks ended;
    private final Ideas ideas;
    private final IdeaAccess access;
    private final Directory directory;
    private final Substitutes substitutes;
    private final FormDesk desk;
    private final EarlierCards earlier;
    private final SimilarIdeas similar;
    private final OpenActs acts;
    private final MessageSource messages;

    TaskView(
            TaskItems items,
            OpenForm forms,
            EndedTasks ended,
            Ideas ideas,
            IdeaAccess access,
            Directory directory,
            Substitutes substitutes,
            FormDesk desk,
            EarlierCards earlier,
            SimilarIdeas similar,
            OpenActs acts,
            MessageSource messages) {
        this.items = items;
        this.forms = forms;
        this.ended = ended;
        this.ideas = ideas;
        this.access = access;
        this.directory = directory;
        this.substitutes = substitutes;
        this.desk = desk;
        this.earlier = earlier;
        this.similar = similar;
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
    record Visit(
            String taskId,
            String user,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {}

    String page(Visit visit, TaskItem item) {
        var model = visit.model();
        var stand = frame(model, item, visit.user(), visit.locale());
        var sheet = (Sheet) model.getAttribute("sheet");
        if (stand == Stand.MINE) {
            model.addAttribute("formId", "answers");
        }
        var idea = (Idea) model.getAttribute("idea");
        if (item.formKey().equals(SCREENING)) {
            model.addAttribute("similar", similar.to(idea.title(), idea.id(), visit.user()));
        }
        model.addAttribute("cards", earlier.beside(item, sheet.form(), false, (Shell) model.getAttribute("shell")));
        model.addAttribute("acts", acts.of(idea, visit.user()));
        model.addAttribute("title", desk.title(model, name(item, visit.locale()), visit.locale()));
        model.addAttribute(
                "accepts",
                stand == Stand.MINE
                        && "decision".equals(item.formKey())
                        && sheet.form().field("agreement").isPresent());
        preview(model, sheet, desk.draft(sheet).map(Draft::values).orElse(sheet.known()));
        return "task";
    }

    void preview(Model model, Sheet sheet, Map<String, Object> values) {
        sheet.form().field("messageToProposer").ifPresent(field -> {
            model.addAttribute("previewed", true);
            model.addAttribute("preview", values.get(field.key()));
        });
    }

    Stand frame(Model model, TaskItem item, String userId, Locale locale) {
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
    String lost(Visit visit, TaskItem item) {
        visit.response().setStatus(HttpStatus.CONFLICT.value());
        desk.show(visit.model(), sheet(item, visit.locale()), visit.locale());
        visit.model().addAttribute("typed", typed(visit.request()));
        return page(visit, items.find(item.id()).orElse(item));
    }

    /** The task is over; its idea's readers are told so, others that there is none. */
    String ended(Visit visit) {
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

    Sheet sheet(TaskItem item, Locale locale) {
        var opened = forms.ofTask(item, locale);
        return new Sheet(item.id(), item.id(), "/tasks/" + item.id(), opened.form(), opened.values(), opened.context());
    }

    /** @throws AccessDeniedException when the reader has nothing to do with the task */
    Stand stand(TaskItem item, String userId) {
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
