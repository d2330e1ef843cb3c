package fi.ideapolku.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The roles of the process. */
@Component
public class Roles {

    private final Map<String, Role> byId;

    Roles() {
        byId = MasterData.read("roles.json", Role.class).stream()
                .collect(Collectors.toMap(Role::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** All roles, those of a sector first. */
    public List<Role> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The role of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Role get(String id) {
        Role role = byId.get(id);
        if (role == null) {
            throw new IllegalArgumentException("Unknown role: " + id);
        }
        return role;
    }

    /** The role that a group holds: the group's id is the role's, or begins with the id of a role of a sector. */
    public java.util.Optional<Role> ofGroup(String groupId) {
        return all().stream()
                .filter(role -> role.perSector() ? groupId.matches(role.id() + "[A-Z]+") : groupId.equals(role.id()))
                .findFirst();
    }
}
