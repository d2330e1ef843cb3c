package fi.ideapolku.process.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Completes tasks for every client with the answers as one transient value, so that the listeners see exactly what was sent, and says
 * what our rules refuse as they said it.
 */
class SubmittingTaskService extends TaskServiceImpl {

    @Override
    public void claim(String taskId, String userId) {
        unwrapped(() -> super.claim(taskId, userId));
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        unwrapped(() -> super.setAssignee(taskId, userId));
    }

    @Override
    public void complete(String taskId, Map<String, Object> values) {
        unwrapped(() -> super.complete(taskId, Submission.of(values)));
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> values, boolean deserialize) {
        return Refusals.unwrapped(
                () -> super.completeWithVariablesInReturn(taskId, Submission.of(values), deserialize));
    }

    private static void unwrapped(Runnable command) {
        Refusals.unwrapped(() -> {
            command.run();
            return null;
        });
    }
}
