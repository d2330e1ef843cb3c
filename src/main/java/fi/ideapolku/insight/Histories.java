package fi.ideapolku.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.UtcTime;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.IdeaFacts;
import fi.ideapolku.insight.History.Outside;
import fi.ideapolku.insight.History.Question;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.History.Work;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.organisation.Sectors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the history that figures are computed from, keeps it, and reads anew the ideas to which something happens. */
@Repository
class Histories {

    /** Of forms, these kinds and these answers only: codes, numbers and dates, never a text or a person. */
    private static final Map<String, Set<String>> CODES = Map.ofEntries(
            Map.entry("benefitMeasurement", Set.of("metricResults")),
            Map.entry("cardReviewSummary", Set.of("reviewSummaryOutcome")),
            Map.entry("decision", Set.of("decision")),
            Map.entry("decisionProposal", Set.of("skillsForWork")),
            Map.entry("evidenceRecord", Set.of("endCustomersHeard", "frontlineHeard", "partnersHeard", "periodEnd")),
            Map.entry("ideaScreening", Set.of("skillNeeds")),
            Map.entry("implementationPlan", Set.of("milestones")),
            Map.entry("lessonsCard", Set.of()),
            Map.entry("lessonsEdit", Set.of("approvedForPublication")),
            Map.entry("panelPlan", Set.of("panelChoice")),
            Map.entry("panelResult", Set.of("panelOutcome", "participantsCount", "languages")),
            Map.entry("progressReport", Set.of("reportStatus", "finished", "barriers", "usedWorkDays")),
            Map.entry("smallOrderDecision", Set.of("smallOrderOutcome")),
            Map.entry("smallOrderDelivery", Set.of("actualWorkDays")),
            Map.entry("sprintCancellation", Set.of("barrier")),
            Map.entry("sprintInvitationAnswer", Set.of("answer", "barrier")),
            Map.entry("understandingCard", Set.of("evidenceLevel", "evidenceMethods")),
            Map.entry("withdrawal", Set.of("withdrawReason")));

    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    /** Ideas read at once. */
    private static final int BATCH = 1000;

    /** So many of the newest events are looked at again, for one that was numbered before them and committed after. */
    private static final int AGAIN = 500;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Directory directory;
    private final Sectors sectors;
    private final Roles roles;
    private final Clock clock;

    /** What is known of each idea, in the order of their creation. */
    private final Map<String, Life> lives = new LinkedHashMap<>();

    private Newest seen = new Newest(0, 0);
    private History kept;

    Histories(JdbcClient jdbc, ObjectMapper json, Directory directory, Sectors sectors, Roles roles, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.directory = directory;
        this.sectors = sectors;
        this.roles = roles;
        this.clock = clock;
    }

    /** The number of the newest event, and how many of the newest there are. */
    private record Newest(long last, long number) {}

    /** All of one idea. */
    private record Life(IdeaFacts facts, List<Visit> visits, List<Work> work, List<Answers> answers) {}

    /** Reads everything aside once the application has started, so that no reader waits for it. */
    @EventListener(ApplicationReadyEvent.class)
    void readAhead() {
        CompletableFuture.runAsync(this::now);
    }

    /** All that has happened, to the minute. Only ideas to which something has happened since the last call are read anew. */
    synchronized History now() {
        var newest = newest();
        var now = clock.instant();
        if (kept == null || !newest.equals(seen)) {
            var first = kept == null;
            (first ? allIdeas() : changedIdeas()).forEach(this::read);
            seen = first ? newest() : newest;
            kept = history(now);
        } else if (Duration.between(kept.asOf(), now).abs().toMinutes() > 0) {
            kept = new History(now, kept.ideas(), kept.visits(), kept.work(), kept.answers(), outside(), members());
        }
        return kept;
    }

    private History history(Instant now) {
        var visits = new ArrayList<Visit>();
        var work = new ArrayList<Work>();
        var answers = new ArrayList<Answers>();
        for (var life : lives.values()) {
            visits.addAll(life.visits());
            work.addAll(life.work());
            answers.addAll(life.answers());
        }
        return new History(
                now, lives.values().stream().map(Life::facts).toList(), visits, work, answers, outside(), members());
    }

    private Newest newest() {
        return jdbc.sql("select coalesce(max(seq), 0) as last, count(*) as number from stage_event where seq > :from")
                .param("from", seen.last() - AGAIN)
                .query((row, n) -> new Newest(row.getLong("last"), row.getLong("number")))
                .single();
    }

    private List<List<String>> allIdeas() {
        return batches(jdbc.sql("select id from idea order by created_at, id")
                .query(String.class)
                .list());
    }

    private List<List<String>> changedIdeas() {
        return batches(jdbc.sql("select distinct idea_id from stage_event where seq > :from order by idea_id")
                .param("from", seen.last() - AGAIN)
                .query(String.class)
                .list());
    }

    private static List<List<String>> batches(List<String> ids) {
        return IntStream.range(0, (ids.size() + BATCH - 1) / BATCH)
                .mapToObj(n -> ids.subList(n * BATCH, Math.min(ids.size(), (n + 1) * BATCH)))
                .toList();
    }

    private void read(List<String> ids) {
        var paths = new HashMap<String, Path>();
        jdbc.sql("select * from stage_event where idea_id in (:ids) order by seq")
                .param("ids", ids)
                .query(row -> {
                    paths.computeIfAbsent(row.getString("idea_id"), Path::new).add(row);
                });
        var answers = answers(ids).stream().collect(Collectors.groupingBy(Answers::ideaId));
        jdbc.sql("""
                        select idea.*, (select count(*) from idea_sector where idea_id = idea.id) as others
                        from idea where id in (:ids) order by created_at, id
                        """).param("ids", ids).query(row -> {
            var path = paths.computeIfAbsent(row.getString("id"), Path::new);
            lives.put(
                    path.ideaId,
                    new Life(
                            idea(row, path), path.visits(), path.work(), answers.getOrDefault(path.ideaId, List.of())));
        });
    }

    private static IdeaFacts idea(ResultSet row, Path path) throws SQLException {
        var created = UtcTime.read(row, "created_at");
        return new IdeaFacts(
                path.ideaId,
                row.getString("title"),
                code(row, "status"),
                code(row, "stage"),
                UtcTime.read(row, "stage_since"),
                code(row, "lead_sector_id"),
                1 + row.getInt("others"),
                code(row, "lane"),
                code(row, "life_event"),
                code(row, "evidence_level"),
                row.getBoolean("screened"),
                created,
                UtcTime.read(row, "decided_at"),
                UtcTime.read(row, "ended_at"),
                path.last == null ? created : path.last);
    }

    /** A value of which there are few different ones: the same object each time. */
    private static String code(ResultSet row, String column) throws SQLException {
        var value = row.getString(column);
        return value == null ? null : value.intern();
    }

    /** The events of one idea, put together to visits of stages and tasks as they are read. */
    private static final class Path {

        private final String ideaId;
        private final List<Visit> visits = new ArrayList<>();
        private final Map<String, Work> work = new LinkedHashMap<>();
        private Instant last;

        Path(String ideaId) {
            this.ideaId = ideaId;
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
            var stage = code(row, "element");
            if (row.getString("event").equals("entered")) {
                visits.add(new Visit(ideaId, stage, row.getInt("model_version"), at, null, null));
                return;
            }
            for (var n = visits.size() - 1; n >= 0; n--) {
                var visit = visits.get(n);
                if (visit.stage().equals(stage)) {
                    visits.set(n, new Visit(ideaId, stage, visit.version(), visit.entered(), at, code(row, "outcome")));
                    return;
                }
            }
        }

        private void addTask(ResultSet row, Instant at) throws SQLException {
            var id = row.getString("task_id");
            var event = row.getString("event");
            if (event.equals("created")) {
                var key = code(row, "element");
                var due = UtcTime.read(row, "due_at");
                work.put(
                        id,
                        new Work(ideaId, key, code(row, "process_key"), code(row, "party"), at, null, null, null, due));
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

    private Outside outside() {
        var questions = jdbc.sql("""
                        select idea_id, created_at as asked_at,
                               case when answered then (select min(created_at) from idea_comment as reply
                                                        where reply.parent_id = idea_comment.id) end as answered_at
                        from idea_comment where waits_for is not null
                        union all
                        select null, received_at, answered_at from feedback
                        """)
                .query((row, n) -> new Question(
                        row.getString("idea_id"), UtcTime.read(row, "asked_at"), UtcTime.read(row, "answered_at")))
                .list();
        var drafts = jdbc.sql("select saved_at from draft")
                .query((row, n) -> UtcTime.read(row, "saved_at"))
                .list();
        return new Outside(questions, drafts);
    }

    private List<Answers> answers(List<String> ids) {
        return jdbc.sql("""
                        select idea_id, kind, version, task_key, created_at, content from card
                        where idea_id in (:ids) and kind in (:kinds) order by created_at, version
                        """)
                .param("ids", ids)
                .param("kinds", CODES.keySet())
                .query((row, n) -> new Answers(
                        row.getString("idea_id"),
                        code(row, "kind"),
                        row.getInt("version"),
                        code(row, "task_key"),
                        UtcTime.read(row, "created_at"),
                        codes(row.getString("kind"), row.getString("content"))))
                .list();
    }

    private Map<String, Object> codes(String kind, String content) {
        try {
            var values = json.readValue(content, CONTENT);
            values.keySet().retainAll(CODES.get(kind));
            values.values().removeIf(Objects::isNull);
            values.replaceAll((key, value) -> value instanceof List<?> rows ? withoutTexts(rows) : value);
            return Map.copyOf(values);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A card's content is not JSON", unreadable);
        }
    }

    /** Of the rows of a list, what can be counted: whether it was achieved, and by when. */
    private static List<Object> withoutTexts(List<?> rows) {
        var kept = new ArrayList<Object>();
        for (var row : rows) {
            if (row instanceof Map<?, ?> map) {
                var copy = new HashMap<Object, Object>(map);
                copy.keySet().retainAll(Set.of("achieved", "customerExperience", "due"));
                copy.computeIfPresent("customerExperience", (key, text) -> true);
                kept.add(copy);
            } else {
                kept.add(row);
            }
        }
        return kept;
    }

    /** How many different people belong to each party: the sectors, ORK, the ministry's steering and the panel's leaders. */
    private Map<String, Integer> members() {
        var people = new HashMap<String, Set<String>>();
        for (var role : roles.all()) {
            if (role.perSector()) {
                sectors.active().forEach(sector -> add(people, sector.id(), role.groupId(sector.id())));
            } else {
                add(people, partyOf(role.id()), role.groupId(null));
            }
        }
        var members = new HashMap<String, Integer>();
        people.forEach((party, ids) -> members.put(party, ids.size()));
        return members;
    }

    private void add(Map<String, Set<String>> people, String party, String groupId) {
        people.computeIfAbsent(party, name -> new HashSet<>()).addAll(directory.membersOf(groupId));
    }

    private static String partyOf(String role) {
        return switch (role) {
            case "omSteering" -> "OM";
            case "panelFacilitator" -> "panel";
            default -> "ORK";
        };
    }
}
