package fi.ideapolku.audit;

import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the audit trail, the newest first, page by page. */
@Component
class AuditTrail {

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the auditor looks for; null for anything.
     *
     * @param from the first moment
     * @param until the moment after the last
     * @param before only rows with a smaller number: the last one of the page before
     */
    record Query(String userId, String ideaId, String action, Instant from, Instant until, Long before) {

        Query after(AuditRow row) {
            return new Query(userId, ideaId, action, from, until, row.seq());
        }
    }

    List<AuditRow> list(Query query, int size) {
        return jdbc.sql("""
                        select * from audit_event
                        where (cast(:user as varchar) is null or user_id = :user)
                          and (cast(:idea as varchar) is null or idea_id = :idea)
                          and (cast(:action as varchar) is null or action = :action)
                          and (cast(:from as timestamp with time zone) is null or at >= :from)
                          and (cast(:until as timestamp with time zone) is null or at < :until)
                          and seq < :before
                        order by seq desc limit :size
                        """)
                .param("user", query.userId())
                .param("idea", query.ideaId())
                .param("action", query.action())
                .param("from", UtcTime.of(query.from()))
                .param("until", UtcTime.of(query.until()))
                .param("before", query.before() == null ? Long.MAX_VALUE : query.before())
                .param("size", size)
                .query(AuditTrail::row)
                .list();
    }

    /** The rows after one number up to another, the oldest first. */
    List<AuditRow> between(long after, long upTo) {
        return jdbc.sql("select * from audit_event where seq > :after and seq <= :upTo order by seq")
                .param("after", after)
                .param("upTo", upTo)
                .query(AuditTrail::row)
                .list();
    }

    /** The number of the newest row that is older than the moment; {@code orElse} when there is none. */
    long newestBefore(Instant moment, long orElse) {
        return jdbc.sql("select max(seq) from audit_event where at < :moment and seq > :orElse")
                .param("moment", UtcTime.of(moment))
                .param("orElse", orElse)
                .query((row, n) -> row.getObject(1, Long.class))
                .optional()
                .orElse(orElse);
    }

    private static AuditRow row(ResultSet row, int number) throws SQLException {
        return new AuditRow(
                row.getLong("seq"),
                UtcTime.read(row, "at"),
                row.getString("user_id"),
                row.getString("roles"),
                row.getString("action"),
                row.getString("outcome"),
                row.getString("idea_id"),
                row.getString("object"),
                row.getString("address"),
                row.getString("correlation_id"));
    }
}
