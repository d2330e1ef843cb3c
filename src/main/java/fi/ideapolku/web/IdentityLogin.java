package fi.ideapolku.web;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Passwords;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Signs people in against the identity service. A person without groups does not work here and is refused like an unknown one; the
 * groups themselves are read anew at every request.
 */
@Component
class IdentityLogin implements AuthenticationProvider {

    private final Passwords passwords;
    private final Directory directory;
    private final LoginThrottle throttle;
    private final VerifiedPasswords verified;
    private final Audit audit;

    IdentityLogin(
            Passwords passwords, Directory directory, LoginThrottle throttle, VerifiedPasswords verified, Audit audit) {
        this.passwords = passwords;
        this.directory = directory;
        this.throttle = throttle;
        this.verified = verified;
        this.audit = audit;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var userId = attempt.getName();
        var password = String.valueOf(attempt.getCredentials());
        if (!isVerified(attempt, userId, password)) {
            verify(userId, password, address(attempt));
        }
        return UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    private boolean isVerified(Authentication attempt, String userId, String password) {
        if (!(attempt.getDetails() instanceof PasswordInEachRequest)) {
            return false;
        }
        var storedHash = passwords.storedHash(userId);
        return storedHash != null && verified.contains(userId, storedHash, password);
    }

    /** Who was refused is written down only if he exists: what was typed as a name may be a password. */
    private void verify(String userId, String password, String address) {
        throttle.tried(userId, address);
        if (!passwords.check(userId, password) || !directory.isActive(userId)) {
            audit.refused(passwords.storedHash(userId) == null ? null : userId, "signIn", null, null);
            throw new BadCredentialsException("Unknown person or wrong password");
        }
        throttle.wasRight(userId, address);
        audit.done(userId, "signIn", null, null);
        verified.add(userId, passwords.storedHash(userId), password);
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }
}
