package fi.ideapolku.idea;

import fi.ideapolku.UtcTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The development portfolio as everybody in the branch may read it (S97): a filtered list, paged by key. */
@Repository
public class Portfolio {

    private static final int MAX_SIZE = 200;

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
        var where = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        equal(where, params, "status", query.status());
        equal(where, params, "stage", query.stage());
        equal(where, params, "lead_sector_id", query.sectorId());
        equal(where, params, "lane", query.lane());
        if (query.text() != null && !query.text().isBlank()) {
            where.add("lower(title) like :text escape '!'");
            params.put("text", "%" + escaped(query.text()) + "%");
        }
        if (!query.seesAll()) {
            var sectors = query.screensSectors().isEmpty() ? Set.of("-") : query.screensSectors();
            where.add("(screened or proposer_id = :reader or lead_sector_id in (:sectors))");
            params.put("reader", query.reader());
            params.put("sectors", sectors);
        }
        if (query.after() != null) {
            where.add("(created_at, id) < (:after, :afterId)");
            params.put("after", UtcTime.of(query.after()));
            params.put("afterId", query.afterId());
        }
        return jdbc.sql("select * from idea"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                        + " order by created_at desc, id desc limit " + Math.min(query.size(), MAX_SIZE))
                .params(params)
                .query((row, n) -> Ideas.read(row, List.of()))
                .list();
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

    private static void equal(List<String> where, Map<String, Object> params, String column, String value) {
        if (value != null && !value.isBlank()) {
            where.add(column + " = :" + column);
            params.put(column, value);
        }
    }

    private static String escaped(String text) {
        return text.toLowerCase(java.util.Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
