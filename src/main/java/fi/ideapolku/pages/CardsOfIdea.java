package fi.ideapolku.pages;

import static fi.ideapolku.card.Cards.IDEA_CARD;
import static fi.ideapolku.card.Cards.UNDERSTANDING_CARD;

import fi.ideapolku.card.Card;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.idea.UnknownIdea;
import fi.ideapolku.web.Shell;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The cards that the reader may see, with what the path says of them. */
final class CardsOfIdea {

    /** What tells of an idea in short, by kind of card, in this order. */
    private static final Map<String, List<String>> SUMMARY = summaryFields();

    /** Kinds that are written anew as a whole, so that their versions can be compared; all others are records side by side. */
    private static final Set<String> VERSIONED = Set.of(
            "ideaIntake",
            UNDERSTANDING_CARD,
            IDEA_CARD,
            "discoveryPlan",
            "sprintPlan",
            "panelPlan",
            "decisionProposal",
            "implementationPlan");

    /** Scores of a review, hidden until the decision is proposed, so that nobody scores by what others gave (S57). */
    private static final Set<String> SCORES = Set.of(
            "customerBenefit",
            "vulnerabilityImpact",
            "crossSectorBenefit",
            "feasibility",
            "strategicFit",
            "agencyBenefit");

    /** The step of the model that makes one decision of the sector's and ORK's. */
    private static final String COMBINED = "svcCombineDecisions";

    /** What a turn of the way is told by: the choice, then its reasons. */
    private static final Map<String, List<String>> REASONS = reasonFields();

    private final CardTexts texts;
    private final Idea idea;
    private final List<Card> cards;
    private final List<PathEvent> events;

    CardsOfIdea(CardTexts texts, Idea idea, List<Card> cards, List<PathEvent> events) {
        this.texts = texts;
        this.idea = idea;
        this.cards = cards;
        this.events = events;
    }

    List<CardText.Answer> summary(Shell shell) {
        return SUMMARY.entrySet().stream()
                .flatMap(fields -> newest(fields.getKey())
                        .flatMap(card -> text(card, shell).answersTo(fields.getValue()).stream()))
                .toList();
    }

    List<IdeaView.CardRow> rows() {
        return cards.stream()
                .filter(card -> !REASONS.containsKey(card.kind()))
                .sorted(Comparator.comparing(Card::createdAt).reversed())
                .map(card -> new IdeaView.CardRow(
                        card.id(),
                        card.kind(),
                        card.version(),
                        VERSIONED.contains(card.kind()),
                        "approved".equals(card.status()),
                        party(card),
                        card.createdAt()))
                .toList();
    }

    List<IdeaView.Decided> decisions(Shell shell) {
        return cards.stream()
                .filter(card -> REASONS.containsKey(card.kind()) && !isCombined(card))
                .sorted(Comparator.comparing(Card::createdAt).reversed())
                .map(card -> new IdeaView.Decided(
                        card.id(),
                        card.kind(),
                        party(card),
                        card.createdAt(),
                        text(card, shell).answersTo(REASONS.get(card.kind()))))
                .filter(decided -> !decided.answers().isEmpty())
                .toList();
    }

    IdeaCardView view(String cardId, Shell shell) {
        var card = cards.stream()
                .filter(one -> one.id().equals(cardId))
                .findFirst()
                .orElseThrow(() -> new UnknownIdea(cardId));
        var text = text(card, shell);
        var versions = VERSIONED.contains(card.kind())
                ? cards.stream().filter(one -> one.kind().equals(card.kind())).toList()
                : List.<Card>of();
        var earlier =
                versions.stream().filter(one -> one.version() < card.version()).reduce((one, other) -> other);
        return new IdeaCardView(
                idea,
                card,
                party(card),
                text,
                versions,
                earlier.map(Card::version).orElse(null),
                earlier.map(before -> Differences.between(text(before, shell), text))
                        .orElse(null));
    }

    private Stream<Card> newest(String kind) {
        return cards.stream()
                .filter(card -> card.kind().equals(kind))
                .max(Comparator.comparing(Card::version))
                .stream();
    }

    private CardText text(Card card, Shell shell) {
        var text = texts.of(card, titles(), shell);
        return "cardReview".equals(card.kind()) && !isProposedAfter(card.createdAt()) ? text.without(SCORES) : text;
    }

    private boolean isProposedAfter(Instant review) {
        return cards.stream()
                .anyMatch(card -> "decisionProposal".equals(card.kind())
                        && card.createdAt().isAfter(review));
    }

    private Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        cards.stream()
                .filter(card -> card.content().get("title") != null)
                .forEach(card ->
                        titles.put(card.id(), card.content().get("title").toString()));
        return titles;
    }

    /** Whether it is one of two decisions that stand as one. */
    private boolean isCombined(Card card) {
        return "decision".equals(card.kind())
                && !COMBINED.equals(card.taskKey())
                && cards.stream()
                        .anyMatch(other -> COMBINED.equals(other.taskKey())
                                && other.processInstanceId().equals(card.processInstanceId())
                                && !other.createdAt().isBefore(card.createdAt()));
    }

    /** Who submitted it, as a party: that of the task in which it was submitted. */
    private String party(Card card) {
        return events.stream()
                .filter(event -> "completed".equals(event.event())
                        && event.element().equals(card.taskKey())
                        && !event.at().isBefore(card.createdAt()))
                .map(PathEvent::party)
                .findFirst()
                .orElse("ideaIntake".equals(card.kind()) ? idea.leadSectorId() : null);
    }

    private static Map<String, List<String>> summaryFields() {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("ideaIntake", List.of("problemStatement", "endCustomer"));
        fields.put(UNDERSTANDING_CARD, List.of("howMightWe", "needs", "customerBenefit"));
        fields.put(IDEA_CARD, List.of("ideaSummary", "successMeasure"));
        return fields;
    }

    private static Map<String, List<String>> reasonFields() {
        return Map.ofEntries(
                Map.entry(
                        "ideaScreening",
                        List.of(
                                "screeningOutcome",
                                "questionsToProposer",
                                "mergeTargetId",
                                "mergeReason",
                                "redirectTo",
                                "redirectReason",
                                "fastLaneDeclineReason",
                                "depthReason")),
                Map.entry("mergeConfirm", List.of("accept", "takenOver", "reason")),
                Map.entry(
                        "smallOrderDecision",
                        List.of("smallOrderOutcome", "justification", "deliveryDueDate", "agreedWorkDays")),
                Map.entry("researchPlanCheck", List.of("checkOutcome", "conditions")),
                Map.entry(
                        "cardReview",
                        List.of("verdict", "observations", "missingInformation", "stopReason", "recommendations")),
                Map.entry(
                        "cardReviewSummary",
                        List.of("reviewSummaryOutcome", "feedbackToAuthor", "requiredChanges", "stopReason")),
                Map.entry(
                        "decision",
                        List.of(
                                "decision",
                                "justification",
                                "customerImpact",
                                "conditions",
                                "approvedBudgetEur",
                                "approvedWorkDays",
                                "trialEndDate",
                                "reviewDate",
                                "mergeTargetId",
                                "messageToProposer")),
                Map.entry("reconsider", List.of("reconsiderOutcome", "comment", "reviewDate")),
                Map.entry("deviationDecision", List.of("deviationDecision", "justification", "newEndDate")),
                Map.entry("trialEvaluation", List.of("trialOutcome", "trialEndReason", "learned")),
                Map.entry("withdrawal", List.of("withdrawReason", "explanation")),
                Map.entry("cancellation", List.of("cancellationReason")),
                Map.entry("lessonsEdit", List.of("approvedForPublication", "notPublishedReason")));
    }
}
