package fi.ideapolku.idea;

import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way that each idea has gone: appended in the engine's transaction, read by pages and figures (S97). */
@Repository
public class IdeaPath {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    IdeaPath(JdbcClient jdbc, Clock clock, ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** The idea enters a stage, which becomes its place. */
    public void enter(String ideaId, String stage, int modelVersion) {
        append(ideaId, PathEvent.stage("entered", stage, modelVersion, null, clock.instant()));
        jdbc.sql("update idea set stage = :stage, stage_since = :now, changed_at = :now where id = :id")
                .param("stage", stage)
                .param("now", UtcTime.of(clock.instant()))
                .param("id", ideaId)
                .update();
    }

    /** The idea leaves a stage with an outcome. */
    public void leave(String ideaId, String stage, int modelVersion, String outcome) {
        append(ideaId, PathEvent.stage("left", stage, modelVersion, outcome, clock.instant()));
    }

    /** Appends what happened. */
    public void append(String ideaId, PathEvent event) {
        jdbc.sql("""
                        insert into stage_event (idea_id, kind, event, element, process_key, model_version, outcome, party,
                                                 group_id, task_id, due_at, at)
                        values (:idea, :kind, :event, :element, :process, :version, :outcome, :party, :group, :task, :due, :at)
                        """)
                .param("idea", ideaId)
                .param("kind", event.kind())
                .param("event", event.event())
                .param("element", event.element())
                .param("process", event.processKey())
                .param("version", event.modelVersion())
                .param("outcome", event.outcome())
                .param("party", event.party())
                .param("group", event.groupId())
                .param("task", event.taskId())
                .param("due", UtcTime.of(event.dueAt()))
                .param("at", UtcTime.of(event.at()))
                .update();
        listeners.publishEvent(new IdeaHappening(
                event.kind() + "." + event.event(),
                ideaId,
                event.element(),
                event.taskId(),
                event.outcome(),
                event.at()));
    }

    /** Everything that happened to the idea, oldest first. */
    public List<PathEvent> of(String ideaId) {
        return jdbc.sql("select * from stage_event where idea_id = :id order by seq")
                .param("id", ideaId)
                .query((row, n) -> read(row))
                .list();
    }

    /** What happened to each of some ideas since a task of it was completed last, that one first; nothing where none ever was. */
    public Map<String, List<PathEvent>> sinceLastAnswer(Collection<String> ideaIds) {
        var events = new HashMap<String, List<PathEvent>>();
        if (!ideaIds.isEmpty()) {
            jdbc.sql("""
                            select e.* from stage_event e where e.idea_id in (:ideas) and e.seq >=
                                (select max(c.seq) from stage_event c
                                 where c.idea_id = e.idea_id and c.kind = 'task' and c.event = 'completed')
                            order by e.seq
                            """)
                    .param("ideas", ideaIds)
                    .query((row, n) -> events.computeIfAbsent(row.getString("idea_id"), idea -> new ArrayList<>())
                            .add(read(row)))
                    .list();
        }
        return events;
    }

    /** That something happened to a task. @param groupId its first candidate group, or null */
    public record TaskEvent(long seq, String taskId, String groupId) {}

    /** The newest events of all tasks after one, 1,000 at the most. */
    public List<TaskEvent> tasksSince(long seq) {
        return jdbc.sql("select seq, task_id, group_id from stage_event where seq > :seq and kind = 'task'"
                        + " order by seq desc limit 1000")
                .param("seq", seq)
                .query((row, n) -> new TaskEvent(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The parties for which an act, for example {@link PathEvent#SECTOR_JOINED}, was done to the idea, oldest first. */
    public List<String> partiesOf(String ideaId, String act) {
        return jdbc.sql(
                        "select party from stage_event where idea_id = :id and kind = 'idea' and event = :act order by seq")
                .param("id", ideaId)
                .param("act", act)
                .query(String.class)
                .list();
    }

    private static PathEvent read(ResultSet row) throws SQLException {
        return new PathEvent(
                row.getString("kind"),
                row.getString("event"),
                row.getString("element"),
                row.getString("process_key"),
                row.getInt("model_version"),
                row.getString("outcome"),
                row.getString("party"),
                row.getString("group_id"),
                row.getString("task_id"),
                UtcTime.read(row, "due_at"),
                UtcTime.read(row, "at"));
    }
}
