package fi.ideapolku.process;

import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.engine.Refusal;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a sector join an idea of another one (S43): it counts among the idea's sectors and reviews its next card. */
@Service
public class JoinSector {

    private final OpenIdeas open;
    private final Ideas ideas;
    private final Directory directory;
    private final ActingUser user;

    JoinSector(OpenIdeas open, Ideas ideas, Directory directory, ActingUser user) {
        this.open = open;
        this.ideas = ideas;
        this.directory = directory;
        this.user = user;
    }

    /**
     * @param sectorId a sector that the acting user coordinates
     * @throws AuthorizationException unless he does
     * @throws Refusal when the idea has ended, or the sector takes part already
     */
    @Transactional
    public void join(String ideaId, String sectorId) {
        var idea = open.locked(ideaId, user.id());
        if (!directory.groupsOf(user.id()).contains("sectorCoordinator" + sectorId)) {
            throw new AuthorizationException("Only a sector's coordinator lets it join an idea");
        }
        if (idea.sectorIds().contains(sectorId)) {
            throw new Refusal("joined", "The sector takes part already");
        }
        ideas.join(ideaId, sectorId);
        open.append(idea, PathEvent.SECTOR_JOINED, sectorId, "sectorCoordinator" + sectorId);
    }
}
