package fi.ideapolku.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An open user task as the task list shows it.
 *
 * @param taskKey the element's id in the model, for example {@code taskFillIdeaCard}
 * @param name the task's name in Finnish, Swedish and English, from the version of the model that it runs in
 * @param party who has the ball: a sector id, {@code ORK}, {@code OM} or {@code panel}
 * @param assignee who has claimed it, or null
 */
public record TaskItem(
        String id,
        String ideaId,
        String taskKey,
        String processKey,
        String formKey,
        Map<String, String> name,
        String stage,
        String party,
        String assignee,
        List<String> candidateGroups,
        Instant createdAt,
        Instant dueAt,
        Instant followUpAt) {

    /** Whether one of these groups may claim it. */
    public boolean isCandidate(java.util.Collection<String> groups) {
        return candidateGroups.stream().anyMatch(groups::contains);
    }

    /** What the list is ordered by: the due date; a task without one comes after all that have one, the oldest first. */
    public Instant urgency() {
        return dueAt != null ? dueAt : createdAt.plus(Duration.ofDays(36_525));
    }
}
