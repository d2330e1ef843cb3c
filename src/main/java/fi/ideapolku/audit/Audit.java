package fi.ideapolku.audit;

import fi.ideapolku.UtcTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the audit trail. What is done is written in the caller's transaction, so that neither is there without the other; what is
 * refused in one of its own, because the caller's is rolled back.
 */
@Component
public class Audit {

    /** Keys under which the log and the trail know where a request came from and which one it was. */
    public static final String ADDRESS = "address";

    public static final String CORRELATION_ID = "correlationId";

    private static final int MAX_ROLES = 500;
    private static final int MAX_OBJECT = 200;
    private static final int MAX_USER = 64;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    Audit(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Something was done.
     *
     * @param userId who, null for the system
     * @param action what, at most 40 characters
     * @param ideaId the idea, or null
     * @param object what else it was about, by id, or null
     */
    public void done(String userId, String action, String ideaId, String object) {
        write(userId, action, "ok", ideaId, object);
    }

    /** Something was refused; the parameters are those of {@link #done}. */
    public void refused(String userId, String action, String ideaId, String object) {
        ownTransaction.executeWithoutResult(status -> write(userId, action, "refused", ideaId, object));
    }

    private void write(String userId, String action, String outcome, String ideaId, String object) {
        jdbc.sql("""
                        insert into audit_event
                            (at, user_id, roles, action, outcome, idea_id, object, address, correlation_id)
                        values (:at, :user, :roles, :action, :outcome, :idea, :object, :address, :correlation)
                        """)
                .param("at", UtcTime.of(Instant.now().truncatedTo(ChronoUnit.MILLIS)))
                .param("user", shortened(userId, MAX_USER))
                .param("roles", shortened(roles(userId), MAX_ROLES))
                .param("action", action)
                .param("outcome", outcome)
                .param("idea", ideaId)
                .param("object", shortened(object, MAX_OBJECT))
                .param("address", MDC.get(ADDRESS))
                .param("correlation", MDC.get(CORRELATION_ID))
                .update();
    }

    private static String roles(String userId) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !signedIn.getName().equals(userId)) {
            return null;
        }
        return signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static String shortened(String text, int length) {
        if (text == null) {
            return null;
        }
        var clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= length ? clean : clean.substring(0, length);
    }
}
