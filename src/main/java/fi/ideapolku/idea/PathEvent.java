package fi.ideapolku.idea;

import java.time.Instant;

/**
 * One thing that happened on an idea's path, as it is appended in the engine's transaction.
 *
 * @param kind {@code stage}, {@code task}, or {@code idea} for what somebody did to the idea as a whole
 * @param event stage: entered, left; task: created, claimed, returned, completed, cancelled, {@link #TAKEN_BACK};
 *     idea: {@link #SUPPORT_ASKED},
 *     {@link #SECTOR_JOINED}, {@link #BALL_TAKEN}, {@link #MERGED_IN}
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

    public static final String TAKEN_BACK = "takenBack";
    public static final String SUPPORT_ASKED = "supportAsked";
    public static final String SECTOR_JOINED = "sectorJoined";
    public static final String BALL_TAKEN = "ballTaken";
    public static final String MERGED_IN = "mergedIn";

    static final String STAGE = "stage";
    static final String IDEA = "idea";
    static final String TASK = "task";

    /** Whether it is about a stage, not a user task. */
    public boolean isStage() {
        return STAGE.equals(kind);
    }

    /** Whether somebody did it to the idea as a whole. */
    public boolean isAct() {
        return IDEA.equals(kind);
    }

    /** Whether it is about a user task. */
    public boolean isTask() {
        return TASK.equals(kind);
    }

    /** The same, answered, is taken back. */
    public PathEvent takenBack(Instant now) {
        return new PathEvent(
                TASK, TAKEN_BACK, element, processKey, modelVersion, null, party, groupId, taskId, null, now);
    }

    /** A stage that begins or ends. */
    public static PathEvent stage(String event, String stage, int modelVersion, String outcome, Instant at) {
        return new PathEvent(STAGE, event, stage, stage, modelVersion, outcome, null, null, null, null, at);
    }

    /** What somebody did to the idea while it stood in a stage. */
    public static PathEvent act(
            String event, String stage, String processKey, int modelVersion, String party, String groupId, Instant at) {
        return new PathEvent(IDEA, event, stage, processKey, modelVersion, null, party, groupId, null, null, at);
    }
}
