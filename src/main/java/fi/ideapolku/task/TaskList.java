package fi.ideapolku.task;

import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The task list as a reader looks at it: the most urgent first, with the idea of each task, filtered, paged by key. */
@Repository
public class TaskList {

    /** Rows counted at the most: whoever has more sees "over". */
    public static final int COUNT_LIMIT = 1_000;

    private static final String CONCERNED = "('proposer', 'coProposer', 'owner')";

    private final JdbcClient jdbc;
    private final TaskItems items;

    TaskList(JdbcClient jdbc, TaskItems items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /**
     * Which tasks, from where on.
     *
     * @param stage key of a stage, or null for all
     * @param sectorId the ideas' lead sector, or null for all
     * @param text part of the idea's title in any case, or null
     * @param newestFirst by creation instead of urgency
     * @param after what {@link Row#key} of the last row seen gave, null for the first page
     * @param afterId id of the last row seen
     * @param size rows at the most, 1–200
     */
    public record Query(
            String stage, String sectorId, String text, boolean newestFirst, Instant after, String afterId, int size) {

        /** Whether something narrows the list. */
        public boolean isFiltered() {
            return stage != null || sectorId != null || text != null;
        }

        private String column() {
            return newestFirst ? "created_at" : "urgency";
        }

        private String filter() {
            return (stage == null ? "" : " and t.stage = :stage")
                    + (sectorId == null ? "" : " and i.lead_sector_id = :sector")
                    + (text == null ? "" : " and lower(i.title) like :text escape '!'");
        }

        private String from(String time, String id) {
            return after == null
                    ? ""
                    : " and (" + time + ", " + id + ") " + (newestFirst ? "<" : ">") + " (:after, :afterId)";
        }

        private String order(String time, String id) {
            var direction = newestFirst ? " desc" : "";
            return " order by " + time + direction + ", " + id + direction + " limit "
                    + Math.max(1, Math.min(size, 200));
        }

        private Map<String, Object> params() {
            var params = new HashMap<String, Object>();
            params.put("stage", stage);
            params.put("sector", sectorId);
            params.put(
                    "text",
                    text == null
                            ? null
                            : "%" + text.toLowerCase(java.util.Locale.ROOT).replaceAll("([!%_])", "!$1") + "%");
            params.put("after", UtcTime.of(after));
            params.put("afterId", afterId);
            return params;
        }
    }

    /** A task with what the list says of its idea. */
    public record Row(TaskItem item, String ideaTitle, String sectorId) {

        /** The time that this row is ordered by. */
        public Instant key(boolean newestFirst) {
            return newestFirst ? item.createdAt() : item.urgency();
        }
    }

    /** What these people, the reader and those for whom he stands in, have claimed or were given. */
    public List<Row> mine(Collection<String> people, Query query) {
        var params = query.params();
        params.put("people", people);
        return rows(
                "t.assignee in (:people)" + query.filter() + query.from("t." + query.column(), "t.id"), query, params);
    }

    /** What nobody has claimed and one of the groups may claim. */
    public List<Row> open(Collection<String> groups, Query query) {
        if (groups.isEmpty()) {
            return List.of();
        }
        var params = query.params();
        var parts = new ArrayList<String>();
        var joined = query.isFiltered() ? " join task_item t on t.id = g.task_id join idea i on i.id = t.idea_id" : "";
        for (var group : groups) {
            var name = "g" + parts.size();
            params.put(name, group);
            parts.add("(select g.task_id from task_group g" + joined + " where g.claimed = false and g.group_id = :"
                    + name
                    + query.filter() + query.from("g." + query.column(), "g.task_id")
                    + query.order("g." + query.column(), "g.task_id") + ")");
        }
        return rows("t.id in (select task_id from (" + String.join(" union all ", parts) + ") page)", query, params);
    }

    /** What others have to do in the open ideas of which the reader is proposer or owner. */
    public List<Row> waiting(String userId, Collection<String> groups, Query query) {
        var params = query.params();
        params.put("user", userId);
        params.put("groups", groups.isEmpty() ? List.of("") : groups);
        return rows(
                "t.idea_id in (select p.idea_id from idea_person p where p.user_id = :user and p.relation in "
                        + CONCERNED
                        + ") and (t.assignee is null or t.assignee <> :user) and (t.assignee is not null or not exists"
                        + " (select 1 from task_group g where g.task_id = t.id and g.group_id in (:groups)))"
                        + query.filter() + query.from("t." + query.column(), "t.id"),
                query,
                params);
    }

    /** How many tasks these people have, {@link #COUNT_LIMIT} at the most. */
    public int countMine(Collection<String> people) {
        return jdbc.sql("select count(*) from (select 1 from task_item where assignee in (:people) limit " + COUNT_LIMIT
                        + ") c")
                .param("people", people)
                .query(Integer.class)
                .single();
    }

    /** How many of them are late. */
    public int countLate(Collection<String> people, Instant now) {
        return jdbc.sql(
                        "select count(*) from (select 1 from task_item where assignee in (:people) and urgency < :now limit "
                                + COUNT_LIMIT + ") c")
                .param("people", people)
                .param("now", UtcTime.of(now))
                .query(Integer.class)
                .single();
    }

    /** How many tasks wait for one of the groups, {@link #COUNT_LIMIT} at the most. */
    public int countOpen(Collection<String> groups) {
        return groups.isEmpty()
                ? 0
                : jdbc.sql(
                                "select count(*) from (select distinct task_id from task_group where claimed = false and group_id in (:groups) limit "
                                        + COUNT_LIMIT + ") c")
                        .param("groups", groups)
                        .query(Integer.class)
                        .single();
    }

    private List<Row> rows(String where, Query query, Map<String, Object> params) {
        var rows = jdbc.sql(
                        "select t.*, i.title as idea_title, i.lead_sector_id from task_item t join idea i on i.id = t.idea_id where "
                                + where + query.order("t." + query.column(), "t.id"))
                .params(params)
                .query((row, n) -> read(row))
                .list();
        if (rows.isEmpty()) {
            return rows;
        }
        var groups = items.groupsOf(rows.stream().map(row -> row.item().id()).toList());
        return rows.stream()
                .map(row -> new Row(
                        TaskItems.withGroups(
                                row.item(), groups.getOrDefault(row.item().id(), List.of())),
                        row.ideaTitle(),
                        row.sectorId()))
                .toList();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(TaskItems.read(row), row.getString("idea_title"), row.getString("lead_sector_id"));
    }
}
