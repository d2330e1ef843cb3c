package fi.ideapolku.organisation;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People whom the organisation's own sign-in service knows: kept here by id, name and groups, without a password, so that tasks can be
 * given to them.
 */
@Component
public class ExternalPeople {

    private final IdentityService identity;
    private final Directory directory;

    ExternalPeople(IdentityService identity, Directory directory) {
        this.identity = identity;
        this.directory = directory;
    }

    /**
     * Takes over what the service says of somebody who signs in.
     *
     * @param groupIds his groups from now on, exactly; ids that are no group here are left out
     * @return whether he works here: has an id that can be one, and at least one group
     */
    @Transactional
    public boolean signedIn(String id, String firstName, String lastName, Set<String> groupIds) {
        if (!Directory.canBeId(id)) {
            return false;
        }
        try {
            identity.setAuthenticatedUserId(id);
            var user = identity.createUserQuery().userId(id).singleResult();
            if (user == null) {
                user = identity.newUser(id);
            }
            user.setFirstName(firstName);
            user.setLastName(lastName);
            identity.saveUser(user);
            return setGroups(id, groupIds);
        } finally {
            identity.clearAuthentication();
        }
    }

    private boolean setGroups(String id, Set<String> groupIds) {
        var before = directory.groupsOf(id);
        var now = new HashSet<String>();
        for (var group : groupIds) {
            if (identity.createGroupQuery().groupId(group).count() > 0) {
                now.add(group);
            }
        }
        before.stream().filter(group -> !now.contains(group)).forEach(group -> identity.deleteMembership(id, group));
        now.stream().filter(group -> !before.contains(group)).forEach(group -> identity.createMembership(id, group));
        return !now.isEmpty();
    }
}
