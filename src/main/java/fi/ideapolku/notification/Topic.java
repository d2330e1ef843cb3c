package fi.ideapolku.notification;

import java.util.Arrays;
import java.util.Set;

/** What notices are about, for those who want mail of some things and not of others. */
enum Topic {
    /** What the reader or his group has to do, and by when. */
    TASKS(
            "taskAssigned",
            "reminder",
            "overdue",
            "escalated",
            "moreInfo",
            "cardReturned",
            "sprintInvitation",
            "supportAsked"),
    /** What was decided of an idea, and how it ended. */
    DECISIONS("ideaReceived", "fastLane", "decision", "ended", "merged"),
    /** How ideas go on, or do not, and what is new on a theme. */
    PROGRESS("moved", "sectorJoined", "ballTaken", "silent", "libraryAdded", "lessonPublished"),
    /** What people say about ideas. */
    DIALOGUE("comment", "question", "mention");

    private final Set<String> kinds;

    Topic(String... kinds) {
        this.kinds = Set.of(kinds);
    }

    Set<String> kinds() {
        return kinds;
    }

    /** @throws IllegalArgumentException for a kind that no topic has */
    static Topic of(String kind) {
        return Arrays.stream(values())
                .filter(topic -> topic.kinds.contains(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic has " + kind));
    }
}
