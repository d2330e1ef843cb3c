package fi.ideapolku.organisation;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are hashed: Argon2id, at a cost that the configuration sets. */
@Configuration(proxyBeanMethods = false)
class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    /**
     * @param memoryKib memory of one hash in KiB, at least 8
     * @param iterations passes over it, at least 1
     */
    @Bean
    PasswordEncoder passwordEncoder(
            @Value("${ideapolku.password.memory-kib}") int memoryKib,
            @Value("${ideapolku.password.iterations}") int iterations) {
        return new FewAtOnce(
                new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, memoryKib, iterations),
                new Semaphore(Runtime.getRuntime().availableProcessors()));
    }

    /** Hashes no more passwords at once than there are places: each holds its own memory, and more would not be faster. */
    record FewAtOnce(PasswordEncoder encoder, Semaphore places) implements PasswordEncoder {

        @Override
        public String encode(CharSequence password) {
            return inPlace(() -> encoder.encode(password));
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            return inPlace(() -> encoder.matches(password, hash));
        }

        @Override
        public boolean upgradeEncoding(String hash) {
            return encoder.upgradeEncoding(hash);
        }

        private <T> T inPlace(Supplier<T> work) {
            places.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                places.release();
            }
        }
    }
}
