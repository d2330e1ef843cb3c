package fi.ideapolku.process;

import fi.ideapolku.card.Cards;
import fi.ideapolku.process.engine.Refusal;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * What must be there before a stage: understanding before idea (S13), an idea card before its decision, a decision before work.
 * It reads our own tables, so no variable that a client sets can open it, and it holds after modification and migration too.
 */
@Component
class Gate {

    private final Cards cards;
    private final Map<String, Predicate<String>> preconditions;

    Gate(Cards cards) {
        this.cards = cards;
        this.preconditions = Map.of(
                ProcessKeys.IDEA_CARD, this::isUnderstood,
                ProcessKeys.DECISION, idea -> isUnderstood(idea) && hasIdeaCard(idea),
                ProcessKeys.IMPLEMENTATION, idea -> isUnderstood(idea) && hasIdeaCard(idea) && isDecided(idea));
    }

    /** @throws Refusal when the idea may not be in this stage */
    void check(String ideaId, String stage) {
        var allowed = preconditions.getOrDefault(stage, idea -> true);
        if (ideaId == null || !allowed.test(ideaId)) {
            throw new Refusal("The idea %s may not enter %s yet: %s"
                    .formatted(
                            ideaId,
                            stage,
                            "understanding comes before the idea, and the idea card before its decision"));
        }
    }

    private boolean isUnderstood(String ideaId) {
        return cards.understandingOf(ideaId).isPresent();
    }

    private boolean hasIdeaCard(String ideaId) {
        return cards.latest(ideaId, Cards.IDEA_CARD).isPresent();
    }

    private boolean isDecided(String ideaId) {
        return cards.latest(ideaId, "decision").isPresent();
    }
}
