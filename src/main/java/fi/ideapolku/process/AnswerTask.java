package fi.ideapolku.process;

import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Claims, gives back and completes tasks as the acting user. */
@Service
public class AnswerTask {

    private final TaskService tasks;
    private final TaskItems items;
    private final Directory directory;
    private final Substitutes substitutes;
    private final ActingUser user;

    AnswerTask(TaskService tasks, TaskItems items, Directory directory, Substitutes substitutes, ActingUser user) {
        this.tasks = tasks;
        this.items = items;
        this.directory = directory;
        this.substitutes = substitutes;
        this.user = user;
    }

    /**
     * Takes the task for the acting user, or for the person through whose group alone it is open to him as a substitute.
     *
     * @throws org.camunda.bpm.engine.AuthorizationException unless one of the two belongs to one of the task's groups
     * @throws org.camunda.bpm.engine.TaskAlreadyClaimedException when a colleague was faster
     */
    @Transactional
    public void claim(String taskId) {
        var item = openTask(taskId);
        var taker = substitutes.peopleOf(user.id()).stream()
                .filter(person -> item.isCandidate(directory.groupsOf(person)))
                .findFirst();
        tasks.claim(taskId, taker.orElse(user.id()));
    }

    /**
     * Gives the task back to its groups.
     *
     * @throws org.camunda.bpm.engine.AuthorizationException unless the acting user has it
     * @throws fi.ideapolku.process.engine.Refusal when it has no group
     */
    @Transactional
    public void giveBack(String taskId) {
        openTask(taskId);
        tasks.setAssignee(taskId, null);
    }

    /**
     * Gives the task to a colleague of one of its groups; whoever may claim it or has it may do so.
     *
     * @throws org.camunda.bpm.engine.AuthorizationException when the colleague belongs to none of its groups
     * @throws fi.ideapolku.process.engine.Refusal when separation of duties keeps the colleague away
     */
    @Transactional
    public void assign(String taskId, String colleagueId) {
        openTask(taskId);
        tasks.setAssignee(taskId, colleagueId);
    }

    /**
     * Completes a task that the acting user or somebody for whom he stands in has, or claims it first when it is free and he may.
     *
     * @param values the answers by field key
     * @throws fi.ideapolku.process.engine.Refusal when the form does not allow them; the task stays as it was
     */
    @Transactional
    public void complete(String taskId, Map<String, Object> values) {
        if (openTask(taskId).assignee() == null) {
            claim(taskId);
        }
        tasks.complete(taskId, values);
    }

    private TaskItem openTask(String taskId) {
        return items.find(taskId).orElseThrow(() -> new UnknownTask(taskId));
    }
}
