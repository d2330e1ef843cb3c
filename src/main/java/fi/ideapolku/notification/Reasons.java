package fi.ideapolku.notification;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Why something was decided, in the words written to the proposer (S97); for the page of notices, never for mail. */
@Component
class Reasons {

    /** Where the reason of a notice stands, as record and field: the first that is filled. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "moreInfo", List.of("ideaScreening.questionsToProposer"),
            "cardReturned", List.of("cardReviewSummary.feedbackToAuthor", "cardReview.missingInformation"),
            "decision", List.of("decision.messageToProposer", "decision.justification"),
            "merged", List.of("ideaScreening.mergeReason", "decision.messageToProposer"),
            "ended:rejected",
                    List.of("decision.messageToProposer", "decision.justification", "smallOrderDecision.justification"),
            "ended:redirected", List.of("ideaScreening.redirectReason"),
            "ended:noNeed", List.of("cardReviewSummary.stopReason", "cardReview.stopReason"),
            "ended:withdrawn", List.of("withdrawal.explanation"),
            "ended:closed", List.of("cancellation.cancellationReason", "reconsider.comment"));

    private static final Set<String> RECORDS = FIELDS.values().stream()
            .flatMap(List::stream)
            .map(place -> place.substring(0, place.indexOf('.')))
            .collect(Collectors.toUnmodifiableSet());

    private final Cards cards;

    Reasons(Cards cards) {
        this.cards = cards;
    }

    /** The reasons of some notices by their ids; none where nothing was written down, or something else since then. */
    Map<Long, String> of(List<Notice> notices) {
        var reasoned = notices.stream()
                .filter(notice -> FIELDS.containsKey(key(notice)))
                .toList();
        var ideas = reasoned.stream().map(Notice::ideaId).distinct().toList();
        var records = cards.latestOf(ideas, RECORDS).stream().collect(Collectors.groupingBy(Card::ideaId));
        var reasons = new HashMap<Long, String>();
        reasoned.forEach(notice -> reason(notice, records.getOrDefault(notice.ideaId(), List.of()))
                .ifPresent(reason -> reasons.put(notice.id(), reason)));
        return reasons;
    }

    private static String key(Notice notice) {
        return notice.kind().equals("ended") ? "ended:" + notice.detail() : notice.kind();
    }

    private static Optional<String> reason(Notice notice, List<Card> records) {
        return FIELDS.get(key(notice)).stream()
                .map(place -> place.split("\\."))
                .flatMap(place -> records.stream()
                        .filter(card -> card.kind().equals(place[0])
                                && !card.createdAt().isAfter(notice.at()))
                        .map(card -> card.content().get(place[1])))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
