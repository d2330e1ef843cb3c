package fi.ideapolku.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One act, without its content.
 *
 * @param userId who; null for the system itself and for somebody who did not sign in
 * @param roles the groups he had then, separated by commas; null when not known
 * @param action what, as {@code task.completed}
 * @param outcome {@code ok} or {@code refused}
 * @param object the task, card, page or person it was about, by id
 * @param address where the request came from
 * @param correlationId the same in every line of the log that this request wrote
 */
public record AuditRow(
        long seq,
        Instant at,
        String userId,
        String roles,
        String action,
        String outcome,
        String ideaId,
        String object,
        String address,
        String correlationId) {

    private static final String SEPARATOR = "\u001f";

    /** The row as the seal hashes it: every column, so that no change goes unseen. */
    String canonical() {
        return Stream.of(
                        seq,
                        at.truncatedTo(ChronoUnit.MILLIS),
                        userId,
                        roles,
                        action,
                        outcome,
                        ideaId,
                        object,
                        address,
                        correlationId)
                .map(value -> Objects.toString(value, ""))
                .collect(Collectors.joining(SEPARATOR));
    }
}
