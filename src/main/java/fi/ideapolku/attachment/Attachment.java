package fi.ideapolku.attachment;

import java.time.Instant;

/**
 * A file attached to an idea.
 *
 * @param type {@code pdf}, {@code docx}, {@code xlsx}, {@code png} or {@code jpg}, by its content
 * @param size in bytes
 * @param secret whether it is for those alone who may see what is secret in the idea
 */
public record Attachment(
        String id,
        String ideaId,
        String name,
        String type,
        int size,
        boolean secret,
        String addedBy,
        Instant addedAt) {}
