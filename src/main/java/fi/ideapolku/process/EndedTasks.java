package fi.ideapolku.process;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.stereotype.Component;

/** Tells of a task that is no longer open to which idea it belonged, as long as the engine's history reaches. */
@Component
public class EndedTasks {

    private final HistoryService history;

    EndedTasks(HistoryService history) {
        this.history = history;
    }

    /** Id of the idea; empty when there never was such a task. */
    public Optional<String> ideaOf(String taskId) {
        return Optional.ofNullable(
                        history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult())
                .map(task -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(task.getRootProcessInstanceId())
                        .singleResult())
                .map(idea -> idea.getBusinessKey());
    }
}
