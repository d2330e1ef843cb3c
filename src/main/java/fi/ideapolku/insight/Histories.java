package fi.ideapolku.insight;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.UtcTime;
import fi.ideapolku.insight.History.Answers;
import fi.ideapolku.insight.History.Outside;
import fi.ideapolku.insight.History.Question;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.History.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Ideas read at once. */
    private static final int BATCH = 1000;

    /** So many of the newest events are looked at again, for one that was numbered before them and committed after. */
    private static final int AGAIN = 500;

    private final JdbcClient jdbc;
    private final CardCodes codes;
    private final Parties parties;
    private final Clock clock;

    /** What is known of each idea, in the order of their creation. */
    private final Map<String, Life> lives = new LinkedHashMap<>();

    private Newest seen = new Newest(0, 0);
    private Around around;
    private History kept;

    Histories(JdbcClient jdbc, ObjectMapper json, Parties parties, Clock clock) {
        this.jdbc = jdbc;
        this.codes = new CardCodes(json);
        this.parties = parties;
        this.clock = clock;
    }

    /** The number of the newest event, and how many of the newest there are. */
    private record Newest(long last, long number) {}

    /** All of one idea. */
    private record Life(IdeaFacts facts, List<Visit> visits, List<Work> work, List<Answers> answers) {}

    /** What is around the ideas, and when it was read. */
    private record Around(Instant at, Outside outside, Map<String, Integer> members) {}

    /** Reads everything aside once the application has started, so that no reader waits for it. */
    @EventListener(ApplicationReadyEvent.class)
    void readAhead() {
        CompletableFuture.runAsync(this::now);
    }

    /** All that has happened. Only ideas to which something has happened since the last call are read anew, what is around them once a minute. */
    synchronized History now() {
        var newest = newest();
        var now = clock.instant();
        var isMinutePast =
                around == null || Duration.between(around.at(), now).abs().toMinutes() > 0;
        if (isMinutePast) {
            around = new Around(now, outside(), parties.members());
        }
        if (kept == null || !newest.equals(seen)) {
            var first = kept == null;
            (first ? allIdeas() : changedIdeas()).forEach(this::read);
            seen = first ? newest() : newest;
            kept = history(now);
        } else if (isMinutePast) {
            kept = new History(
                    now, kept.ideas(), kept.visits(), kept.work(), kept.answers(), around.outside(), around.members());
        }
        return kept;
    }

    private History history(Instant now) {
        var ideas = new ArrayList<IdeaFacts>(lives.size());
        var visits = new ArrayList<Visit>();
        var work = new ArrayList<Work>();
        var answers = new ArrayList<Answers>();
        for (var life : lives.values()) {
            ideas.add(life.facts());
            visits.addAll(life.visits());
            work.addAll(life.work());
            answers.addAll(life.answers());
        }
        return new History(now, ideas, visits, work, answers, around.outside(), around.members());
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
        jdbc.sql("""
                        select idea_id, kind, event, element, process_key, model_version, outcome, party, task_id, due_at, at
                        from stage_event where idea_id in (:ids) order by seq
                        """).param("ids", ids).query(row -> {
            paths.computeIfAbsent(row.getString("idea_id"), Path::new).add(row);
        });
        var answers = answers(ids).stream().collect(Collectors.groupingBy(Answers::ideaId));
        jdbc.sql("""
                        select idea.*, (select count(*) from idea_sector where idea_id = idea.id) as others
                        from idea where id in (:ids) order by created_at, id
                        """).param("ids", ids).query(row -> {
            var id = row.getString("id");
            var path = paths.getOrDefault(id, new Path(id));
            lives.put(
                    id, new Life(idea(row, id, path), path.visits(), path.work(), answers.getOrDefault(id, List.of())));
        });
    }

    private static IdeaFacts idea(ResultSet row, String id, Path path) throws SQLException {
        var created = UtcTime.read(row, "created_at");
        return new IdeaFacts(
                id,
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
                path.lastOr(created));
    }

    /** A value of which there are few different ones: the same object each time. */
    static String code(ResultSet row, String column) throws SQLException {
        var value = row.getString(column);
        return value == null ? null : value.intern();
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
        var commented = new HashMap<String, Instant>();
        jdbc.sql("select idea_id, max(created_at) as at from idea_comment group by idea_id")
                .query(row -> {
                    commented.put(row.getString("idea_id"), UtcTime.read(row, "at"));
                });
        return new Outside(questions, commented, drafts);
    }

    private List<Answers> answers(List<String> ids) {
        return jdbc.sql("""
                        select id, idea_id, kind, created_at, content from card
                        where idea_id in (:ids) and kind in (:kinds) order by created_at, version
                        """)
                .param("ids", ids)
                .param("kinds", CardCodes.kinds())
                .query((row, n) -> new Answers(
                        row.getString("id"),
                        row.getString("idea_id"),
                        code(row, "kind"),
                        UtcTime.read(row, "created_at"),
                        codes.of(row.getString("kind"), row.getString("content"))))
                .list();
    }
}
