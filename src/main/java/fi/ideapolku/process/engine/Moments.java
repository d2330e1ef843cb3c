package fi.ideapolku.process.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;

/** The moments of the engine's life at which the product's rules act, for every client and in the engine's transaction. */
public interface Moments {

    /** An idea process starts; its answers are in the scope. */
    void ideaStarts(DelegateExecution idea);

    /** An idea process was started by a message. */
    void ideaStartsByMessage(DelegateExecution idea);

    /** An idea process ends, by whichever way. */
    void ideaEnds(DelegateExecution idea);

    /** A stage's process starts, called by an idea or started by somebody who may not. */
    void stageProcessStarts(DelegateExecution stage);

    /** An idea enters a stage. */
    void stageEntered(DelegateExecution callActivity, String stage);

    /** An idea leaves a stage. @param outcomeVariable where the model keeps the stage's outcome, or null */
    void stageLeft(DelegateExecution callActivity, String stage, String outcomeVariable);

    /** A message with a form interrupts an idea. */
    void formReceived(DelegateExecution startEvent, String formKey);

    /** Something happened to a user task: the task's event name tells what. */
    void task(DelegateTask task, UserTaskModel model);

    /**
     * What the model says of a user task.
     *
     * @param formKey gives the key of the form
     * @param assignee gives the person to whom the model gives the task, null where it gives it to groups
     * @param keepsOutputs true when output parameters name the variables that stay
     */
    record UserTaskModel(Expression formKey, Expression assignee, boolean keepsOutputs) {}
}
