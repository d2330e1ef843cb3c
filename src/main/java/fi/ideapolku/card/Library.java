package fi.ideapolku.card;

import fi.ideapolku.UtcTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The evidence library: cards, evidence and lessons that every sector may build on (S84, S96). */
@Repository
public class Library {

    public static final String EVIDENCE = "evidenceRecord";
    public static final String LESSONS = "lessonsCard";
    public static final String CUSTOMERS = "customerKinds";
    public static final String METHODS = "methods";

    private static final int MAX_TEXT = 6000;
    private static final int MAX_TERMS = 5;

    /** The fields of the forms that hold a code, with the name by which it is looked for. */
    private static final Map<String, String> CODES =
            Map.of("customerKinds", CUSTOMERS, "evidenceMethods", METHODS, "method", METHODS);

    private final JdbcClient jdbc;
    private final Cards cards;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    Library(JdbcClient jdbc, Cards cards, ApplicationEventPublisher listeners, Clock clock) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.listeners = listeners;
        this.clock = clock;
    }

    /**
     * What is looked for; null leaves a filter out.
     *
     * @param kinds at least one kind of card
     * @param text words that must all be there, in the card or in its idea's title
     * @param status how the idea ended
     * @param after when the last row seen was added, with {@code afterId}
     */
    public record Query(
            Collection<String> kinds,
            String text,
            String lifeEvent,
            String sector,
            String customers,
            String method,
            String status,
            Instant after,
            String afterId,
            int size) {}

    /** An item with what is to be known of its idea. */
    public record Item(
            Card card, String ideaTitle, String sectorId, String lifeEvent, String status, Instant addedAt) {}

    /** Published in the transaction in which the library gets a card. @param kind of the card */
    public record Added(String ideaId, String kind, Instant at) {}

    /** An idea that rests on a card. */
    public record Resting(String cardId, String ideaId, String title) {}

    /** Takes a card in; one that is partly secret stays out, and one that is there already stays as it is. */
    public void add(Card card) {
        if (!"public".equals(card.publicity()) || has(card.id())) {
            return;
        }
        jdbc.sql("""
                        insert into library_item (card_id, idea_id, kind, search_text, added_at)
                        values (:id, :idea, :kind, :text, :now)
                        """)
                .param("id", card.id())
                .param("idea", card.ideaId())
                .param("kind", card.kind())
                .param("text", text(card))
                .param("now", UtcTime.of(clock.instant()))
                .update();
        CODES.forEach((field, name) -> values(card.content().get(field))
                .distinct()
                .forEach(code -> jdbc.sql("insert into library_code (card_id, name, code) values (:id, :name, :code)")
                        .param("id", card.id())
                        .param("name", name)
                        .param("code", code)
                        .update()));
        listeners.publishEvent(new Added(card.ideaId(), card.kind(), clock.instant()));
    }

    /** The items that match, newest first. */
    public List<Item> list(Query query) {
        var params = new HashMap<String, Object>();
        var where = conditions(query, params);
        if (query.after() != null) {
            where.add("(l.added_at, l.card_id) < (:after, :afterId)");
            params.put("after", UtcTime.of(query.after()));
            params.put("afterId", query.afterId());
        }
        return jdbc.sql("select c.*, l.added_at, i.title, i.lead_sector_id, i.life_event, i.status as idea_status"
                        + from(where) + " order by l.added_at desc, l.card_id desc limit "
                        + Math.min(query.size(), 100))
                .params(params)
                .query((row, n) -> new Item(
                        cards.read(row, n),
                        row.getString("title"),
                        row.getString("lead_sector_id"),
                        row.getString("life_event"),
                        row.getString("idea_status"),
                        UtcTime.read(row, "added_at")))
                .list();
    }

    /** How many items match, counted no further than the limit. */
    public int count(Query query, int limit) {
        var params = new HashMap<String, Object>();
        var where = conditions(query, params);
        return jdbc.sql("select count(*) from (select 1 as one" + from(where) + " limit " + limit + ") found")
                .params(params)
                .query(Integer.class)
                .single();
    }

    /** The screened ideas that rest on these cards. */
    public List<Resting> restingOn(Collection<String> cardIds) {
        return cardIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select r.card_id, i.id, i.title from card_idea r join idea i on i.id = r.idea_id
                        where r.card_id in (:cards) and i.screened order by i.created_at
                        """)
                        .param("cards", cardIds)
                        .query((row, n) -> new Resting(row.getString(1), row.getString(2), row.getString(3)))
                        .list();
    }

    private boolean has(String cardId) {
        return jdbc.sql("select count(*) from library_item where card_id = :id")
                        .param("id", cardId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static String from(List<String> where) {
        return " from library_item l join card c on c.id = l.card_id join idea i on i.id = l.idea_id where "
                + String.join(" and ", where);
    }

    private static List<String> conditions(Query query, Map<String, Object> params) {
        var where = new ArrayList<String>();
        where.add("l.kind in (:kinds)");
        params.put("kinds", query.kinds());
        where.add("i.screened");
        equal(where, params, "i.life_event", "lifeEvent", query.lifeEvent());
        equal(where, params, "i.lead_sector_id", "sector", query.sector());
        equal(where, params, "i.status", "status", query.status());
        code(where, params, CUSTOMERS, query.customers());
        code(where, params, METHODS, query.method());
        terms(query.text()).forEach(term -> {
            var name = "term" + where.size();
            where.add("(l.search_text like :" + name + " escape '!' or lower(i.title) like :" + name + " escape '!')");
            params.put(name, "%" + term.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        });
        return where;
    }

    private static void equal(
            List<String> where, Map<String, Object> params, String column, String name, String value) {
        if (value != null) {
            where.add(column + " = :" + name);
            params.put(name, value);
        }
    }

    private static void code(List<String> where, Map<String, Object> params, String name, String code) {
        if (code != null) {
            where.add("exists (select 1 from library_code k where k.card_id = l.card_id and k.name = '" + name
                    + "' and k.code = :" + name + ")");
            params.put(name, code);
        }
    }

    private static List<String> terms(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                        .filter(term -> !term.isEmpty())
                        .limit(MAX_TERMS)
                        .toList();
    }

    private static String text(Card card) {
        var text = card.content().values().stream()
                .flatMap(Library::values)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return text.substring(0, Math.min(MAX_TEXT, text.length()));
    }

    private static Stream<String> values(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().flatMap(Library::values);
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
