package fi.ideapolku.process;

import fi.ideapolku.organisation.Performers;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.process.engine.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What happens when somebody declares a conflict of interest (S38): a review for which nobody of its group is left goes on to the next
 * group of its chain of stand-ins, the owner of the process at last, whose last member cannot hand it on.
 */
@Component
class LeftToNobody {

    private final TaskService tasks;
    private final RepositoryService repository;
    private final TaskRights rights;
    private final Performers performers;
    private final Roles roles;

    LeftToNobody(
            @Lazy TaskService tasks,
            @Lazy RepositoryService repository,
            TaskRights rights,
            @Lazy Performers performers,
            Roles roles) {
        this.tasks = tasks;
        this.repository = repository;
        this.rights = rights;
        this.performers = performers;
        this.roles = roles;
    }

    /**
     * Looks after the open tasks of the idea once a person is kept away from them.
     *
     * @param declared the task in which he said so; the model makes it anew for those who are left
     * @throws Refusal when nobody at all is left for that one
     */
    void passOn(DelegateTask declared) {
        var ideaId = UserTasks.ideaId(declared);
        var groups = UserTasks.groups(declared);
        var keptAway = rights.keptAway(ideaId, declared.getBpmnModelElementInstance());
        if (!performers.isManned(next(groups, keptAway), keptAway)) {
            throw new Refusal("nobodyElse", "Nobody else could take the task");
        }
        tasks.createTaskQuery().processInstanceBusinessKey(ideaId).taskUnassigned().unlimitedList().stream()
                .filter(task -> !task.getId().equals(declared.getId()))
                .forEach(task -> passOn(task, ideaId));
    }

    private void passOn(Task task, String ideaId) {
        var element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .<BaseElement>getModelElementById(task.getTaskDefinitionKey());
        var groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(group -> group != null)
                .sorted()
                .toList();
        var keptAway = rights.keptAway(ideaId, element);
        if (!groups.isEmpty() && !performers.isManned(groups, keptAway)) {
            next(groups, keptAway).stream()
                    .filter(group -> !groups.contains(group))
                    .forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        }
    }

    /** The groups that come after these for their first role. */
    private List<String> next(Collection<String> groups, Set<String> keptAway) {
        var group = groups.iterator().next();
        var role = roles.ofGroup(group).orElseThrow();
        return performers.groups(
                role.id(), role.perSector() ? group.substring(role.id().length()) : null, keptAway);
    }
}
