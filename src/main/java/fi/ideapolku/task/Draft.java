package fi.ideapolku.task;

import java.time.Instant;
import java.util.Map;

/**
 * Answers that somebody has begun and not sent, also such as do not fit their field yet.
 *
 * @param id id of its task, or what {@link Drafts#newIdea} gives
 * @param version 1, 2, …: whoever saves says which one he saw
 * @param page which open page saved it, so that it may save again without having seen its own version
 */
public record Draft(String id, Map<String, Object> values, int version, String page, String savedBy, Instant savedAt) {}
