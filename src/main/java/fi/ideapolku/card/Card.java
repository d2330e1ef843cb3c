package fi.ideapolku.card;

import java.time.Instant;
import java.util.Map;

/**
 * One version of a card or record: what somebody submitted with a form, readable for ever in the version of that form.
 *
 * @param kind what it is a version of, for example {@code understandingCard}; see {@link Cards#kindOf}
 * @param version 1, 2, … within the idea and kind
 * @param status {@code submitted}, {@code approved} for a locked understanding card, or {@code takenBack}
 * @param deploymentId the deployment that holds the form with {@code formKey}
 * @param authorId who submitted it
 * @param onBehalfOf for whom he acted as a substitute, or null
 * @param content the answers by field key
 */
public record Card(
        String id,
        String ideaId,
        String kind,
        int version,
        String status,
        String formKey,
        String deploymentId,
        String taskKey,
        String processInstanceId,
        String authorId,
        String onBehalfOf,
        String publicity,
        Map<String, Object> content,
        Instant createdAt,
        Instant approvedAt) {

    /** Whether the user submitted it, or a substitute did for him. */
    public boolean isBy(String userId) {
        return userId.equals(authorId) || userId.equals(onBehalfOf);
    }
}
