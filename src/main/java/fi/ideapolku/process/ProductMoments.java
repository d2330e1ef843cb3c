package fi.ideapolku.process;

import fi.ideapolku.process.engine.Moments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Tells each moment of the engine to the class that has a rule for it. */
@Component
class ProductMoments implements Moments {

    private final IdeaLife ideas;
    private final UserTasks tasks;
    private final SubmittedForms forms;
    private final MessageRights messages;

    ProductMoments(IdeaLife ideas, UserTasks tasks, SubmittedForms forms, MessageRights messages) {
        this.ideas = ideas;
        this.tasks = tasks;
        this.forms = forms;
        this.messages = messages;
    }

    @Override
    public void ideaStarts(DelegateExecution idea) {
        ideas.starts(idea);
    }

    @Override
    public void ideaStartsByMessage(DelegateExecution idea) {
        ideas.startsByMessage(idea);
    }

    @Override
    public void ideaEnds(DelegateExecution idea) {
        ideas.ends(idea);
    }

    @Override
    public void stageProcessStarts(DelegateExecution stage) {
        ideas.stageProcessStarts(stage);
    }

    @Override
    public void stageEntered(DelegateExecution callActivity, String stage) {
        ideas.entered(callActivity, stage);
    }

    @Override
    public void stageLeft(DelegateExecution callActivity, String stage, String outcomeVariable) {
        ideas.left(callActivity, stage, outcomeVariable);
    }

    @Override
    public void formReceived(DelegateExecution startEvent, String formKey) {
        messages.check(ProcessKeys.ideaId(startEvent), formKey);
        forms.receive(startEvent, formKey);
    }

    @Override
    public void task(DelegateTask task, UserTaskModel model) {
        tasks.happened(task, model);
    }
}
