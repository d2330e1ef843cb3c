package fi.ideapolku.insight;

import fi.ideapolku.UtcTime;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.History.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of one idea, put together to visits of stages and tasks as they are read. */
final class Path {

    private final String ideaId;
    private final List<Visit> visits = new ArrayList<>();
    private final Map<String, Work> work = new LinkedHashMap<>();
    private Instant last;

    Path(String ideaId) {
        this.ideaId = ideaId;
    }

    /** The newest of its events; the moment given when it has none. */
    Instant lastOr(Instant created) {
        return last == null ? created : last;
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }

    List<Work> work() {
        return List.copyOf(work.values());
    }

    void add(ResultSet row) throws SQLException {
        var at = UtcTime.read(row, "at");
        last = last == null || at.isAfter(last) ? at : last;
        switch (row.getString("kind")) {
            case "stage" -> addStage(row, at);
            case "task" -> addTask(row, at);
            default -> {
                // what was done to the idea as a whole is neither a visit nor a task
            }
        }
    }

    private void addStage(ResultSet row, Instant at) throws SQLException {
        var stage = Histories.code(row, "element");
        if (row.getString("event").equals("entered")) {
            visits.add(new Visit(ideaId, stage, row.getInt("model_version"), at, null, null));
            return;
        }
        for (var n = visits.size() - 1; n >= 0; n--) {
            var visit = visits.get(n);
            if (visit.stage().equals(stage)) {
                visits.set(
                        n,
                        new Visit(ideaId, stage, visit.version(), visit.entered(), at, Histories.code(row, "outcome")));
                return;
            }
        }
    }

    private void addTask(ResultSet row, Instant at) throws SQLException {
        var id = row.getString("task_id");
        var event = row.getString("event");
        if (event.equals("created")) {
            var key = Histories.code(row, "element");
            var due = UtcTime.read(row, "due_at");
            work.put(
                    id,
                    new Work(
                            ideaId,
                            key,
                            Histories.code(row, "process_key"),
                            Histories.code(row, "party"),
                            at,
                            null,
                            null,
                            null,
                            due));
        } else {
            work.computeIfPresent(id, (task, is) -> switch (event) {
                case "claimed" -> is.claimed() == null ? is.with(at, null, null) : is;
                case "completed" -> is.with(is.claimed(), at, null);
                case "cancelled" -> is.with(is.claimed(), is.completed(), at);
                default -> is;
            });
        }
    }
}
