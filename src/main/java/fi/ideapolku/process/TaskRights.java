package fi.ideapolku.process;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.engine.Moments.UserTaskModel;
import fi.ideapolku.process.engine.Refusal;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who may have and answer a task. Separation of duties stands in the model: {@code separateFrom = makers} keeps everybody away who
 * made the idea or a card of it, {@code separateFrom = <task>} who answered that task of the same idea.
 * A substitute does the tasks of the person he stands in for as that person's: they stay his, and separation holds for both.
 */
@Component
class TaskRights {

    private static final String MAKERS = "makers";

    private final Ideas ideas;
    private final Cards cards;
    private final Directory directory;
    private final Substitutes substitutes;
    private final ActingUser user;

    TaskRights(Ideas ideas, Cards cards, @Lazy Directory directory, @Lazy Substitutes substitutes, ActingUser user) {
        this.ideas = ideas;
        this.cards = cards;
        this.directory = directory;
        this.substitutes = substitutes;
        this.user = user;
    }

    /**
     * @param before who has had the task, null for nobody
     * @throws AuthorizationException unless the model gives the task to its new assignee, or he belongs to one of its groups and
     *     takes it himself or is given it by who had it or may claim it, or by his own substitute
     * @throws Refusal when separation of duties keeps him away from it
     */
    void checkMayTake(DelegateTask task, UserTaskModel model, String before) {
        var assignee = task.getAssignee();
        if (!isGivenByModel(task, model)) {
            var byColleague = isCandidate(task, assignee) && (user.id().equals(before) || isCandidate(task, user.id()));
            if (!byColleague) {
                checkSubstituteMayGive(task, assignee, before);
            }
            if (isHisOrAbsents(assignee)) {
                checkOneVoice(task, assignee);
            }
        }
        checkSeparation(task, assignee);
    }

    /** Whether the model itself names who has the task. */
    boolean isGivenByModel(DelegateTask task, UserTaskModel model) {
        return model.assignee() != null
                && task.getAssignee().equals(model.assignee().getValue(task));
    }

    private void checkSubstituteMayGive(DelegateTask task, String assignee, String before) {
        var absent = substitutes.actsFor(user.id());
        var isAbsents = before != null ? absent.contains(before) : absent.contains(assignee);
        if (!isAbsents || !isCandidate(task, assignee)) {
            throw new AuthorizationException("The task belongs to others");
        }
        checkSeparation(task, user.id());
    }

    /**
     * @param before who has had the task, null for nobody
     * @throws AuthorizationException when it is neither the acting user nor somebody for whom he stands in
     * @throws Refusal when nobody else could take it
     */
    void checkMayGiveBack(DelegateTask task, String before) {
        if (before != null && !isHisOrAbsents(before)) {
            throw new AuthorizationException("The task belongs to somebody else");
        }
        if (UserTasks.groups(task).isEmpty()) {
            throw new Refusal("nobodyElse", "Nobody else could take the task");
        }
    }

    /** @throws AuthorizationException unless the acting user or somebody for whom he stands in has the task, or he may claim it and nobody has */
    void checkMayComplete(DelegateTask task) {
        var userId = user.id();
        var assignee = task.getAssignee();
        var mayAnswer = assignee != null ? isHisOrAbsents(assignee) : isCandidate(task, userId);
        if (!mayAnswer) {
            throw new AuthorizationException("The task belongs to somebody else");
        }
        checkSeparation(task, userId);
        if (assignee != null && !assignee.equals(userId)) {
            checkSeparation(task, assignee);
        }
        checkOneVoice(task, assignee == null ? userId : assignee);
    }

    /** Of the answers that several people give to the same question in one round, nobody writes one for himself and another for somebody else. */
    private void checkOneVoice(DelegateTask task, String person) {
        if (isOfSeveral(task.getBpmnModelElementInstance())
                && cards.of(UserTasks.ideaId(task)).stream()
                        .filter(card -> card.processInstanceId().equals(task.getProcessInstanceId())
                                && card.taskKey().equals(task.getTaskDefinitionKey())
                                && card.authorId().equals(user.id()))
                        .anyMatch(card ->
                                !person.equals(Objects.requireNonNullElse(card.onBehalfOf(), card.authorId())))) {
            throw new Refusal("oneVoice", "Whoever has answered in this round does not answer for somebody else");
        }
    }

    private static boolean isOfSeveral(ModelElementInstance element) {
        for (var scope = element; scope instanceof Activity activity; scope = scope.getParentElement()) {
            if (activity.getLoopCharacteristics() != null) {
                return true;
            }
        }
        return false;
    }

    private boolean isHisOrAbsents(String assignee) {
        return assignee.equals(user.id()) || substitutes.actsFor(user.id()).contains(assignee);
    }

    private boolean isCandidate(DelegateTask task, String userId) {
        return UserTasks.groups(task).stream().anyMatch(directory.groupsOf(userId)::contains);
    }

    private void checkSeparation(DelegateTask task, String userId) {
        if (keptAway(UserTasks.ideaId(task), task.getBpmnModelElementInstance()).contains(userId)) {
            throw new Refusal(
                    "separation", "Whoever made the idea or decided it for the other party may not take this task");
        }
    }

    /** The users whom separation of duties keeps away from a task of the idea. */
    Set<String> keptAway(String ideaId, BaseElement task) {
        return ModelTexts.property(task, "separateFrom")
                .map(rule -> java.util.Arrays.stream(rule.split(","))
                        .flatMap(part -> keptAway(ideaId, part.trim()).stream())
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
