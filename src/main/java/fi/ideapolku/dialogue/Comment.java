package fi.ideapolku.dialogue;

import java.time.Instant;

/**
 * One comment.
 *
 * @param parentId the comment that it replies to, null for one that replies to none
 * @param waitsFor role whose answer a question waits for, null for a comment that asks nothing
 * @param answered whether somebody of that role has replied
 * @param editedAt when it was last changed, null when never
 */
public record Comment(
        long id,
        String ideaId,
        Long parentId,
        String authorId,
        String text,
        String waitsFor,
        boolean answered,
        Instant createdAt,
        Instant editedAt) {}
