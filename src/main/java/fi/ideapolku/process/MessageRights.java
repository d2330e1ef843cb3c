package fi.ideapolku.process;

import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who may interrupt an idea by message, and until when (C2): withdrawal before the decision, cancellation after it. */
@Component
class MessageRights {

    private final Ideas ideas;
    private final IdeaRights rights;
    private final Directory directory;
    private final ActingUser user;

    MessageRights(Ideas ideas, IdeaRights rights, @Lazy Directory directory, ActingUser user) {
        this.ideas = ideas;
        this.rights = rights;
        this.directory = directory;
        this.user = user;
    }

    void check(String ideaId, String formKey) {
        switch (formKey) {
            case "withdrawal" -> rights.check(IdeaRights.Right.WITHDRAW, ideas.get(ideaId), user.id());
            case "cancellation" -> rights.check(IdeaRights.Right.CANCEL, ideas.get(ideaId), user.id());
            default -> checkFacilitator();
        }
    }

    private void checkFacilitator() {
        if (!directory.groupsOf(user.id()).contains("orkServiceDesigner")) {
            throw new AuthorizationException("Only the facilitator may cancel a sprint");
        }
    }
}
