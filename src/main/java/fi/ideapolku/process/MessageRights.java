package fi.ideapolku.process;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.engine.Refusal;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who may interrupt an idea by message, and until when (C2): withdrawal before the decision, cancellation after it. */
@Component
class MessageRights {

    private final Ideas ideas;
    private final Cards cards;
    private final Directory directory;
    private final ActingUser user;

    MessageRights(Ideas ideas, Cards cards, @Lazy Directory directory, ActingUser user) {
        this.ideas = ideas;
        this.cards = cards;
        this.directory = directory;
        this.user = user;
    }

    void check(String ideaId, String formKey) {
        switch (formKey) {
            case "withdrawal" -> checkWithdrawal(ideaId);
            case "cancellation" -> checkCancellation(ideaId);
            default -> checkFacilitator();
        }
    }

    private void checkWithdrawal(String ideaId) {
        var idea = ideas.get(ideaId);
        if (!WithdrawIdea.mayWithdraw(idea, user.id())) {
            throw new AuthorizationException("Only the proposer or the owner may withdraw an idea");
        }
        if (idea.decidedAt() != null) {
            throw new Refusal("decided", "The idea is decided and can no longer be withdrawn");
        }
    }

    private void checkCancellation(String ideaId) {
        var decided = cards.of(ideaId).stream()
                .anyMatch(card ->
                        "decision".equals(card.kind()) && card.authorId().equals(user.id()));
        if (!decided) {
            throw new AuthorizationException("Only who decided the idea may cancel it");
        }
        if (ideas.get(ideaId).decidedAt() == null) {
            throw new Refusal("The idea is not decided yet: it can be withdrawn");
        }
    }

    private void checkFacilitator() {
        if (!directory.groupsOf(user.id()).contains("orkServiceDesigner")) {
            throw new AuthorizationException("Only the facilitator may cancel a sprint");
        }
    }
}
