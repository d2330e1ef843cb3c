package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What a wrong sign-in costs (WEB-9). */
class PasswordsTest {

    private final IdentityService identity = mock(IdentityService.class, RETURNS_DEEP_STUBS);
    private final PasswordEncoder encoder = mock(PasswordEncoder.class);

    @Test
    void unknownPersonCostsAsMuchAsAWrongPassword() {
        when(encoder.encode(any())).thenReturn("hash of nobody");
        when(identity.createUserQuery().userId("unknown").singleResult()).thenReturn(null);
        assertThat(new Passwords(identity, encoder).check("unknown", "guess")).isFalse();
        verify(encoder).matches("guess", "hash of nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "nul\0", "' or 1=1 --"})
    void idThatNobodyCanHaveNeverReachesTheDatabase(String userId) {
        assertThat(new Passwords(identity, encoder).check(userId, "guess")).isFalse();
        verifyNoInteractions(identity);
        verify(encoder).matches(eq("guess"), any());
    }

    @Test
    void noMorePasswordsAreHashedAtOnceThanThereArePlaces() throws Exception {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        when(encoder.matches(any(), any())).thenAnswer(call -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            atOnce.decrementAndGet();
            return true;
        });
        var bounded = new PasswordHashing.FewAtOnce(encoder, new Semaphore(1));

        IntStream.range(0, 200).parallel().forEach(n -> bounded.matches("guess", "hash"));

        assertThat(most).hasValue(1);
        assertThat(bounded.places().availablePermits()).isEqualTo(1);
    }
}
