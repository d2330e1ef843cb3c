package fi.ideapolku.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was begun and not sent. One draft a task, whoever writes it; nobody overwrites a version that he has not seen. */
@Repository
public class Drafts {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final int ATTEMPTS = 3;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.clock = clock;
    }

    /** Id of the draft of an idea that a user has not submitted yet. */
    public static String newIdea(String userId) {
        return "new/" + userId;
    }

    public Optional<Draft> find(String id) {
        return jdbc.sql("select * from draft where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** When drafts were saved last, by id; those that there are. */
    public Map<String, Instant> savedAt(Collection<String> ids) {
        var saved = new HashMap<String, Instant>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, saved_at from draft where id in (:ids)")
                    .param("ids", ids)
                    .query((row, n) -> saved.put(row.getString(1), UtcTime.read(row, "saved_at")))
                    .list();
        }
        return saved;
    }

    /**
     * Saves a new version.
     *
     * @param taskId the task with which the draft goes, null for a new idea
     * @param seen the version that the writer saw last, 0 when there was none
     * @param page the open page that saves
     * @return the draft, or empty when another page has saved a version that the writer has not seen; nothing is changed then
     */
    public Optional<Draft> save(
            String id, String taskId, Map<String, Object> values, int seen, String page, String userId) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var current = find(id);
            if (isUnseen(current, seen, page)) {
                return Optional.empty();
            }
            var draft = new Draft(id, values, current.map(Draft::version).orElse(0) + 1, page, userId, clock.instant());
            if (current.isPresent() ? update(draft) : insert(draft, taskId)) {
                return Optional.of(draft);
            }
        }
        return Optional.empty();
    }

    /** Whether another page has saved something that this one has not seen. */
    public static boolean isUnseen(Optional<Draft> current, int seen, String page) {
        return current.filter(draft -> draft.version() != seen && !draft.page().equals(page))
                .isPresent();
    }

    public void remove(String id) {
        jdbc.sql("delete from draft where id = :id").param("id", id).update();
    }

    private boolean insert(Draft draft, String taskId) {
        try {
            jdbc.sql("""
                            insert into draft (id, task_id, content, version, page, saved_by, saved_at)
                            values (:id, :task, :content, :version, :page, :by, :at)
                            """)
                    .param("id", draft.id())
                    .param("task", taskId)
                    .param("content", write(draft.values()))
                    .param("version", draft.version())
                    .param("page", draft.page())
                    .param("by", draft.savedBy())
                    .param("at", UtcTime.of(draft.savedAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException exists) {
            return false;
        }
    }

    private boolean update(Draft draft) {
        return jdbc.sql("""
                                update draft set content = :content, version = :version, page = :page, saved_by = :by, saved_at = :at
                                where id = :id and version = :seen
                                """)
                        .param("content", write(draft.values()))
                        .param("version", draft.version())
                        .param("page", draft.page())
                        .param("by", draft.savedBy())
                        .param("at", UtcTime.of(draft.savedAt()))
                        .param("id", draft.id())
                        .param("seen", draft.version() - 1)
                        .update()
                == 1;
    }

    private Draft read(ResultSet row, int number) throws SQLException {
        try {
            return new Draft(
                    row.getString("id"),
                    json.readValue(row.getString("content"), VALUES),
                    row.getInt("version"),
                    row.getString("page"),
                    row.getString("saved_by"),
                    UtcTime.read(row, "saved_at"));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A draft's content is not JSON", unreadable);
        }
    }

    private String write(Map<String, Object> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A draft could not be written as JSON", unwritable);
        }
    }
}
