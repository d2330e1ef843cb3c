package fi.ideapolku.organisation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** People and their groups, as the engine's identity service knows them. */
@Component
public class Directory implements Members {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private final IdentityService identity;
    private final Sectors sectors;
    private final Roles roles;

    Directory(IdentityService identity, Sectors sectors, Roles roles) {
        this.identity = identity;
        this.sectors = sectors;
        this.roles = roles;
    }

    /** Whether a person could have this id. */
    static boolean canBeId(String text) {
        return text != null && ID.matcher(text).matches();
    }

    /** Whether the person works here: is known and belongs to some group. */
    public boolean isActive(String userId) {
        return userId != null && !groupsOf(userId).isEmpty();
    }

    /** Ids of the person's groups; empty for an unknown person. */
    public Set<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).unlimitedList().stream()
                .map(Group::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of the people in the group, in order; empty for an unknown group. */
    @Override
    public List<String> membersOf(String groupId) {
        return identity.createUserQuery().memberOfGroup(groupId).orderByUserId().asc().unlimitedList().stream()
                .map(User::getId)
                .toList();
    }

    /** Id of the sector whose group the person belongs to; the first in official order if there are several. */
    public Optional<String> sectorOf(String userId) {
        Set<String> groups = groupsOf(userId);
        return sectors.all().stream()
                .map(Sector::id)
                .filter(sector -> roles.all().stream()
                        .filter(Role::perSector)
                        .anyMatch(role -> groups.contains(role.groupId(sector))))
                .findFirst();
    }

    /** The people who could do the person's tasks in his absence: his sector's, or ORK's, or those of the same group. */
    public Set<String> colleaguesOf(String userId) {
        var groups = groupsOf(userId);
        var shared = sectorOf(userId)
                .map(sector -> roles.all().stream()
                        .filter(Role::perSector)
                        .map(role -> role.groupId(sector))
                        .toList())
                .orElseGet(() -> roles.all().stream()
                        .map(Role::id)
                        .filter(id -> groups.contains(id)
                                || isOfOrk(id) && groups.stream().anyMatch(Directory::isOfOrk))
                        .toList());
        return shared.stream()
                .flatMap(group -> membersOf(group).stream())
                .filter(colleague -> !colleague.equals(userId))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static boolean isOfOrk(String groupId) {
        return groupId.startsWith("ork");
    }

    /** Name of the person, or the id where no name is known. */
    public String displayName(String userId) {
        User user = identity.createUserQuery().userId(userId).singleResult();
        if (user == null) {
            return userId;
        }
        String name = Stream.of(user.getFirstName(), user.getLastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .strip();
        return name.isEmpty() ? userId : name;
    }

    /** Where the person gets mail; empty when no address is known. */
    public Optional<String> mailAddress(String userId) {
        return Optional.ofNullable(identity.createUserQuery().userId(userId).singleResult())
                .map(User::getEmail)
                .filter(address -> !address.isBlank());
    }
}
