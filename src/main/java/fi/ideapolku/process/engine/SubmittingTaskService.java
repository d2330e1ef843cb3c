package fi.ideapolku.process.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** Completes tasks for every client with the answers as one transient value, so that the listeners see exactly what was sent. */
class SubmittingTaskService extends TaskServiceImpl {

    @Override
    public void complete(String taskId, Map<String, Object> values) {
        super.complete(taskId, Submission.of(values));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> values, boolean deserialize) {
        return super.completeWithVariablesInReturn(taskId, Submission.of(values), deserialize);
    }
}
