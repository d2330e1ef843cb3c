package fi.ideapolku.idea;

import java.time.Instant;

/**
 * Something that people may have to hear of, published in the transaction in which it happens.
 *
 * @param kind {@code created}, {@code ended}, or kind and event of the path joined by a dot: {@code task.created},
 *     {@code stage.left} …
 * @param element the stage or the user task; null for the idea itself
 * @param taskId the engine's id of the task; null for a stage or the idea itself
 * @param outcome what a stage or the idea ended with; null otherwise
 */
public record IdeaHappening(String kind, String ideaId, String element, String taskId, String outcome, Instant at) {}
