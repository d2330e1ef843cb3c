package fi.ideapolku.api;

import fi.ideapolku.task.TaskItem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A task in JSON, its name in the reader's language. */
record TaskView(
        String id,
        String taskDefinitionKey,
        String name,
        String ideaId,
        String formKey,
        List<String> candidateGroups,
        String assignee,
        String party,
        Instant createdAt,
        Instant dueAt,
        Instant followUpAt) {

    static TaskView of(TaskItem item, Locale locale) {
        return new TaskView(
                item.id(),
                item.taskKey(),
                item.name().getOrDefault(locale.getLanguage(), item.name().get("fi")),
                item.ideaId(),
                item.formKey(),
                item.candidateGroups(),
                item.assignee(),
                item.party(),
                item.createdAt(),
                item.dueAt(),
                item.followUpAt());
    }
}
