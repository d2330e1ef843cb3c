package fi.ideapolku.admin;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sessions of signed-in people on all nodes, as Spring Session keeps them. */
@Component
class OpenSessions {

    private final JdbcClient jdbc;

    OpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A session that has not run out.
     *
     * @param id its key in the table, which is not what the browser's cookie holds
     */
    record OpenSession(String id, String userId, Instant since, Instant lastUsed) {}

    /**
     * Sessions by person.
     *
     * @param userId whose, blank for everybody's
     * @param afterUser person and key of the session after which the list goes on, both blank for its beginning
     */
    List<OpenSession> list(String userId, String afterUser, String after, int size) {
        return jdbc.sql("""
                        select primary_id, principal_name, creation_time, last_access_time from spring_session
                        where principal_name is not null and expiry_time > :now
                        and (principal_name, primary_id) > (:afterUser, :after)
                        and (:user = '' or principal_name = :user)
                        order by principal_name, primary_id fetch first :size rows only
                        """)
                .param("now", Instant.now().toEpochMilli())
                .param("afterUser", afterUser)
                .param("after", after)
                .param("user", userId)
                .param("size", size)
                .query((row, number) -> new OpenSession(
                        row.getString("primary_id"),
                        row.getString("principal_name"),
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time"))))
                .list();
    }

    /** Ends a session: its next request is nobody's. @return whose it was, null when it was over already */
    String end(String id) {
        var user = jdbc.sql("select principal_name from spring_session where primary_id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(null);
        jdbc.sql("delete from spring_session where primary_id = :id")
                .param("id", id)
                .update();
        return user;
    }

    /** Ends all of somebody's sessions. */
    void endAllOf(String userId) {
        jdbc.sql("delete from spring_session where principal_name = :user")
                .param("user", userId)
                .update();
    }
}
