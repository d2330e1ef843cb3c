package fi.ideapolku.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is slowed down by wrong passwords, and who is not (WEB-8). */
class LoginThrottleTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void attackerIsSlowedDownAndHisVictimElsewhereIsNot() {
        var throttle = new LoginThrottle(5, 50, 100, LONG);
        IntStream.range(0, 5).forEach(n -> throttle.tried("victim", "10.0.0.1"));
        assertThatThrownBy(() -> throttle.tried("victim", "10.0.0.1")).isInstanceOf(TooManyAttempts.class);
        assertThatCode(() -> throttle.tried("victim", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void oneAddressCannotTryOnePasswordOnEverybody() {
        var throttle = new LoginThrottle(5, 50, 100, LONG);
        IntStream.range(0, 100).forEach(n -> throttle.tried("person" + n, "10.0.0.1"));
        assertThatThrownBy(() -> throttle.tried("person100", "10.0.0.1")).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void onePersonIsNotGuessedFromManyAddresses() {
        var throttle = new LoginThrottle(5, 50, 100, LONG);
        IntStream.range(0, 50).forEach(n -> throttle.tried("victim", "10.0.1." + n));
        assertThatThrownBy(() -> throttle.tried("victim", "10.0.2.1")).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void slowedDownAttemptsDoNotUseUpThoseOfThePerson() {
        var throttle = new LoginThrottle(5, 50, 10_000, LONG);
        IntStream.range(0, 5).forEach(n -> throttle.tried("victim", "10.0.0.1"));
        IntStream.range(0, 1000)
                .forEach(n -> assertThatThrownBy(() -> throttle.tried("victim", "10.0.0.1"))
                        .isInstanceOf(TooManyAttempts.class));
        assertThatCode(() -> throttle.tried("victim", "10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void nobodyIsLockedOutForGood() {
        var throttle = new LoginThrottle(1, 50, 100, Duration.ofNanos(1000));
        IntStream.range(0, 30).forEach(n -> {
            boolean allowed = false;
            while (!allowed) {
                allowed = isAllowed(throttle);
            }
        });
    }

    @Test
    void rightPasswordsAreNotCounted() {
        var throttle = new LoginThrottle(5, 50, 100, LONG);
        IntStream.range(0, 1000).forEach(n -> {
            throttle.tried("busy", "10.0.0.1");
            throttle.wasRight("busy", "10.0.0.1");
        });
    }

    private static boolean isAllowed(LoginThrottle throttle) {
        try {
            throttle.tried("person", "10.0.0.1");
            return true;
        } catch (TooManyAttempts wait) {
            return false;
        }
    }
}
