package fi.ideapolku.organisation;

import jakarta.annotation.PostConstruct;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the groups of all roles and the engine's group of administrators at start, where they are missing. */
@Component
class GroupSetup {

    private final IdentityService identity;
    private final Sectors sectors;
    private final Roles roles;
    private final TransactionOperations transaction;

    GroupSetup(IdentityService identity, Sectors sectors, Roles roles, TransactionOperations transaction) {
        this.identity = identity;
        this.sectors = sectors;
        this.roles = roles;
        this.transaction = transaction;
    }

    @PostConstruct
    void createGroups() {
        if (identity.isReadOnly()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            Set<String> existing = identity.createGroupQuery().unlimitedList().stream()
                    .map(Group::getId)
                    .collect(Collectors.toSet());
            OrganisationGroup.all(roles, sectors.all()).stream()
                    .filter(group -> !existing.contains(group.id()))
                    .forEach(group -> create(group.id(), group.name(), Groups.GROUP_TYPE_WORKFLOW));
            if (!existing.contains(Groups.CAMUNDA_ADMIN)) {
                create(Groups.CAMUNDA_ADMIN, "Camunda", Groups.GROUP_TYPE_SYSTEM);
            }
        });
    }

    private void create(String id, String name, String type) {
        Group group = identity.newGroup(id);
        group.setName(name);
        group.setType(type);
        identity.saveGroup(group);
    }
}
