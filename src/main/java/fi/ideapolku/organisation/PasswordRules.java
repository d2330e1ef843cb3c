package fi.ideapolku.organisation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * What a password must be: long, and not one that is guessed first (ASVS 6.2.1, 6.2.4). Which kinds of characters it has is nobody's
 * business (6.2.5).
 */
@Component
class PasswordRules implements PasswordPolicy {

    static final int MIN_LENGTH = 15;
    static final int MAX_LENGTH = 128;

    @Override
    public List<PasswordPolicyRule> getRules() {
        return List.of(new Length(), new NotGuessedFirst());
    }

    /** Whether the rules allow the password for this person. */
    boolean allow(String password, String userId) {
        return hasLength(password) && !BlockedPasswords.isBlocked(password, userId);
    }

    private static boolean hasLength(String password) {
        var length = password.codePointCount(0, password.length());
        return length >= MIN_LENGTH && length <= MAX_LENGTH;
    }

    /** Long enough to be hard to guess, short enough to be hashed at once. */
    private static class Length implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_LENGTH";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of("minLength", String.valueOf(MIN_LENGTH));
        }

        @Override
        public boolean execute(String candidate) {
            return hasLength(candidate);
        }
    }

    /** Not built of the words, rows of keys and names that are tried first. */
    private static class NotGuessedFirst implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "PASSWORD_POLICY_USER_DATA";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String candidate) {
            return !BlockedPasswords.isBlocked(candidate, "");
        }

        @Override
        public boolean execute(String candidate, User user) {
            return !BlockedPasswords.isBlocked(
                    candidate, user == null ? "" : user.getId().toLowerCase(Locale.ROOT));
        }
    }
}
