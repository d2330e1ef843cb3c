package fi.ideapolku.notification;

import fi.ideapolku.UtcTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The secret addresses at which people's calendar programs read their due dates: one a person, told once, kept as a hash. */
@Repository
class CalendarAddresses {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarAddresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes a new address; an earlier one works no longer. @return its token, which nobody can ask for again */
    @Transactional
    String make(String userId) {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        revoke(userId);
        jdbc.sql("insert into calendar_address (user_id, token_hash, made_at) values (:user, :hash, :at)")
                .param("user", userId)
                .param("hash", hash(token))
                .param("at", UtcTime.of(clock.instant()))
                .update();
        return token;
    }

    void revoke(String userId) {
        jdbc.sql("delete from calendar_address where user_id = :user")
                .param("user", userId)
                .update();
    }

    boolean has(String userId) {
        return jdbc.sql("select count(*) from calendar_address where user_id = :user")
                        .param("user", userId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whose address this is. */
    Optional<String> userOf(String token) {
        return jdbc.sql("select user_id from calendar_address where token_hash = :hash")
                .param("hash", hash(token))
                .query(String.class)
                .optional();
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
