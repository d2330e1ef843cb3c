package fi.ideapolku.idea;

import java.time.Instant;

/**
 * One thing that happened on an idea's path, as it is appended in the engine's transaction.
 *
 * @param kind {@code stage} or {@code task}
 * @param event stage: entered, left; task: created, claimed, returned, completed, cancelled
 * @param element key of the stage's process, or of the user task
 * @param outcome what the stage ended with; null for tasks and entered stages
 * @param party who is responsible: a sector id, {@code ORK}, {@code OM} or {@code panel}; never a person
 * @param groupId the candidate group, if there is one
 */
public record PathEvent(
        String kind,
        String event,
        String element,
        String processKey,
        int modelVersion,
        String outcome,
        String party,
        String groupId,
        String taskId,
        Instant dueAt,
        Instant at) {

    static final String STAGE = "stage";

    /** Whether it is about a stage, not a user task. */
    public boolean isStage() {
        return STAGE.equals(kind);
    }

    /** A stage that begins or ends. */
    public static PathEvent stage(String event, String stage, int modelVersion, String outcome, Instant at) {
        return new PathEvent(STAGE, event, stage, stage, modelVersion, outcome, null, null, null, null, at);
    }
}
