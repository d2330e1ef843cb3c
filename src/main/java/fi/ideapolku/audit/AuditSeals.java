package fi.ideapolku.audit;

import fi.ideapolku.UtcTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Seals the audit trail: each seal holds the hash of the rows since the seal before and of that seal, so that nobody changes, adds or
 * takes away a row unseen. Each new hash goes into the log too, which is kept elsewhere.
 */
@Component
class AuditSeals {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSeals.class);
    private static final int SEALS_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Duration settled;

    /** @param settled how old a row is when it is sealed: longer than any transaction, so that none comes in behind the seal */
    AuditSeals(JdbcClient jdbc, AuditTrail trail, @Value("${ideapolku.audit.settled-after}") Duration settled) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.settled = settled;
    }

    record Seal(long number, long upTo, String hash) {

        static final Seal NONE = new Seal(0, 0, "");
    }

    /** Seals what has settled; of several nodes one does. */
    @Scheduled(fixedDelayString = "${ideapolku.audit.seal-every}")
    void seal() {
        sealUntil(Instant.now().minus(settled));
    }

    void sealUntil(Instant moment) {
        var last = last().orElse(Seal.NONE);
        var upTo = trail.newestBefore(moment, last.upTo());
        if (upTo == last.upTo()) {
            return;
        }
        var hash = hash(last.hash(), trail.between(last.upTo(), upTo));
        try {
            jdbc.sql("insert into audit_seal (number, up_to, hash, sealed_at) values (:number, :upTo, :hash, :now)")
                    .param("number", last.number() + 1)
                    .param("upTo", upTo)
                    .param("hash", hash)
                    .param("now", UtcTime.of(Instant.now()))
                    .update();
            LOG.info("Audit trail sealed up to row {}: seal {}, {}", upTo, last.number() + 1, hash);
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            LOG.debug("Another node sealed the audit trail");
        }
    }

    /** The first seal that does not fit its rows, or nothing when the trail is whole. */
    Optional<Seal> firstBroken() {
        var last = Seal.NONE;
        var seals = after(last);
        while (!seals.isEmpty()) {
            for (var seal : seals) {
                if (seal.number() != last.number() + 1
                        || !seal.hash().equals(hash(last.hash(), trail.between(last.upTo(), seal.upTo())))) {
                    return Optional.of(seal);
                }
                last = seal;
            }
            seals = after(last);
        }
        return Optional.empty();
    }

    Optional<Seal> last() {
        return jdbc.sql("select number, up_to, hash from audit_seal order by number desc limit 1")
                .query(Seal.class)
                .optional();
    }

    private List<Seal> after(Seal seal) {
        return jdbc.sql("select number, up_to, hash from audit_seal where number > :number order by number limit :size")
                .param("number", seal.number())
                .param("size", SEALS_AT_ONCE)
                .query(Seal.class)
                .list();
    }

    private static String hash(String before, List<AuditRow> rows) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.UTF_8));
            rows.forEach(row -> digest.update((row.canonical() + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
