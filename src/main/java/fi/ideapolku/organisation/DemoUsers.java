package fi.ideapolku.organisation;

import jakarta.annotation.PostConstruct;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives every group of the demonstration one person, and a second one where one may not do both of two tasks; so too the
 * staff of a sector, whose five people figures may then name as a party.
 */
@Component
@Profile("demo")
class DemoUsers {

    static final String PASSWORD = "demo";
    private static final Set<String> WITH_A_SECOND =
            Set.of("sectorStaff", "orkCoordinator", "orkServiceDesigner", "orkApprover");

    private final IdentityService identity;
    private final Sectors sectors;
    private final Roles roles;
    private final TransactionOperations transaction;

    /** Takes the groups' set-up only to come after it. */
    DemoUsers(
            IdentityService identity,
            Sectors sectors,
            Roles roles,
            TransactionOperations transaction,
            GroupSetup groupSetup) {
        this.identity = identity;
        this.sectors = sectors;
        this.roles = roles;
        this.transaction = transaction;
    }

    @PostConstruct
    void createUsers() {
        if (identity.isReadOnly()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            Set<String> existing = identity.createUserQuery().unlimitedList().stream()
                    .map(User::getId)
                    .collect(Collectors.toSet());
            for (OrganisationGroup group : OrganisationGroup.all(roles, sectors.active())) {
                create(group, "", existing);
                if (WITH_A_SECOND.contains(group.role().id())) {
                    create(group, "2", existing);
                }
            }
        });
    }

    private void create(OrganisationGroup group, String suffix, Set<String> existing) {
        String id = idOf(group, suffix);
        if (existing.contains(id)) {
            return;
        }
        User user = identity.newUser(id);
        user.setFirstName(finnish(group.role().name()) + suffix(suffix));
        user.setLastName(group.sector() == null ? null : finnish(group.sector().name()));
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        identity.createMembership(id, group.id());
        if (group.role().id().equals("admin")) {
            identity.createMembership(id, Groups.CAMUNDA_ADMIN);
        }
    }

    /** Id of a group's person; the second one's ends with its suffix. */
    static String idOf(OrganisationGroup group, String suffix) {
        return group.id().toLowerCase(Locale.ROOT) + suffix;
    }

    private static String suffix(String suffix) {
        return suffix.isEmpty() ? "" : " " + suffix;
    }

    private static String finnish(Map<String, String> name) {
        return name.get("fi");
    }
}
