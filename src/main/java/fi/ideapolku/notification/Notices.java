package fi.ideapolku.notification;

import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have been told. */
@Repository
public class Notices {

    /** Unread notices counted at the most. */
    static final int COUNT_LIMIT = 100;

    private static final String SELECT =
            "select n.*, i.title as idea_title, i.lead_sector_id, i.merge_target_id from notice n join idea i on i.id = n.idea_id where ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many notices the person has not read, 100 at the most. */
    public int unread(String userId) {
        return jdbc.sql("select count(*) from (select 1 from notice where user_id = :user and read_at is null limit "
                        + COUNT_LIMIT + ") n")
                .param("user", userId)
                .query(Integer.class)
                .single();
    }

    /** Who was told something. */
    public record Told(long id, String userId) {}

    /** The newest notices of all people after one, 1,000 at the most. */
    public List<Told> since(long id) {
        return jdbc.sql("select id, user_id from notice where id > :id order by id desc limit 1000")
                .param("id", id)
                .query((row, n) -> new Told(row.getLong(1), row.getString(2)))
                .list();
    }

    /** A page of the person's notices, newest first; {@code before} is the id of the last one seen, or null. */
    List<Notice> of(String userId, Long before, int size) {
        return jdbc.sql(SELECT + "n.user_id = :user and n.id < :before order by n.id desc limit " + size)
                .param("user", userId)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .query(Notices::read)
                .list();
    }

    /** What one mail tells. */
    List<Notice> ofMail(long mailId) {
        return jdbc.sql(SELECT + "n.mail_id = :mail order by n.id")
                .param("mail", mailId)
                .query(Notices::read)
                .list();
    }

    /** Marks all of the person's notices up to one as read. */
    void markRead(String userId, long upTo) {
        jdbc.sql("update notice set read_at = :now where user_id = :user and read_at is null and id <= :upTo")
                .param("now", UtcTime.of(clock.instant()))
                .param("user", userId)
                .param("upTo", upTo)
                .update();
    }

    /** Marks one of the person's notices as read, and the earlier ones of the same idea. @return it; nothing when it is not his */
    Optional<Notice> markReadOfIdea(String userId, long id) {
        var opened = jdbc.sql(SELECT + "n.id = :id and n.user_id = :user")
                .param("id", id)
                .param("user", userId)
                .query(Notices::read)
                .optional();
        opened.ifPresent(notice -> jdbc.sql("update notice set read_at = :now where user_id = :user and read_at is null"
                        + " and id <= :id and idea_id = :idea")
                .param("now", UtcTime.of(clock.instant()))
                .param("user", userId)
                .param("id", id)
                .param("idea", notice.ideaId())
                .update());
        return opened;
    }

    private static Notice read(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("user_id"),
                row.getString("kind"),
                row.getString("idea_id"),
                row.getString("idea_title"),
                row.getString("lead_sector_id"),
                row.getString("merge_target_id"),
                row.getString("task_id"),
                row.getString("task_key"),
                row.getString("detail"),
                UtcTime.read(row, "due_at"),
                UtcTime.read(row, "at"),
                UtcTime.read(row, "read_at"));
    }
}
