package fi.ideapolku.idea;

import java.time.Instant;
import java.util.List;

/**
 * A development idea as lists and rules see it; its texts are cards.
 *
 * @param status {@code open} until it ends, then its outcome
 * @param stage the process that it is in, null before the first and after the last one
 * @param lane {@code normal} or {@code fast} (S92)
 * @param screened false until the screening has accepted it; until then few may see it
 * @param decidedAt when the decision was made; null before
 */
public record Idea(
        String id,
        String title,
        String status,
        String stage,
        Instant stageSince,
        String leadSectorId,
        List<String> relatedSectorIds,
        String proposerId,
        String ownerId,
        String implementationOwnerId,
        String lifeEvent,
        String ideaType,
        String evidenceLevel,
        String lane,
        String depth,
        String understandingCardId,
        String mergeTargetId,
        String parentIdeaId,
        boolean screened,
        Instant decidedAt,
        Instant createdAt,
        Instant endedAt) {

    public static final String OPEN = "open";

    public boolean isOpen() {
        return OPEN.equals(status);
    }

    /** The lead sector and the related ones, each once (S43). */
    public List<String> sectorIds() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(leadSectorId), relatedSectorIds.stream())
                .distinct()
                .toList();
    }
}
