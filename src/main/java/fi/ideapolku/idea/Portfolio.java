package fi.ideapolku.idea;

import fi.ideapolku.UtcTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The development portfolio as everybody in the branch may read it (S97): a filtered list, paged by key. */
@Repository
public class Portfolio {

    private static final int MAX_SIZE = 200;

    /** How many letters two words begin alike, how many words of a text count, and how far back it is looked for similar ideas. */
    private static final int STEM = 5;

    private static final int MOST_WORDS = 8;
    private static final int NEWEST = 3000;

    private final JdbcClient jdbc;

    Portfolio(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is looked for; null leaves a filter out.
     *
     * @param reader sees his own ideas before they are screened
     * @param screensSectors sectors whose unscreened ideas he sees as their coordinator
     * @param seesAll true for ORK
     * @param after last row seen, with {@code afterId}
     */
    public record Query(
            String status,
            String stage,
            String sectorId,
            String lane,
            String text,
            String reader,
            Set<String> screensSectors,
            boolean seesAll,
            Instant after,
            String afterId,
            int size) {}

    /** The ideas that match, newest first. */
    public List<Idea> list(Query query) {
        var search = new Search(query);
        if (query.after() != null) {
            search.where.add("(created_at, id) < (:after, :afterId)");
            search.params.put("after", UtcTime.of(query.after()));
            search.params.put("afterId", query.afterId());
        }
        return jdbc.sql("select * from idea" + search.where() + " order by created_at desc, id desc limit "
                        + Math.min(query.size(), MAX_SIZE))
                .params(search.params)
                .query((row, n) -> Ideas.read(row, List.of()))
                .list();
    }

    /** How many ideas match, counted no further than the limit. */
    public int count(Query query, int limit) {
        var search = new Search(query);
        return jdbc.sql("select count(*) from (select 1 as one from idea" + search.where() + " limit " + limit
                        + ") found")
                .params(search.params)
                .query(Integer.class)
                .single();
    }

    /** How many of the ideas that match have a status and are in a stage. */
    public record Count(String status, String stage, int ideas) {}

    /** The ideas that match, counted by status and stage in one query. */
    public List<Count> counts(Query query) {
        var search = new Search(query);
        return jdbc.sql("select status, stage, count(*) as ideas from idea" + search.where()
                        + " group by status, stage")
                .params(search.params)
                .query((row, n) -> new Count(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    /**
     * The open ideas that match in each of the stages, those that have been there longest first.
     *
     * @param size ideas of one stage at the most
     */
    public Map<String, List<Idea>> byStage(Query query, List<String> stages, int size) {
        var search = new Search(query);
        search.where.add("status = 'open'");
        var parts = new ArrayList<String>();
        for (var stage : stages) {
            var name = "stage" + parts.size();
            search.params.put(name, stage);
            parts.add("select * from (select * from idea" + search.where() + " and stage = :" + name
                    + " order by stage_since, id limit " + size + ") " + name);
        }
        return jdbc
                .sql(String.join(" union all ", parts))
                .params(search.params)
                .query((row, n) -> Ideas.read(row, List.of()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Idea::stage));
    }

    /**
     * Ideas whose titles share words with a text, those that share most first (S39): at least two words, or its only one. Words are compared
     * by how they begin, because Finnish bends their ends.
     *
     * @param query who reads; nothing else of it counts
     */
    public List<Idea> similar(String text, Query query, int size) {
        var begins = Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> word.length() >= STEM)
                .map(word -> word.substring(0, STEM))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        if (begins.isEmpty()) {
            return List.of();
        }
        var search = new Search(query);
        var shared = new ArrayList<String>();
        for (var begin : begins) {
            var name = "word" + shared.size();
            search.params.put(name, "% " + escaped(begin) + "%");
            shared.add("case when ' ' || lower(title) like :" + name + " escape '!' then 1 else 0 end");
        }
        search.params.put("least", Math.min(2, begins.size()));
        return jdbc.sql("select * from (select newest.*, " + String.join(" + ", shared)
                        + " as shared from (select * from idea" + search.where()
                        + " order by created_at desc, id desc limit " + NEWEST + ") newest) compared"
                        + " where shared >= :least order by shared desc, created_at desc limit " + size)
                .params(search.params)
                .query((row, n) -> Ideas.read(row, List.of()))
                .list();
    }

    /** The conditions of a query. */
    private static final class Search {

        private final List<String> where = new ArrayList<>();
        private final Map<String, Object> params = new HashMap<>();

        Search(Query query) {
            equal("status", query.status());
            equal("stage", query.stage());
            equal("lead_sector_id", query.sectorId());
            equal("lane", query.lane());
            if (query.text() != null && !query.text().isBlank()) {
                where.add("(lower(title) like :text escape '!' or lower(id) like :text escape '!')");
                params.put("text", "%" + escaped(query.text().strip()) + "%");
            }
            if (!query.seesAll()) {
                var sectors = query.screensSectors().isEmpty() ? Set.of("-") : query.screensSectors();
                where.add("(screened or proposer_id = :reader or owner_id = :reader or lead_sector_id in (:sectors))");
                params.put("reader", query.reader());
                params.put("sectors", sectors);
            }
        }

        String where() {
            return where.isEmpty() ? "" : " where " + String.join(" and ", where);
        }

        private void equal(String column, String value) {
            if (value != null && !value.isBlank()) {
                where.add(column + " = :" + column);
                params.put(column, value);
            }
        }
    }

    /** The newest open ideas that have been screened. */
    public List<Idea> newestOpen(int size) {
        return list(new Query(Idea.OPEN, null, null, null, null, "", Set.of(), false, null, null, size));
    }

    /** Titles of ideas by id. */
    public Map<String, String> titles(Collection<String> ideaIds) {
        var titles = new HashMap<String, String>();
        if (!ideaIds.isEmpty()) {
            jdbc.sql("select id, title from idea where id in (:ids)")
                    .param("ids", ideaIds)
                    .query((row, n) -> titles.put(row.getString(1), row.getString(2)))
                    .list();
        }
        return titles;
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
