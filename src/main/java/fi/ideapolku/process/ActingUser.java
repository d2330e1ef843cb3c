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
        var authentication = identities.getCurrentAuthentication();
        if (authentication == null || authentication.getUserId() == null) {
            throw new Refusal("Nobody is signed in for this");
        }
        return authentication.getUserId();
    }
}
