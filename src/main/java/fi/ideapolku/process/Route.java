package fi.ideapolku.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** Which elements of a model an idea has passed and where it stands, as the engine's history knows it. */
@Component
class Route {

    private static final List<String> SCOPES = List.of("subProcess", "multiInstanceBody");

    private final HistoryService history;

    Route(HistoryService history) {
        this.history = history;
    }

    /**
     * What an idea went through in one model.
     *
     * @param version of the model
     * @param passed ids of elements that were entered and left
     * @param now ids of elements where it stands
     */
    record Taken(int version, Set<String> passed, Set<String> now) {}

    /** The newest instance of a process for the idea; empty when the idea never entered it. */
    Optional<Taken> of(String ideaId, String processKey) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(ideaId)
                .processDefinitionKey(processKey)
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(this::read);
    }

    private Taken read(HistoricProcessInstance instance) {
        var activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .unlimitedList();
        var now = activities.stream()
                .filter(activity -> activity.getEndTime() == null && !SCOPES.contains(activity.getActivityType()))
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toUnmodifiableSet());
        var passed = activities.stream()
                .filter(activity -> activity.getEndTime() != null && !activity.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .filter(id -> !now.contains(id))
                .collect(Collectors.toUnmodifiableSet());
        return new Taken(instance.getProcessDefinitionVersion(), passed, now);
    }
}
