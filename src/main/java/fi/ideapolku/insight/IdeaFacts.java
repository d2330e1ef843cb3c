package fi.ideapolku.insight;

import java.time.Instant;
import java.util.Objects;

/** An idea; its decision, its end and its stage are null where it has none. */
record IdeaFacts(
        String id,
        String title,
        String status,
        String stage,
        Instant stageSince,
        String sector,
        int sectors,
        String lane,
        String lifeEvent,
        String evidence,
        boolean screened,
        Instant created,
        Instant decided,
        Instant ended,
        Instant lastEvent) {

    boolean isOpen() {
        return "open".equals(status);
    }

    /** The stage in which it is; new while it is in none yet. */
    String place() {
        return Objects.requireNonNullElse(stage, "new");
    }

    double daysToDecision() {
        return History.days(created, decided);
    }

    /** The idea as it was then: what was decided or ended later was open still. */
    IdeaFacts at(Instant moment, History.Visit last) {
        if (!lastEvent.isAfter(moment)) {
            return this;
        }
        var wasOpen = ended == null || ended.isAfter(moment);
        return new IdeaFacts(
                id,
                title,
                wasOpen ? "open" : status,
                last == null ? null : last.stage(),
                last == null ? null : last.entered(),
                sector,
                sectors,
                lane,
                lifeEvent,
                evidence,
                screened,
                created,
                History.past(decided, moment),
                History.past(ended, moment),
                last == null ? created : last.left() == null ? last.entered() : last.left());
    }

    /** The decision, or the end of an idea that never came to one; null while it waits for either. */
    Instant settled() {
        return decided != null ? decided : ended;
    }
}
