package fi.ideapolku.process.engine;

import fi.ideapolku.audit.Audit;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Refuses every command of a web request in which nobody is signed in, whichever path led to it; only who somebody is may be asked
 * before he is known. The engine's own interfaces put their user aside for some of their reading, so the request's user counts too.
 */
class NamedUsersOnly extends CommandInterceptor {

    private static final Set<String> SIGN_IN = Set.of(
            "CreateUserQueryCmd",
            "CreateGroupQueryCmd",
            "CreateTenantQueryCmd",
            "CheckPassword",
            "AuthorizationCheckCmd");

    private final Supplier<IdentityService> identities;

    NamedUsersOnly(Supplier<IdentityService> identities) {
        this.identities = identities;
    }

    /** @throws AuthorizationException when nobody is signed in */
    @Override
    public <T> T execute(Command<T> command) {
        if (isInRequest() && !isSignIn(command) && !isSomebodySignedIn()) {
            throw new AuthorizationException("Nobody is signed in for this");
        }
        return next.execute(command);
    }

    private boolean isSomebodySignedIn() {
        if (identities.get().getCurrentAuthentication() != null) {
            return true;
        }
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.isAuthenticated() && !(signedIn instanceof AnonymousAuthenticationToken);
    }

    private static boolean isInRequest() {
        return MDC.get(Audit.CORRELATION_ID) != null;
    }

    private static boolean isSignIn(Command<?> command) {
        return command instanceof UserQuery
                || command instanceof GroupQuery
                || command instanceof TenantQuery
                || SIGN_IN.contains(command.getClass().getSimpleName());
    }
}
