package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.CallActivity;

/** Compares what the engine holds of an idea with the product's own tables: task list, stage, status and path are the engine's. */
class EngineState {

    private final ProcessEngine engine;
    private final TaskItems tasks;
    private final Ideas ideas;
    private final IdeaPath path;

    EngineState(ProcessEngine engine, TaskItems tasks, Ideas ideas, IdeaPath path) {
        this.engine = engine;
        this.tasks = tasks;
        this.ideas = ideas;
        this.path = path;
    }

    /** Fails unless our tables say of the idea what the engine does. */
    void isMirrored(String ideaId) {
        assertThat(listed(ideaId)).as("task list of " + ideaId).isEqualTo(open(ideaId));
        var events = path.of(ideaId);
        assertThat(still(events, "task", List.of("created"), List.of("completed", "cancelled"), PathEvent::taskId))
                .as("tasks on the path of " + ideaId)
                .containsExactlyInAnyOrderElementsOf(
                        open(ideaId).stream().map(Seen::id).toList());
        var stages = stages(ideaId);
        assertThat(still(events, "stage", List.of("entered"), List.of("left"), PathEvent::element))
                .as("stages on the path of " + ideaId)
                .isEqualTo(stages);
        var idea = ideas.get(ideaId);
        assertThat(idea.isOpen()).as("status of " + ideaId).isEqualTo(root(ideaId) != null);
        assertThat(stages).as("one stage at a time").hasSizeLessThanOrEqualTo(1);
        assertThat(idea.stage())
                .as("stage of " + ideaId)
                .isEqualTo(stages.stream().findFirst().orElse(null));
        if (!idea.isOpen()) {
            assertThat(idea.status()).as("outcome of " + ideaId).isEqualTo(outcome(ideaId));
            assertThat(idea.endedAt()).isNotNull();
        }
    }

    /** The idea's own process instance, or null when it has ended. */
    ProcessInstance root(String ideaId) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(ideaId)
                .processDefinitionKey(ProcessKeys.IDEA)
                .singleResult();
    }

    private List<Seen> listed(String ideaId) {
        return tasks.ofIdea(ideaId).stream().map(Seen::of).sorted().toList();
    }

    private List<Seen> open(String ideaId) {
        var service = engine.getTaskService();
        return service.createTaskQuery().processInstanceBusinessKey(ideaId).list().stream()
                .map(task -> Seen.of(task, service.getIdentityLinksForTask(task.getId())))
                .sorted()
                .toList();
    }

    private List<String> stages(String ideaId) {
        var root = root(ideaId);
        if (root == null) {
            return List.of();
        }
        var model = engine.getRepositoryService().getBpmnModelInstance(root.getProcessDefinitionId());
        return activities(engine.getRuntimeService().getActivityInstance(root.getId()))
                .map(activity -> model.getModelElementById(activity.getActivityId()))
                .filter(CallActivity.class::isInstance)
                .map(call -> ((CallActivity) call).getCalledElement())
                .toList();
    }

    private static Stream<ActivityInstance> activities(ActivityInstance parent) {
        return Arrays.stream(parent.getChildActivityInstances())
                .flatMap(child -> Stream.concat(Stream.of(child), activities(child)));
    }

    /** The outcome of the end event that the engine reached last. */
    private String outcome(String ideaId) {
        var history = engine.getHistoryService();
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(ideaId)
                .processDefinitionKey(ProcessKeys.IDEA)
                .singleResult();
        var end = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .activityType("noneEndEvent")
                .singleResult();
        var element = engine.getRepositoryService()
                .getBpmnModelInstance(instance.getProcessDefinitionId())
                .<org.camunda.bpm.model.bpmn.instance.EndEvent>getModelElementById(end.getActivityId());
        return ModelTexts.property(element, "outcome").orElseGet(() -> {
            var name = end.getActivityId().substring("end".length());
            return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        });
    }

    /** What began and did not end, counted by its name. */
    private static List<String> still(
            List<PathEvent> events,
            String kind,
            List<String> begins,
            List<String> ends,
            java.util.function.Function<PathEvent, String> name) {
        Map<String, Integer> counts = new HashMap<>();
        for (var event : events) {
            if (kind.equals(event.kind())) {
                var step = begins.contains(event.event()) ? 1 : ends.contains(event.event()) ? -1 : 0;
                counts.merge(name.apply(event), step, Integer::sum);
            }
        }
        var open = new ArrayList<String>();
        counts.forEach((element, count) -> {
            assertThat(count)
                    .as("%s began and ended %s".formatted(element, events))
                    .isBetween(0, 1);
            if (count == 1) {
                open.add(element);
            }
        });
        return open;
    }

    /** An open task as either side shows it. */
    private record Seen(String id, String key, String assignee, List<String> groups, Instant due, Instant followUp)
            implements Comparable<Seen> {

        static Seen of(TaskItem item) {
            return new Seen(
                    item.id(),
                    item.taskKey(),
                    item.assignee(),
                    item.candidateGroups(),
                    item.dueAt(),
                    item.followUpAt());
        }

        static Seen of(Task task, List<IdentityLink> links) {
            var groups = links.stream()
                    .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
                    .map(IdentityLink::getGroupId)
                    .distinct()
                    .sorted()
                    .toList();
            return new Seen(
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    task.getAssignee(),
                    groups,
                    instant(task.getDueDate()),
                    instant(task.getFollowUpDate()));
        }

        private static Instant instant(Date date) {
            return date == null ? null : date.toInstant();
        }

        @Override
        public int compareTo(Seen other) {
            return id.compareTo(other.id);
        }
    }
}
