package fi.ideapolku.process;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.TaskItem;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who may have and answer a task. Separation of duties stands in the model: {@code separateFrom = makers} keeps everybody away who
 * made the idea or a card of it, {@code separateFrom = <task>} who answered that task of the same idea.
 */
@Component
class TaskRights {

    private static final String MAKERS = "makers";

    private final Ideas ideas;
    private final Cards cards;
    private final Directory directory;
    private final ActingUser user;

    TaskRights(Ideas ideas, Cards cards, @Lazy Directory directory, ActingUser user) {
        this.ideas = ideas;
        this.cards = cards;
        this.directory = directory;
        this.user = user;
    }

    /** @throws Refusal when separation of duties keeps the user away from the task */
    void checkMayHave(DelegateTask task, String userId) {
        if (keptAway(task.getExecution(), task.getBpmnModelElementInstance()).contains(userId)) {
            throw new Refusal(
                    "separation", "Whoever made the idea or decided it for the other party may not take this task");
        }
    }

    /** @throws AuthorizationException unless the acting user has the task, or may claim it and nobody has */
    void checkMayComplete(DelegateTask task) {
        var userId = user.id();
        var mayAnswer = task.getAssignee() != null
                ? task.getAssignee().equals(userId)
                : UserTasks.groups(task).stream().anyMatch(directory.groupsOf(userId)::contains);
        if (!mayAnswer) {
            throw new AuthorizationException("The task belongs to somebody else");
        }
        checkMayHave(task, userId);
    }

    /** @throws AuthorizationException unless the user belongs to one of the task's groups or has it already */
    void checkCandidate(TaskItem task, String userId) {
        if (!userId.equals(task.assignee()) && !task.isCandidate(directory.groupsOf(userId))) {
            throw new AuthorizationException("The task belongs to others");
        }
    }

    /** @throws AuthorizationException unless the user belongs to one of the task's groups */
    void checkMember(TaskItem task, String userId) {
        if (!task.isCandidate(directory.groupsOf(userId))) {
            throw new AuthorizationException("Only members of the task's groups can have it");
        }
    }

    /** @throws AuthorizationException unless the user has claimed the task */
    void checkAssignee(TaskItem task, String userId) {
        if (!userId.equals(task.assignee())) {
            throw new AuthorizationException("The task belongs to somebody else");
        }
    }

    /** The users whom separation of duties keeps away from the task at which the execution stands. */
    Set<String> keptAway(DelegateExecution execution, BaseElement task) {
        return ModelTexts.property(task, "separateFrom")
                .map(rule -> java.util.Arrays.stream(rule.split(","))
                        .flatMap(part -> keptAway(ProcessKeys.ideaId(execution), part.trim()).stream())
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    private Set<String> keptAway(String ideaId, String rule) {
        if (MAKERS.equals(rule)) {
            return ideas.peopleOf(ideaId, "proposer", "coProposer", "owner", "maker");
        }
        return cards.authorsIn(ideaId, rule);
    }
}
