package fi.ideapolku.organisation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the group that does a task, also where the role has nobody who may do it. */
@Component
public class Performers {

    private static final String SECTOR_MANAGEMENT = "sectorManagement";

    private final Sectors sectors;
    private final Roles roles;
    private final Members members;

    Performers(Sectors sectors, Roles roles, Members members) {
        this.sectors = sectors;
        this.roles = roles;
        this.members = members;
    }

    /**
     * The candidate groups of a role: its own group, else the first stand-in that has somebody left.
     *
     * <p>A role of a sector goes on to the sector that acts for it, to the sectors above and to ORK's coordinator, the
     * management of a sector to the ministry; what is left goes to the portfolio manager and the owner of the process.
     *
     * @param sectorId the sector of a role of a sector, ignored for other roles
     * @param excludedUserIds people who may not do the task, because of the separation of duties
     * @return the group in a list; the role's own group where nobody at all is left
     * @throws IllegalArgumentException for an unknown role or sector, or a role of a sector without one
     */
    public List<String> groups(String roleId, String sectorId, Set<String> excludedUserIds) {
        Set<String> candidates = candidates(roles.get(roleId), sectorId);
        return candidates.stream()
                .filter(group -> isManned(List.of(group), excludedUserIds))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .map(List::of)
                .orElseThrow();
    }

    /** Whether one of the groups has somebody who is not excluded. */
    public boolean isManned(Collection<String> groupIds, Set<String> excludedUserIds) {
        return groupIds.stream()
                .flatMap(group -> members.membersOf(group).stream())
                .anyMatch(user -> !excludedUserIds.contains(user));
    }

    private Set<String> candidates(Role role, String sectorId) {
        Set<String> groups = new LinkedHashSet<>();
        if (!role.perSector()) {
            groups.add(role.id());
        } else {
            sectors.standIns(sectorId).forEach(sector -> groups.add(role.groupId(sector)));
            groups.add(role.id().equals(SECTOR_MANAGEMENT) ? "omSteering" : "orkCoordinator");
        }
        groups.add("orkPortfolioManager");
        groups.add("processOwner");
        return groups;
    }
}
