package fi.ideapolku.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Slows down who guesses passwords: by person and address together, by person, and by address. Each right password and each while
 * gives back a try, so nobody is locked out for good (ASVS 6.1.1, 6.3.1). Counted on each node.
 */
@Component
class LoginThrottle {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);
    private static final int REMEMBERED = 100_000;

    private final Duration oneMoreAfter;
    private final LoadingCache<String, Bucket> byPersonAndAddress;
    private final LoadingCache<String, Bucket> byPerson;
    private final LoadingCache<String, Bucket> byAddress;

    LoginThrottle(
            @Value("${ideapolku.login.wrong-per-person-and-address}") int perPersonAndAddress,
            @Value("${ideapolku.login.wrong-per-person}") int perPerson,
            @Value("${ideapolku.login.wrong-per-address}") int perAddress,
            @Value("${ideapolku.login.one-more-after}") Duration oneMoreAfter) {
        this.oneMoreAfter = oneMoreAfter;
        this.byPersonAndAddress = buckets(perPersonAndAddress, oneMoreAfter);
        this.byPerson = buckets(perPerson, oneMoreAfter.dividedBy(10));
        this.byAddress = buckets(perAddress, oneMoreAfter.dividedBy(10));
    }

    /** Counts a try. @throws TooManyAttempts when there were too many wrong ones */
    void tried(String userId, String address) {
        for (var bucket : buckets(userId, address)) {
            if (!bucket.tryConsume(1)) {
                throw new TooManyAttempts(oneMoreAfter);
            }
        }
    }

    /** Takes a try back that was right. */
    void wasRight(String userId, String address) {
        buckets(userId, address).forEach(bucket -> bucket.addTokens(1));
    }

    private List<Bucket> buckets(String userId, String address) {
        return List.of(byPersonAndAddress.get(userId + " " + address), byAddress.get(address), byPerson.get(userId));
    }

    private static LoadingCache<String, Bucket> buckets(int atOnce, Duration oneMoreAfter) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(1, oneMoreAfter))
                        .build());
    }
}
