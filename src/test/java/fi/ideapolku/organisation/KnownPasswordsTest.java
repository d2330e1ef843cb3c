package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.web.OverHttp;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The guard against people of the demonstration in an installation for real use, on a database that has them. */
class KnownPasswordsTest extends OverHttp {

    @Autowired
    IdentityService identities;

    @Autowired
    Sectors sectors;

    @Autowired
    Roles roles;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void applicationDoesNotStartWhileSomebodyHasTheKnownPassword() {
        var guard = new KnownPasswords(identities, sectors, roles);
        assertThatThrownBy(guard::refuse)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("profile demo");
    }

    @Test
    void applicationStartsWhenNobodyHasIt() {
        transaction.executeWithoutResult(status -> {
            identities.createUserQuery().unlimitedList().forEach(user -> identities.deleteUser(user.getId()));
            assertThatCode(new KnownPasswords(identities, sectors, roles)::refuse)
                    .doesNotThrowAnyException();
            status.setRollbackOnly();
        });
    }
}
