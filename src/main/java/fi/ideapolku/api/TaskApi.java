package fi.ideapolku.api;

import com.fasterxml.jackson.databind.JsonNode;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.AnswerTask;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.process.UnknownTask;
import fi.ideapolku.task.Page;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks: list, read with the form, claim, give back, complete. */
@RestController
@RequestMapping("/api/tasks")
class TaskApi {

    private static final Set<String> SEES_ALL = Set.of("admin", "processOwner");

    private final TaskItems items;
    private final Directory directory;
    private final Substitutes substitutes;
    private final IdeaAccess access;
    private final OpenForm forms;
    private final AnswerTask answer;

    TaskApi(
            TaskItems items,
            Directory directory,
            Substitutes substitutes,
            IdeaAccess access,
            OpenForm forms,
            AnswerTask answer) {
        this.items = items;
        this.directory = directory;
        this.substitutes = substitutes;
        this.access = access;
        this.forms = forms;
        this.answer = answer;
    }

    record Tasks(List<TaskView> items, String next) {}

    record TaskWithForm(
            String id,
            String taskDefinitionKey,
            String name,
            String ideaId,
            String formKey,
            List<String> candidateGroups,
            String assignee,
            java.time.Instant dueAt,
            JsonNode form,
            Map<String, Object> values) {}

    record Values(Map<String, Object> values) {}

    @GetMapping
    Tasks list(
            @RequestParam(defaultValue = "groups") String scope,
            @RequestParam(required = false) String ideaId,
            @RequestParam(required = false) Integer size,
            @RequestParam(required = false) String after,
            Principal user,
            Locale locale) {
        var page = Page.of(size, after);
        var rows = rows(scope, page, user.getName(), ideaId);
        var next = rows.size() < page.size()
                ? null
                : Page.next(
                        rows.get(rows.size() - 1).createdAt(),
                        rows.get(rows.size() - 1).id());
        return new Tasks(rows.stream().map(item -> TaskView.of(item, locale)).toList(), ideaId == null ? next : null);
    }

    @GetMapping("/{id}")
    TaskWithForm read(@PathVariable String id, Principal user, Locale locale) {
        var item = known(id, user);
        var isOwn = isOwn(item, user.getName());
        if (!isOwn && !seesAll(user.getName())) {
            throw new AccessDeniedException("The task belongs to others");
        }
        var form = forms.ofTask(item, locale);
        return new TaskWithForm(
                item.id(),
                item.taskKey(),
                TaskView.of(item, locale).name(),
                item.ideaId(),
                item.formKey(),
                item.candidateGroups(),
                item.assignee(),
                item.dueAt(),
                form.schema(),
                isOwn || access.mayReadSecret(item.ideaId(), user.getName()) ? form.values() : Map.of());
    }

    @PostMapping("/{id}/claim")
    TaskView claim(@PathVariable String id, Principal user, Locale locale) {
        known(id, user);
        answer.claim(id);
        return TaskView.of(items.find(id).orElseThrow(() -> new UnknownTask(id)), locale);
    }

    @PostMapping("/{id}/unclaim")
    TaskView unclaim(@PathVariable String id, Principal user, Locale locale) {
        known(id, user);
        answer.giveBack(id);
        return TaskView.of(items.find(id).orElseThrow(() -> new UnknownTask(id)), locale);
    }

    @PostMapping("/{id}/complete")
    Map<String, String> complete(@PathVariable String id, @RequestBody Values form, Principal user) {
        known(id, user);
        answer.complete(id, form.values());
        return Map.of("id", id, "state", "completed");
    }

    /** The open task; whoever may not see its idea cannot tell whether there is one. */
    private TaskItem known(String id, Principal user) {
        var item = items.find(id).orElseThrow(() -> new UnknownTask(id));
        if (!isOwn(item, user.getName()) && !seesAll(user.getName())) {
            access.read(item.ideaId(), user.getName());
        }
        return item;
    }

    private List<TaskItem> rows(String scope, Page page, String userId, String ideaId) {
        if (ideaId != null) {
            var visible = seesAll(userId) && "all".equals(scope);
            return items.ofIdea(ideaId).stream()
                    .filter(item -> visible || ("mine".equals(scope) ? hasIt(item, userId) : isOwn(item, userId)))
                    .toList();
        }
        return switch (scope) {
            case "mine" -> items.of(substitutes.peopleOf(userId), page);
            case "groups" -> items.open(substitutes.groupsOf(userId), page);
            case "all" -> all(page, userId);
            default -> throw new UnknownParameter("scope is mine, groups or all");
        };
    }

    private List<TaskItem> all(Page page, String userId) {
        if (!seesAll(userId)) {
            throw new AccessDeniedException("Only the administrator and the process owner see all tasks");
        }
        return items.all(page);
    }

    private boolean isOwn(TaskItem item, String userId) {
        return hasIt(item, userId) || item.isCandidate(substitutes.groupsOf(userId));
    }

    private boolean hasIt(TaskItem item, String userId) {
        return item.assignee() != null && substitutes.peopleOf(userId).contains(item.assignee());
    }

    private boolean seesAll(String userId) {
        return directory.groupsOf(userId).stream().anyMatch(SEES_ALL::contains);
    }
}
