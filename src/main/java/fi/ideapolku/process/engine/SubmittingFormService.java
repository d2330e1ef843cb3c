package fi.ideapolku.process.engine;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/** Submits forms the same way as {@link SubmittingTaskService} completes tasks: Tasklist uses this door. */
class SubmittingFormService extends FormServiceImpl {

    private final TaskService tasks;

    SubmittingFormService(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> values) {
        tasks.complete(taskId, values);
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> values, boolean deserialize) {
        return tasks.completeWithVariablesInReturn(taskId, values, deserialize);
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> values) {
        return super.submitStartForm(processDefinitionId, Submission.of(values));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, String businessKey, Map<String, Object> values) {
        return super.submitStartForm(processDefinitionId, businessKey, Submission.of(values));
    }
}
