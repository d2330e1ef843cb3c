package fi.ideapolku.process;

import fi.ideapolku.process.engine.Refusal;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The user on whose behalf the engine acts in this thread; nobody acts without a name. */
@Component
class ActingUser {

    private final IdentityService identities;

    ActingUser(@Lazy IdentityService identities) {
        this.identities = identities;
    }

    /** @throws Refusal when the call carries no user */
    String id() {
        var id = idOrNull();
        if (id == null) {
            throw new Refusal("Nobody is signed in for this");
        }
        return id;
    }

    /** The user, or null when the engine acts by itself. */
    String idOrNull() {
        var authentication = identities.getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }
}
