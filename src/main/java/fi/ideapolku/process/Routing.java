package fi.ideapolku.process;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Performers;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.process.engine.ModelBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code routing} in the models: who gets a task (S16, S19–S21, S95); what a person may not do is left out from the start. */
@Component
public class Routing implements ModelBean {

    private static final String JOINED = "joined-";
    private static final String OUTSIDE = "outside";
    private static final String MANDATORY = "mandatory";

    private final Ideas ideas;
    private final IdeaPath path;
    private final Performers performers;
    private final Directory directory;
    private final Roles roles;
    private final Sectors sectors;
    private final TaskRights rights;

    Routing(
            Ideas ideas,
            IdeaPath path,
            @Lazy Performers performers,
            @Lazy Directory directory,
            Roles roles,
            Sectors sectors,
            TaskRights rights) {
        this.ideas = ideas;
        this.path = path;
        this.performers = performers;
        this.directory = directory;
        this.roles = roles;
        this.sectors = sectors;
        this.rights = rights;
    }

    @Override
    public String modelName() {
        return "routing";
    }

    /** Candidate groups for one or more roles, separated by commas; a sector's role is the lead sector's. */
    public List<String> groups(DelegateExecution execution, String roleIds) {
        return groupsOf(execution, roleIds, idea(execution).leadSectorId());
    }

    /** Candidate groups for roles of a given sector. */
    public List<String> groupsOf(DelegateExecution execution, String roleIds, String sectorId) {
        var keptAway = rights.keptAway(ProcessKeys.ideaId(execution), execution.getBpmnModelElementInstance());
        return Arrays.stream(roleIds.split(","))
                .map(String::trim)
                .flatMap(role ->
                        performers.groups(role, roles.get(role).perSector() ? sectorId : null, keptAway).stream())
                .distinct()
                .toList();
    }

    /** The idea's owner, or null when nobody carries it on yet or the owner has left. */
    public String owner(DelegateExecution execution) {
        return active(idea(execution).ownerId());
    }

    /**
     * Who may take an owner's task beside the owner: the lead sector's coordinator when there is none (S94), and ORK's service
     * designers once they were asked to help (S16).
     */
    public List<String> ownerGroups(DelegateExecution execution) {
        var roles = new ArrayList<String>();
        if (owner(execution) == null) {
            roles.add("sectorCoordinator");
        }
        if (!parties(execution, PathEvent.SUPPORT_ASKED).isEmpty()) {
            roles.add(AskForSupport.SUPPORTER);
        }
        return roles.isEmpty() ? List.of() : groups(execution, String.join(",", roles));
    }

    public String proposer(DelegateExecution execution) {
        return active(idea(execution).proposerId());
    }

    /** Who answers for the implementation; the owner until a decision names somebody. */
    public String implementer(DelegateExecution execution) {
        var implementer = active(idea(execution).implementationOwnerId());
        return implementer == null ? owner(execution) : implementer;
    }

    /** The owner of the idea that this one would be merged into, or null. */
    public String mergeTargetOwner(DelegateExecution execution) {
        return active(mergeTarget(execution).ownerId());
    }

    /** The coordinator of the target's sector when the target has no owner. */
    public List<String> mergeTargetGroups(DelegateExecution execution) {
        return mergeTargetOwner(execution) == null
                ? groupsOf(
                        execution, "sectorCoordinator", mergeTarget(execution).leadSectorId())
                : List.of();
    }

    /**
     * The reviews that a card needs, {@code lens:role:mandatory}: those that the table makes mandatory, and one by each sector that
     * joined the idea by itself (S43).
     */
    public List<String> reviewers(DelegateExecution execution) {
        var lenses = execution.getVariable("reviewLenses") instanceof Collection<?> list ? list : List.of();
        var joined = parties(execution, PathEvent.SECTOR_JOINED).stream()
                .map(sector -> JOINED + sector + ":sectorOwner:" + MANDATORY);
        return Stream.concat(lenses.stream().map(String::valueOf), joined)
                .filter(lens -> lens.endsWith(":" + MANDATORY))
                .distinct()
                .sorted()
                .toList();
    }

    /** Candidate groups of one review. The outside reviewer is a service owner of another sector that the idea concerns (S53). */
    public List<String> reviewer(DelegateExecution execution, String reviewer) {
        var parts = reviewer.split(":");
        var idea = idea(execution);
        return groupsOf(execution, parts[1], reviewingSector(parts[0], idea));
    }

    private String reviewingSector(String lens, Idea idea) {
        if (lens.startsWith(JOINED)) {
            return lens.substring(JOINED.length());
        }
        return OUTSIDE.equals(lens) ? otherSector(idea) : idea.leadSectorId();
    }

    private List<String> parties(DelegateExecution execution, String act) {
        return path.partiesOf(ProcessKeys.ideaId(execution), act);
    }

    private String otherSector(Idea idea) {
        return idea.relatedSectorIds().stream()
                .filter(sector -> !sectors.get(sector).independent())
                .findFirst()
                .orElse("ORK".equals(idea.leadSectorId()) ? "OM" : "ORK");
    }

    private Idea mergeTarget(DelegateExecution execution) {
        return ideas.get(idea(execution).mergeTargetId());
    }

    private Idea idea(DelegateExecution execution) {
        return ideas.get(ProcessKeys.ideaId(execution));
    }

    private String active(String userId) {
        return userId != null && directory.isActive(userId) ? userId : null;
    }
}
