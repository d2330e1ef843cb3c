package fi.ideapolku.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.UtcTime;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.IdeaFacts;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.History.Work;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.organisation.Sectors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the history that figures are computed from, and keeps it while nothing new has happened. */
@Repository
class Histories {

    /** Of forms, these kinds and these answers only: codes, numbers and dates, never a text or a person. */
    private static final Map<String, Set<String>> CODES = Map.ofEntries(
            Map.entry("benefitMeasurement", Set.of("metricResults")),
            Map.entry("cardReviewSummary", Set.of("reviewSummaryOutcome")),
            Map.entry("decision", Set.of("decision")),
            Map.entry("evidenceRecord", Set.of("endCustomersHeard", "frontlineHeard", "partnersHeard", "periodEnd")),
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

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Directory directory;
    private final Sectors sectors;
    private final Roles roles;
    private final Clock clock;
    private Kept kept;
    private boolean reading;

    Histories(JdbcClient jdbc, ObjectMapper json, Directory directory, Sectors sectors, Roles roles, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.directory = directory;
        this.sectors = sectors;
        this.roles = roles;
        this.clock = clock;
    }

    /** A history, the last event in it, and how long it took to read. */
    private record Kept(History history, long lastEvent, Duration cost) {}

    /**
     * All that has happened. It is read anew when something has been appended since, but for no more than a tenth of the
     * time: what took two seconds to read is kept for twenty. What takes longer than a second is read aside, while readers
     * get the one before with its own time.
     */
    synchronized History now() {
        var last = jdbc.sql("select coalesce(max(seq), 0) from stage_event")
                .query(Long.class)
                .single();
        var now = clock.instant();
        if (kept == null || now.isBefore(kept.history().asOf())) {
            kept = read(last);
        } else if (kept.lastEvent() != last) {
            var age = Duration.between(kept.history().asOf(), now);
            if (age.compareTo(kept.cost().multipliedBy(10)) > 0) {
                renew(last);
            }
        } else {
            var same = kept.history();
            kept = new Kept(
                    new History(now, same.ideas(), same.visits(), same.work(), same.answers(), same.members()),
                    last,
                    kept.cost());
        }
        return kept.history();
    }

    private void renew(long lastEvent) {
        if (kept.cost().compareTo(AT_ONCE) < 0) {
            kept = read(lastEvent);
        } else if (!reading) {
            reading = true;
            CompletableFuture.supplyAsync(() -> read(lastEvent)).whenComplete(this::keep);
        }
    }

    private synchronized void keep(Kept fresh, Throwable failure) {
        reading = false;
        if (failure == null) {
            kept = fresh;
        } else {
            LoggerFactory.getLogger(Histories.class).warn("The history could not be read anew", failure);
        }
    }

    private Kept read(long lastEvent) {
        var begin = System.nanoTime();
        var history = new History(clock.instant(), ideas(), visits(), work(), answers(), members());
        return new Kept(history, lastEvent, Duration.ofNanos(System.nanoTime() - begin));
    }

    private List<IdeaFacts> ideas() {
        return jdbc.sql("""
                        select idea.id, title, status, stage, stage_since, lead_sector_id, lane, life_event, evidence_level,
                               screened, created_at, decided_at, ended_at, coalesce(others.number, 0) as others,
                               events.last_at
                        from idea
                        left join (select idea_id, count(*) as number from idea_sector group by idea_id) as others
                          on others.idea_id = idea.id
                        left join (select idea_id, max(at) as last_at from stage_event group by idea_id) as events
                          on events.idea_id = idea.id
                        order by created_at, id
                        """).query((row, n) -> idea(row)).list();
    }

    private static IdeaFacts idea(ResultSet row) throws SQLException {
        var created = UtcTime.read(row, "created_at");
        var last = UtcTime.read(row, "last_at");
        return new IdeaFacts(
                row.getString("id"),
                row.getString("title"),
                row.getString("status"),
                row.getString("stage"),
                UtcTime.read(row, "stage_since"),
                row.getString("lead_sector_id"),
                1 + row.getInt("others"),
                row.getString("lane"),
                row.getString("life_event"),
                row.getString("evidence_level"),
                row.getBoolean("screened"),
                created,
                UtcTime.read(row, "decided_at"),
                UtcTime.read(row, "ended_at"),
                last == null ? created : last);
    }

    private List<Visit> visits() {
        return jdbc.sql("select * from stage_visit order by entered_at, idea_id")
                .query((row, n) -> new Visit(
                        row.getString("idea_id"),
                        row.getString("stage"),
                        row.getInt("model_version"),
                        UtcTime.read(row, "entered_at"),
                        UtcTime.read(row, "left_at"),
                        row.getString("outcome")))
                .list();
    }

    private List<Work> work() {
        return jdbc.sql("select * from task_visit where created_at is not null order by created_at, idea_id")
                .query((row, n) -> new Work(
                        row.getString("idea_id"),
                        row.getString("task_key"),
                        row.getString("process_key"),
                        row.getString("party"),
                        UtcTime.read(row, "created_at"),
                        UtcTime.read(row, "claimed_at"),
                        UtcTime.read(row, "completed_at"),
                        UtcTime.read(row, "cancelled_at"),
                        UtcTime.read(row, "due_at")))
                .list();
    }

    private List<Answers> answers() {
        return jdbc.sql("""
                        select idea_id, kind, version, task_key, created_at, content from card where kind in (:kinds)
                        order by created_at, idea_id, version
                        """)
                .param("kinds", CODES.keySet())
                .query((row, n) -> new Answers(
                        row.getString("idea_id"),
                        row.getString("kind"),
                        row.getInt("version"),
                        row.getString("task_key"),
                        UtcTime.read(row, "created_at"),
                        codes(row.getString("kind"), row.getString("content"))))
                .list();
    }

    private Map<String, Object> codes(String kind, String content) {
        try {
            var values = json.readValue(content, CONTENT);
            values.keySet().retainAll(CODES.get(kind));
            values.replaceAll((key, value) -> value instanceof List<?> rows ? withoutTexts(rows) : value);
            return values;
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
