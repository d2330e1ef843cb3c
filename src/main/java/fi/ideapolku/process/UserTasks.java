package fi.ideapolku.process;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.process.engine.Moments.UserTaskModel;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** Projects what happens to user tasks onto the task list and the path, and keeps the rules of who may have and answer one. */
@Component
class UserTasks {

    private final Ideas ideas;
    private final IdeaPath path;
    private final TaskItems items;
    private final TaskRights rights;
    private final SubmittedForms forms;
    private final Gate gate;
    private final Party party;
    private final Clock clock;
    private final ActingUser user;
    private final Audit audit;

    UserTasks(
            Ideas ideas,
            IdeaPath path,
            TaskItems items,
            TaskRights rights,
            SubmittedForms forms,
            Gate gate,
            Party party,
            Clock clock,
            ActingUser user,
            Audit audit) {
        this.ideas = ideas;
        this.path = path;
        this.items = items;
        this.rights = rights;
        this.forms = forms;
        this.gate = gate;
        this.party = party;
        this.clock = clock;
        this.user = user;
        this.audit = audit;
    }

    void happened(DelegateTask task, UserTaskModel model) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> created(task, model);
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task, model);
            case TaskListener.EVENTNAME_UPDATE -> updated(task);
            case TaskListener.EVENTNAME_COMPLETE -> completed(task, model);
            case TaskListener.EVENTNAME_DELETE -> ended(task, "cancelled");
            default -> throw new IllegalStateException("Unknown task event " + task.getEventName());
        }
    }

    private void created(DelegateTask task, UserTaskModel model) {
        var idea = ideas.get(ideaId(task));
        var groups = groups(task);
        var name = ModelTexts.namesOf(task);
        items.add(new TaskItem(
                task.getId(),
                idea.id(),
                task.getTaskDefinitionKey(),
                ProcessKeys.keyOf(task.getProcessDefinitionId()),
                String.valueOf(model.formKey().getValue(task)),
                name,
                idea.stage(),
                party.of(groups, task.getAssignee(), idea),
                null,
                groups,
                clock.instant(),
                instant(task.getDueDate()),
                instant(task.getFollowUpDate())));
        append(task, idea, "created");
    }

    private void assigned(DelegateTask task, UserTaskModel model) {
        var before = items.find(task.getId()).map(TaskItem::assignee).orElse(null);
        if (task.getAssignee() == null) {
            rights.checkMayGiveBack(task, before);
        } else {
            rights.checkMayTake(task, model, before);
        }
        change(task, task.getAssignee());
        if (task.getAssignee() != null) {
            if (!rights.isGivenByModel(task, model)) {
                items.open(task.getId());
            }
            append(task, ideas.get(ideaId(task)), "claimed");
            audit.done(user.idOrNull(), "task.claimed", ideaId(task), trail(task));
        } else if (before != null) {
            append(task, ideas.get(ideaId(task)), "returned");
            audit.done(user.idOrNull(), "task.returned", ideaId(task), task.getId());
        }
    }

    /** Who may claim it has changed; a change of who has it is told by the assignment that follows. */
    private void updated(DelegateTask task) {
        items.find(task.getId()).ifPresent(item -> change(task, item.assignee()));
    }

    private void change(DelegateTask task, String assignee) {
        var groups = groups(task);
        items.change(task.getId(), assignee, party.of(groups, assignee, ideas.get(ideaId(task))), groups);
    }

    private void completed(DelegateTask task, UserTaskModel model) {
        gate.check(ideaId(task), ProcessKeys.keyOf(task.getProcessDefinitionId()));
        rights.checkMayComplete(task);
        forms.submit(task, model);
        ended(task, "completed");
        audit.done(user.id(), "task.completed", ideaId(task), trail(task));
    }

    /** What the trail says of a task: its id, and whose it is when somebody else acts. */
    private String trail(DelegateTask task) {
        var assignee = task.getAssignee();
        return assignee == null || assignee.equals(user.idOrNull()) ? task.getId() : task.getId() + " for " + assignee;
    }

    private void ended(DelegateTask task, String event) {
        append(task, ideas.get(ideaId(task)), event);
        items.remove(task.getId());
    }

    private void append(DelegateTask task, Idea idea, String event) {
        var groups = groups(task);
        path.append(
                idea.id(),
                new PathEvent(
                        "task",
                        event,
                        task.getTaskDefinitionKey(),
                        ProcessKeys.keyOf(task.getProcessDefinitionId()),
                        ProcessKeys.versionOf(task.getProcessDefinitionId()),
                        null,
                        party.of(groups, task.getAssignee(), idea),
                        groups.isEmpty() ? null : groups.get(0),
                        task.getId(),
                        instant(task.getDueDate()),
                        clock.instant()));
    }

    static List<String> groups(DelegateTask task) {
        return task.getCandidates().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                .map(link -> link.getGroupId())
                .distinct()
                .sorted()
                .toList();
    }

    static String ideaId(DelegateTask task) {
        return ProcessKeys.ideaId(task.getExecution());
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
