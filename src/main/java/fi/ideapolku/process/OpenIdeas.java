package fi.ideapolku.process;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.process.engine.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the commands share that only write data: the open idea, its owner's tasks, and the entry on its path. */
@Component
class OpenIdeas {

    /** How the models give a task to whoever carries the idea on. */
    private static final Set<String> CARRIES_ON =
            Set.of("${routing.owner(execution)}", "${routing.implementer(execution)}");

    private final Ideas ideas;
    private final IdeaPath path;
    private final IdeaAccess access;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TaskService tasks;
    private final Clock clock;

    OpenIdeas(
            Ideas ideas,
            IdeaPath path,
            IdeaAccess access,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            @Lazy TaskService tasks,
            Clock clock) {
        this.ideas = ideas;
        this.path = path;
        this.access = access;
        this.runtime = runtime;
        this.repository = repository;
        this.tasks = tasks;
        this.clock = clock;
    }

    /**
     * The idea, its row locked until the transaction ends.
     *
     * @throws fi.ideapolku.idea.UnknownIdea when the user may not see it
     * @throws Refusal when it has ended
     */
    Idea locked(String ideaId, String userId) {
        ideas.lock(ideaId);
        var idea = access.read(ideaId, userId);
        if (!idea.isOpen()) {
            throw new Refusal("ended", "The idea has ended");
        }
        return idea;
    }

    /** The open tasks that the model gives to the owner or to who answers for the implementation. */
    List<Task> carriersTasks(Idea idea) {
        return tasks.createTaskQuery().processInstanceBusinessKey(idea.id()).unlimitedList().stream()
                .filter(this::isCarriers)
                .toList();
    }

    /** Appends what was done to the idea, for its readers and for those who are told. */
    void append(Idea idea, String act, String party, String groupId) {
        var model = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(idea.id())
                .processDefinitionKey(ProcessKeys.IDEA)
                .singleResult()
                .getProcessDefinitionId();
        path.append(
                idea.id(),
                PathEvent.act(
                        act,
                        Objects.requireNonNullElse(idea.stage(), ProcessKeys.IDEA),
                        ProcessKeys.IDEA,
                        ProcessKeys.versionOf(model),
                        party,
                        groupId,
                        clock.instant()));
    }

    private boolean isCarriers(Task task) {
        UserTask element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return element.getCamundaAssignee() != null && CARRIES_ON.contains(element.getCamundaAssignee());
    }
}
