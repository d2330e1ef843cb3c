package fi.ideapolku.organisation;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks passwords so that neither the answer nor its time tells whether the person exists, and renews hashes of an older kind. */
@Component
public class Passwords {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
    private static final Pattern PREFIX = Pattern.compile("^\\{argon2id}");

    private final IdentityService identity;
    private final PasswordEncoder encoder;
    private final String nobodysHash;

    Passwords(IdentityService identity, PasswordEncoder encoder) {
        this.identity = identity;
        this.encoder = encoder;
        this.nobodysHash = encoder.encode("nobody");
    }

    /** Whether this is the person's password; takes as long for a person who does not exist. */
    public boolean check(String userId, String password) {
        if (storedHash(userId) == null) {
            encoder.matches(password, nobodysHash);
            return false;
        }
        if (!identity.checkPassword(userId, password)) {
            return false;
        }
        renew(identity.createUserQuery().userId(userId).singleResult(), password);
        return true;
    }

    /** What is kept of the person's password, or null for a person who is unknown or has none: it changes with the password. */
    public String storedHash(String userId) {
        if (!Directory.canBeId(userId)) {
            return null;
        }
        User user = identity.createUserQuery().userId(userId).singleResult();
        return user == null || user.getPassword() == null ? null : user.getPassword();
    }

    private void renew(User user, String password) {
        var stored = PREFIX.matcher(user.getPassword());
        if (stored.lookingAt() && !encoder.upgradeEncoding(stored.replaceFirst(""))) {
            return;
        }
        try {
            identity.setAuthenticatedUserId(user.getId());
            user.setPassword(password);
            identity.saveUser(user);
        } catch (ProcessEngineException refused) {
            LOG.warn("The hash of a password could not be renewed: {}", refused.getMessage());
        } finally {
            identity.clearAuthentication();
        }
    }
}
