package fi.ideapolku.insight;

import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.organisation.Sectors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The parties that tasks wait for, and how many people stand behind each: fewer than five are never named (G6). */
@Component
class Parties {

    private final Directory directory;
    private final Sectors sectors;
    private final Roles roles;

    Parties(Directory directory, Sectors sectors, Roles roles) {
        this.directory = directory;
        this.sectors = sectors;
        this.roles = roles;
    }

    /** How many different people belong to each party: the sectors, ORK, the ministry's steering and the panel's leaders. */
    Map<String, Integer> members() {
        var people = new HashMap<String, Set<String>>();
        for (var role : roles.all()) {
            if (role.perSector()) {
                sectors.active().forEach(sector -> add(people, sector.id(), role.groupId(sector.id())));
            } else {
                add(people, partyOf(role.id()), role.groupId(null));
            }
        }
        var members = new HashMap<String, Integer>();
        people.forEach((party, ids) -> members.put(party, ids.size()));
        return members;
    }

    private void add(Map<String, Set<String>> people, String party, String groupId) {
        people.computeIfAbsent(party, name -> new HashSet<>()).addAll(directory.membersOf(groupId));
    }

    private static String partyOf(String role) {
        return switch (role) {
            case "omSteering" -> "OM";
            case "panelFacilitator" -> "panel";
            default -> "ORK";
        };
    }
}
