package fi.ideapolku.task;

import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table behind the task list: written in the engine's transaction, paged by key, never asked from the engine. */
@Repository
public class TaskItems {

    private static final int MAX_SIZE = 200;

    private final JdbcClient jdbc;

    TaskItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a task that the engine has created. */
    public void add(TaskItem item) {
        jdbc.sql("""
                        insert into task_item (id, idea_id, task_key, process_key, form_key, name_fi, name_sv, name_en, stage,
                                               party, assignee, created_at, due_at, follow_up_at, urgency)
                        values (:id, :idea, :task, :process, :form, :fi, :sv, :en, :stage, :party, :assignee, :created, :due,
                                :followUp, :urgency)
                        """)
                .param("id", item.id())
                .param("idea", item.ideaId())
                .param("task", item.taskKey())
                .param("process", item.processKey())
                .param("form", item.formKey())
                .param("fi", item.name().get("fi"))
                .param("sv", item.name().get("sv"))
                .param("en", item.name().get("en"))
                .param("stage", item.stage())
                .param("party", item.party())
                .param("assignee", item.assignee())
                .param("created", UtcTime.of(item.createdAt()))
                .param("due", UtcTime.of(item.dueAt()))
                .param("followUp", UtcTime.of(item.followUpAt()))
                .param("urgency", UtcTime.of(item.urgency()))
                .update();
        addGroups(item);
    }

    /** Writes who has the task, which party that is, and who may claim it. */
    public void change(String taskId, String assignee, String party, Collection<String> candidateGroups) {
        jdbc.sql("update task_item set assignee = :assignee, party = :party where id = :id")
                .param("party", party)
                .param("assignee", assignee)
                .param("id", taskId)
                .update();
        jdbc.sql("delete from task_group where task_id = :id")
                .param("id", taskId)
                .update();
        find(taskId).map(item -> withGroups(item, List.copyOf(candidateGroups))).ifPresent(this::addGroups);
    }

    /** Notes that somebody has looked into the task or taken it. */
    public void open(String taskId) {
        jdbc.sql("update task_item set opened = true where id = :id and not opened")
                .param("id", taskId)
                .update();
    }

    /** Those of some ideas that have open tasks, into none of which anybody has looked. */
    public Set<String> unopenedIn(Collection<String> ideaIds) {
        return ideaIds.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select idea_id from task_item where idea_id in (:ideas) group by idea_id"
                                + " having max(case when opened then 1 else 0 end) = 0")
                        .param("ideas", ideaIds)
                        .query(String.class)
                        .list());
    }

    /** Keeps everybody from opening the idea's tasks until the transaction ends. */
    public void lock(String ideaId) {
        jdbc.sql("select id from task_item where idea_id = :idea for update")
                .param("idea", ideaId)
                .query(String.class)
                .list();
    }

    /** Removes a task that has ended. */
    public void remove(String taskId) {
        jdbc.sql("delete from task_item where id = :id").param("id", taskId).update();
    }

    public Optional<TaskItem> find(String taskId) {
        return list("select * from task_item t where t.id = :id", Map.of("id", taskId), 1).stream()
                .findFirst();
    }

    /** Those of some tasks that are open. */
    public List<TaskItem> find(Collection<String> taskIds) {
        return taskIds.isEmpty()
                ? List.of()
                : list("select * from task_item t where t.id in (:ids)", Map.of("ids", taskIds), MAX_SIZE);
    }

    /** A page of the tasks that these people have claimed or were given, newest first. */
    public List<TaskItem> of(Collection<String> people, Page page) {
        var params = page.params();
        params.put("people", people);
        return list(
                "select * from task_item t where t.assignee in (:people)" + page.where("t.created_at", "t.id")
                        + " order by t.created_at desc, t.id desc",
                params,
                page.size());
    }

    /** A page of the tasks that nobody has claimed and one of the groups may claim, newest first. */
    public List<TaskItem> open(Collection<String> groups, Page page) {
        if (groups.isEmpty()) {
            return List.of();
        }
        var params = page.params();
        var parts = new ArrayList<String>();
        for (var group : groups) {
            var name = "g" + parts.size();
            params.put(name, group);
            parts.add("(select g.task_id, g.created_at from task_group g where g.claimed = false and g.group_id = :"
                    + name
                    + page.where("g.created_at", "g.task_id")
                    + " order by g.created_at desc, g.task_id desc limit " + page.size() + ")");
        }
        return list(
                "select t.* from task_item t where t.assignee is null and t.id in (select task_id from ("
                        + String.join(" union all ", parts) + ") page) order by t.created_at desc, t.id desc",
                params,
                page.size());
    }

    /** A page of all open tasks, newest first. */
    public List<TaskItem> all(Page page) {
        return list(
                "select * from task_item t where 1 = 1" + page.where("t.created_at", "t.id")
                        + " order by t.created_at desc, t.id desc",
                page.params(),
                page.size());
    }

    /** The open tasks of one idea, oldest first. */
    public List<TaskItem> ofIdea(String ideaId) {
        return list(
                "select * from task_item t where t.idea_id = :idea order by t.created_at, t.id",
                Map.of("idea", ideaId),
                MAX_SIZE);
    }

    private List<TaskItem> list(String sql, Map<String, ?> params, int size) {
        var rows = jdbc.sql(sql + " limit " + Math.min(size, MAX_SIZE))
                .params(params)
                .query((row, n) -> read(row))
                .list();
        if (rows.isEmpty()) {
            return rows;
        }
        var groups = groupsOf(rows.stream().map(TaskItem::id).toList());
        return rows.stream()
                .map(item -> withGroups(item, groups.getOrDefault(item.id(), List.of())))
                .toList();
    }

    Map<String, List<String>> groupsOf(List<String> taskIds) {
        var groups = new LinkedHashMap<String, List<String>>();
        jdbc.sql("select task_id, group_id from task_group where task_id in (:ids) order by group_id")
                .param("ids", taskIds)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(entry -> groups.computeIfAbsent(entry.getKey(), id -> new ArrayList<>())
                        .add(entry.getValue()));
        return groups;
    }

    private void addGroups(TaskItem item) {
        item.candidateGroups().stream()
                .distinct()
                .forEach(group -> jdbc.sql("""
                        insert into task_group (group_id, task_id, created_at, urgency, claimed)
                        values (:group, :task, :at, :urgency, :claimed)
                        """)
                        .param("group", group)
                        .param("task", item.id())
                        .param("at", UtcTime.of(item.createdAt()))
                        .param("urgency", UtcTime.of(item.urgency()))
                        .param("claimed", item.assignee() != null)
                        .update());
    }

    static TaskItem withGroups(TaskItem item, List<String> groups) {
        return new TaskItem(
                item.id(),
                item.ideaId(),
                item.taskKey(),
                item.processKey(),
                item.formKey(),
                item.name(),
                item.stage(),
                item.party(),
                item.assignee(),
                groups,
                item.createdAt(),
                item.dueAt(),
                item.followUpAt());
    }

    static TaskItem read(ResultSet row) throws SQLException {
        return new TaskItem(
                row.getString("id"),
                row.getString("idea_id"),
                row.getString("task_key"),
                row.getString("process_key"),
                row.getString("form_key"),
                Map.of("fi", row.getString("name_fi"), "sv", row.getString("name_sv"), "en", row.getString("name_en")),
                row.getString("stage"),
                row.getString("party"),
                row.getString("assignee"),
                List.of(),
                UtcTime.read(row, "created_at"),
                UtcTime.read(row, "due_at"),
                UtcTime.read(row, "follow_up_at"));
    }
}
