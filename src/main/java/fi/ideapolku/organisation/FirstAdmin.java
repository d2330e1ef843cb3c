package fi.ideapolku.organisation;

import jakarta.annotation.PostConstruct;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Creates the first administrator on PostgreSQL from the environment, once; without one nobody could let anybody in. */
@Component
@Profile("postgres")
class FirstAdmin {

    private final IdentityService identity;
    private final TransactionOperations transaction;
    private final PasswordRules rules;
    private final String id;
    private final String password;

    /** Takes the groups' set-up only to come after it. */
    FirstAdmin(
            IdentityService identity,
            TransactionOperations transaction,
            GroupSetup groups,
            PasswordRules rules,
            @Value("${ideapolku.admin.id}") String id,
            @Value("${ideapolku.admin.password}") String password) {
        this.identity = identity;
        this.transaction = transaction;
        this.rules = rules;
        this.id = id;
        this.password = password;
    }

    /** @throws IllegalStateException when a password is given that the rules of passwords refuse */
    @PostConstruct
    void create() {
        if (id.isBlank() || identity.createUserQuery().userId(id).count() > 0) {
            return;
        }
        if (!rules.allow(password, id)) {
            throw new IllegalStateException(
                    "IDEAPOLKU_ADMIN_PASSWORD must have at least %d characters and not be easy to guess"
                            .formatted(PasswordRules.MIN_LENGTH));
        }
        transaction.executeWithoutResult(status -> {
            var user = identity.newUser(id);
            user.setPassword(password);
            identity.saveUser(user);
            identity.createMembership(id, "admin");
            if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
                identity.saveGroup(identity.newGroup(Groups.CAMUNDA_ADMIN));
            }
            identity.createMembership(id, Groups.CAMUNDA_ADMIN);
        });
    }
}
