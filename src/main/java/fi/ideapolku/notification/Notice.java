package fi.ideapolku.notification;

import java.time.Instant;

/**
 * Something that one person is told; codes only, the words are made when he reads.
 *
 * @param kind which text: {@code notice.<kind>}
 * @param sectorId the idea's lead sector
 * @param targetId the idea with which it was merged, null where it was not
 * @param taskId the engine's id of the task to do, null when there is nothing to do
 * @param taskKey the task's element in the model, null as above
 * @param detail the stage, or what a decision or the idea ended with
 * @param readAt null while it is unread
 */
public record Notice(
        long id,
        String userId,
        String kind,
        String ideaId,
        String ideaTitle,
        String sectorId,
        String targetId,
        String taskId,
        String taskKey,
        String detail,
        Instant dueAt,
        Instant at,
        Instant readAt) {}
