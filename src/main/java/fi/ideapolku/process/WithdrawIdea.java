package fi.ideapolku.process;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.process.engine.Submission;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Withdraws an idea with a reason: its proposer or owner may, until it is decided. */
@Service
public class WithdrawIdea {

    private final RuntimeService runtime;
    private final Ideas ideas;

    WithdrawIdea(RuntimeService runtime, Ideas ideas) {
        this.runtime = runtime;
        this.ideas = ideas;
    }

    /**
     * @param values the answers to the form {@code withdrawal}
     * @throws org.camunda.bpm.engine.AuthorizationException unless the acting user is proposer or owner
     * @throws Refusal when the idea has ended or is decided, or the form does not allow the answers
     */
    @Transactional
    public void withdraw(String ideaId, Map<String, Object> values) {
        if (!ideas.get(ideaId).isOpen()) {
            throw new Refusal("ended", "The idea has ended");
        }
        runtime.createMessageCorrelation(ProcessKeys.WITHDRAWN)
                .processInstanceBusinessKey(ideaId)
                .setVariables(Submission.of(values))
                .correlate();
    }

    /** Whether the idea is his to withdraw, as its proposer or owner. */
    public static boolean mayWithdraw(Idea idea, String userId) {
        return userId.equals(idea.proposerId()) || userId.equals(idea.ownerId());
    }
}
