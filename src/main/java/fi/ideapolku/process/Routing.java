package fi.ideapolku.process;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Performers;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.process.engine.ModelBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code routing} in the models: who gets a task (S16, S19–S21, S95); what a person may not do is left out from the start. */
@Component
public class Routing implements ModelBean {

    private static final String OUTSIDE = "outside";
    private static final String MANDATORY = "mandatory";

    private final Ideas ideas;
    private final Performers performers;
    private final Directory directory;
    private final Roles roles;
    private final Sectors sectors;
    private final TaskRights rights;

    Routing(
            Ideas ideas,
            @Lazy Performers performers,
            @Lazy Directory directory,
            Roles roles,
            Sectors sectors,
            TaskRights rights) {
        this.ideas = ideas;
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
        var keptAway = rights.keptAway(execution, execution.getBpmnModelElementInstance());
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

    /** Who names an owner when there is none: the lead sector's coordinator (S94). */
    public List<String> ownerGroups(DelegateExecution execution) {
        return owner(execution) == null ? groups(execution, "sectorCoordinator") : List.of();
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

    /** The reviews that a card needs, {@code lens:role:mandatory}; those that the table leaves optional are not asked for. */
    public List<String> reviewers(DelegateExecution execution) {
        var lenses = execution.getVariable("reviewLenses") instanceof Collection<?> list ? list : List.of();
        return lenses.stream()
                .map(String::valueOf)
                .filter(lens -> lens.endsWith(":" + MANDATORY))
                .distinct()
                .sorted()
                .toList();
    }

    /** Candidate groups of one review. The outside reviewer is a service owner of another sector that the idea concerns (S53). */
    public List<String> reviewer(DelegateExecution execution, String reviewer) {
        var parts = reviewer.split(":");
        var idea = idea(execution);
        return groupsOf(execution, parts[1], OUTSIDE.equals(parts[0]) ? otherSector(idea) : idea.leadSectorId());
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
