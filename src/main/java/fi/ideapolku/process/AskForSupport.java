package fi.ideapolku.process;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.engine.Refusal;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks ORK to help with an idea (S16): its service designers may take the owner's tasks, those that are open and those to come. */
@Service
public class AskForSupport {

    static final String SUPPORTER = "orkServiceDesigner";

    private static final List<String> SECTOR_ROLES = List.of("sectorCoordinator", "sectorOwner");

    private final OpenIdeas open;
    private final Ideas ideas;
    private final IdeaPath path;
    private final Directory directory;
    private final TaskService tasks;
    private final ActingUser user;

    AskForSupport(OpenIdeas open, Ideas ideas, IdeaPath path, Directory directory, TaskService tasks, ActingUser user) {
        this.open = open;
        this.ideas = ideas;
        this.path = path;
        this.directory = directory;
        this.tasks = tasks;
        this.user = user;
    }

    /**
     * @throws AuthorizationException unless the acting user is its proposer or owner, or coordinates or owns services in a sector
     *     of the idea
     * @throws Refusal when the idea has ended, or was asked for already
     */
    @Transactional
    public void ask(String ideaId) {
        var idea = open.locked(ideaId, user.id());
        if (!isIdeas(user.id(), idea)) {
            throw new AuthorizationException("Only an idea's own people and sectors may ask for support");
        }
        if (isAsked(idea)) {
            throw new Refusal("supportAsked", "Support was asked for already");
        }
        open.carriersTasks(idea).forEach(task -> tasks.addCandidateGroup(task.getId(), SUPPORTER));
        open.append(idea, PathEvent.SUPPORT_ASKED, Party.ORK, SUPPORTER);
    }

    /** Whether the user may ask for support for the idea, which nobody has done yet. */
    public boolean mayAsk(Idea idea, String userId) {
        return isIdeas(userId, idea) && !isAsked(idea);
    }

    private boolean isAsked(Idea idea) {
        return !path.partiesOf(idea.id(), PathEvent.SUPPORT_ASKED).isEmpty();
    }

    private boolean isIdeas(String userId, Idea idea) {
        var groups = directory.groupsOf(userId);
        return ideas.peopleOf(idea.id(), "proposer", "coProposer").contains(userId)
                || userId.equals(idea.ownerId())
                || idea.sectorIds().stream()
                        .anyMatch(sector -> SECTOR_ROLES.stream().anyMatch(role -> groups.contains(role + sector)));
    }
}
