package fi.ideapolku.organisation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A group of people who hold one role, in one sector or in the whole branch.
 *
 * @param sector {@code null} for a role of the whole branch
 */
record OrganisationGroup(Role role, Sector sector) {

    /** The groups of all roles, those of a sector in each of the sectors. */
    static List<OrganisationGroup> all(Roles roles, List<Sector> sectors) {
        return roles.all().stream()
                .flatMap(role -> role.perSector()
                        ? sectors.stream().map(sector -> new OrganisationGroup(role, sector))
                        : Stream.of(new OrganisationGroup(role, null)))
                .toList();
    }

    String id() {
        return role.groupId(sector == null ? null : sector.id());
    }

    String name() {
        return sector == null ? finnish(role.name()) : finnish(role.name()) + ", " + finnish(sector.name());
    }

    private static String finnish(Map<String, String> name) {
        return name.get("fi");
    }
}
