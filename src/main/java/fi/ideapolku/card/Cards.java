package fi.ideapolku.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All versions of all cards and records; a version is written once and never changed, except that it can be
 * approved (S10) or taken back: then only its sender still finds it, among what he has sent. */
@Repository
public class Cards {

    public static final String UNDERSTANDING_CARD = "understandingCard";
    public static final String IDEA_CARD = "ideaCard";

    private static final String HOLDS = " status <> 'takenBack' ";

    /** Forms that write a version of a card that another form began. */
    private static final Map<String, String> KINDS = Map.of(
            "understandingCardLight", UNDERSTANDING_CARD,
            "understandingCardRevision", UNDERSTANDING_CARD,
            "ideaCardRevision", IDEA_CARD,
            "lessonsShort", "lessonsCard");

    private static final TypeReference<Map<String, Object>> CONTENT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Cards(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What a form writes a version of. */
    public static String kindOf(String formKey) {
        return KINDS.getOrDefault(formKey, formKey);
    }

    /** Where and by whom a form was submitted, and for whom he acted as a substitute (null: for himself). */
    public record Origin(
            String formKey,
            String deploymentId,
            String taskKey,
            String processInstanceId,
            String authorId,
            String onBehalfOf) {}

    /** Keeps a submitted form as the next version of its kind and returns it. */
    public Card record(String ideaId, Origin origin, Map<String, Object> content) {
        var kind = kindOf(origin.formKey());
        var card = new Card(
                UUID.randomUUID().toString(),
                ideaId,
                kind,
                lastVersion(ideaId, kind) + 1,
                "submitted",
                origin.formKey(),
                origin.deploymentId(),
                origin.taskKey(),
                origin.processInstanceId(),
                origin.authorId(),
                origin.onBehalfOf(),
                String.valueOf(content.getOrDefault("publicity", "public")),
                content,
                clock.instant(),
                null);
        jdbc.sql("""
                        insert into card (id, idea_id, kind, version, status, form_key, deployment_id, task_key,
                                          process_instance_id, author_id, on_behalf_of, publicity, content, created_at)
                        values (:id, :idea, :kind, :version, :status, :form, :deployment, :task, :instance, :author,
                                :behalf, :publicity, :content, :at)
                        """)
                .param("id", card.id())
                .param("idea", ideaId)
                .param("kind", kind)
                .param("version", card.version())
                .param("status", card.status())
                .param("form", card.formKey())
                .param("deployment", card.deploymentId())
                .param("task", card.taskKey())
                .param("instance", card.processInstanceId())
                .param("author", card.authorId())
                .param("behalf", card.onBehalfOf())
                .param("publicity", card.publicity())
                .param("content", write(content))
                .param("at", now())
                .update();
        return card;
    }

    public Optional<Card> find(String id) {
        return jdbc.sql("select * from card where id = :id and" + HOLDS)
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** The newest version of a kind, if the idea has one. */
    public Optional<Card> latest(String ideaId, String kind) {
        return jdbc.sql("select * from card where idea_id = :idea and kind = :kind and" + HOLDS
                        + "order by version desc limit 1")
                .param("idea", ideaId)
                .param("kind", kind)
                .query(this::read)
                .optional();
    }

    /** All cards and records of the idea, oldest first. */
    public List<Card> of(String ideaId) {
        return jdbc.sql("select * from card where idea_id = :idea and" + HOLDS + "order by created_at, kind, version")
                .param("idea", ideaId)
                .query(this::read)
                .list();
    }

    /** The newest card or record of some kinds in each of some ideas. */
    public List<Card> latestOf(java.util.Collection<String> ideaIds, java.util.Collection<String> kinds) {
        return ideaIds.isEmpty() || kinds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select c.* from card c where c.idea_id in (:ideas) and c.kind in (:kinds) and c.version =
                            (select max(o.version) from card o
                             where o.idea_id = c.idea_id and o.kind = c.kind and o.status <> 'takenBack')
                        """)
                        .param("ideas", ideaIds)
                        .param("kinds", kinds)
                        .query(this::read)
                        .list();
    }

    /**
     * A page of what a person has submitted, newest first.
     *
     * @param before creation time of the last row seen, null for the first page
     * @param beforeId its id
     * @param size rows at the most
     */
    public List<Card> by(String authorId, Instant before, String beforeId, int size) {
        var query = jdbc.sql("select * from card where author_id = :author"
                        + (before == null ? "" : " and (created_at, id) < (:before, :beforeId)")
                        + " order by created_at desc, id desc limit " + size)
                .param("author", authorId);
        return (before == null
                        ? query
                        : query.param("before", UtcTime.of(before)).param("beforeId", beforeId))
                .query(this::read)
                .list();
    }

    /** What was submitted last in each of some ideas, also when it was taken back. */
    public List<Card> newestOf(java.util.Collection<String> ideaIds) {
        return ideaIds.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        select c.* from card c where c.idea_id in (:ideas) and not exists
                            (select 1 from card o where o.idea_id = c.idea_id and (o.created_at, o.id) > (c.created_at, c.id))
                        """).param("ideas", ideaIds).query(this::read).list();
    }

    /** Takes a submitted version out of the idea: it counts for nothing any more. */
    public void takeBack(String cardId) {
        jdbc.sql("update card set status = 'takenBack' where id = :id")
                .param("id", cardId)
                .update();
    }

    /** Who submitted a form in this task, in any round, and for whom substitutes did. */
    public Set<String> authorsIn(String ideaId, String taskKey) {
        return Set.copyOf(jdbc.sql("""
                        select author_id from card
                        where idea_id = :idea and task_key = :task and status <> 'takenBack'
                        union
                        select on_behalf_of from card
                        where idea_id = :idea and task_key = :task and status <> 'takenBack' and on_behalf_of is not null
                        """)
                .param("idea", ideaId)
                .param("task", taskKey)
                .query(String.class)
                .list());
    }

    /** What was submitted with forms of a kind within one process instance, oldest first. */
    public List<Card> ofInstance(String processInstanceId, String kind) {
        return jdbc.sql("select * from card where process_instance_id = :instance and kind = :kind and" + HOLDS
                        + "order by version")
                .param("instance", processInstanceId)
                .param("kind", kind)
                .query(this::read)
                .list();
    }

    /** Locks the newest understanding card of the idea as approved and lets the idea rest on it (S13). */
    public Card approveUnderstanding(String ideaId) {
        var card = latest(ideaId, UNDERSTANDING_CARD)
                .orElseThrow(() -> new IllegalStateException("No understanding card to approve for " + ideaId));
        jdbc.sql("update card set status = 'approved', approved_at = :now where id = :id")
                .param("now", now())
                .param("id", card.id())
                .update();
        rest(ideaId, card.id());
        return card;
    }

    /** Lets an idea rest on an approved understanding card, its own or another idea's; other cards no longer carry it. */
    public void rest(String ideaId, String cardId) {
        if (!isApprovedUnderstanding(cardId)) {
            throw new IllegalStateException("Not an approved understanding card: " + cardId);
        }
        jdbc.sql("delete from card_idea where idea_id = :idea")
                .param("idea", ideaId)
                .update();
        jdbc.sql("insert into card_idea (card_id, idea_id, since) values (:card, :idea, :now)")
                .param("card", cardId)
                .param("idea", ideaId)
                .param("now", now())
                .update();
    }

    /** Whether this is the id of an approved understanding card. */
    public boolean isApprovedUnderstanding(String cardId) {
        return find(cardId)
                .filter(card -> UNDERSTANDING_CARD.equals(card.kind()) && "approved".equals(card.status()))
                .isPresent();
    }

    /** The approved understanding card that the idea rests on, if there is one: the rule S13 asks for it. */
    public Optional<Card> understandingOf(String ideaId) {
        return jdbc.sql("""
                        select card.* from card join card_idea on card_idea.card_id = card.id
                        where card_idea.idea_id = :idea and card.status = 'approved' and card.kind = 'understandingCard'
                        """).param("idea", ideaId).query(this::read).optional();
    }

    /** The newest approved understanding cards of all sectors. */
    public List<Card> newestApproved(int size) {
        return jdbc.sql("""
                        select * from card where kind = 'understandingCard' and status = 'approved'
                        order by approved_at desc limit :size
                        """).param("size", size).query(this::read).list();
    }

    /** The newest public cards that were written with a form, of ideas that everybody sees. */
    public List<Card> newestPublic(String formKey, int size) {
        return jdbc.sql("""
                        select card.* from card join idea on idea.id = card.idea_id
                        where card.form_key = :form and card.publicity = 'public' and card.status <> 'takenBack'
                          and idea.screened
                        order by card.created_at desc limit :size
                        """)
                .param("form", formKey)
                .param("size", size)
                .query(this::read)
                .list();
    }

    /** The ideas that rest on a card, by id. */
    public List<String> ideasOn(String cardId) {
        return jdbc.sql("select idea_id from card_idea where card_id = :card order by idea_id")
                .param("card", cardId)
                .query(String.class)
                .list();
    }

    private int lastVersion(String ideaId, String kind) {
        return jdbc.sql("select coalesce(max(version), 0) from card where idea_id = :idea and kind = :kind")
                .param("idea", ideaId)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    Card read(ResultSet row, int number) throws SQLException {
        return new Card(
                row.getString("id"),
                row.getString("idea_id"),
                row.getString("kind"),
                row.getInt("version"),
                row.getString("status"),
                row.getString("form_key"),
                row.getString("deployment_id"),
                row.getString("task_key"),
                row.getString("process_instance_id"),
                row.getString("author_id"),
                row.getString("on_behalf_of"),
                row.getString("publicity"),
                parse(row.getString("content")),
                UtcTime.read(row, "created_at"),
                UtcTime.read(row, "approved_at"));
    }

    private String write(Map<String, Object> content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A checked form could not be written as JSON", unwritable);
        }
    }

    private Map<String, Object> parse(String content) {
        try {
            return json.readValue(content, CONTENT);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("A card's content is not JSON", unreadable);
        }
    }

    private OffsetDateTime now() {
        return UtcTime.of(clock.instant());
    }
}
