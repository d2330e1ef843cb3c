package fi.ideapolku.process;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.engine.Refusal;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** ORK takes the ball (S94): its coordinator becomes the idea's owner and gets the tasks that wait for the owner. */
@Service
public class TakeTheBall {

    private static final String TAKER = "orkCoordinator";

    private final OpenIdeas open;
    private final Ideas ideas;
    private final Cards cards;
    private final Directory directory;
    private final TaskService tasks;
    private final ActingUser user;

    TakeTheBall(OpenIdeas open, Ideas ideas, Cards cards, Directory directory, TaskService tasks, ActingUser user) {
        this.open = open;
        this.ideas = ideas;
        this.cards = cards;
        this.directory = directory;
        this.tasks = tasks;
        this.user = user;
    }

    /**
     * @throws AuthorizationException unless the acting user is a coordinator of ORK
     * @throws Refusal when the idea has ended, he owns it already, or he prepared the decision that is still to be made
     */
    @Transactional
    public void take(String ideaId) {
        var taker = user.id();
        var idea = open.locked(ideaId, taker);
        if (!directory.groupsOf(taker).contains(TAKER)) {
            throw new AuthorizationException("Only a coordinator of ORK takes the ball");
        }
        if (taker.equals(idea.ownerId())) {
            throw new Refusal("owned", "The idea has this owner already");
        }
        if (preparedDecision(idea, taker)) {
            throw new Refusal("separation", "Whoever prepared the decision of an idea may not own it");
        }
        ideas.write(ideaId, "ownerId", taker);
        ideas.relate(ideaId, taker, "owner");
        if (idea.implementationOwnerId() != null) {
            ideas.write(ideaId, "implementationOwnerId", taker);
        }
        open.carriersTasks(idea).forEach(task -> tasks.setAssignee(task.getId(), taker));
        open.append(idea, PathEvent.BALL_TAKEN, Party.ORK, TAKER);
    }

    /** Whether the user may take the ball of open ideas that others own. */
    public boolean mayTake(Idea idea, String userId) {
        return !userId.equals(idea.ownerId()) && directory.groupsOf(userId).contains(TAKER);
    }

    private boolean preparedDecision(Idea idea, String userId) {
        return idea.decidedAt() == null
                && cards.authorsIn(idea.id(), "taskPrepareDecision").contains(userId);
    }
}
