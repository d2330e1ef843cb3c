package fi.ideapolku.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Remembers for a short while which password was right, so that a client which sends it with every request does not wait for the slow
 * hash each time. Keeps a keyed digest only, and forgets it when the kept hash changes.
 */
@Component
class VerifiedPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final Cache<String, byte[]> digests = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    VerifiedPasswords() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    boolean contains(String userId, String storedHash, String password) {
        var known = digests.getIfPresent(userId);
        return known != null && MessageDigest.isEqual(known, digest(userId, storedHash, password));
    }

    void add(String userId, String storedHash, String password) {
        digests.put(userId, digest(userId, storedHash, password));
    }

    private byte[] digest(String userId, String storedHash, String password) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (var part : new String[] {userId, storedHash, password}) {
                mac.update(part.getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
