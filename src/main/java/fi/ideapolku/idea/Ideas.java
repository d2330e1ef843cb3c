package fi.ideapolku.idea;

import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The ideas and what is written about each: facts, people, counters. Writes join the caller's transaction. */
@Repository
public class Ideas {

    /** Facts that a form may write, by the name used in the {@code .form}, with their columns. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("title", "title"),
            Map.entry("leadSectorId", "lead_sector_id"),
            Map.entry("ownerId", "owner_id"),
            Map.entry("implementationOwnerId", "implementation_owner_id"),
            Map.entry("lifeEvent", "life_event"),
            Map.entry("ideaType", "idea_type"),
            Map.entry("evidenceLevel", "evidence_level"),
            Map.entry("understandingCardId", "understanding_card_id"),
            Map.entry("mergeTargetId", "merge_target_id"),
            Map.entry("lane", "lane"),
            Map.entry("depth", "depth"));

    private static final String RELATED_SECTORS = "relatedSectorIds";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    Ideas(JdbcClient jdbc, Clock clock, ApplicationEventPublisher listeners) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.listeners = listeners;
    }

    /** Whether a form may write this fact. */
    public static boolean isFact(String name) {
        return RELATED_SECTORS.equals(name) || FACTS.containsKey(name);
    }

    /** The next free id, {@code IDEA-<year>-<at least three digits>}. */
    public String nextId() {
        var year = now().getYear();
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into idea_number (submitted_in) values (:year)")
                .param("year", year)
                .update(key, "number");
        return "IDEA-%d-%03d".formatted(year, key.getKeyAs(Long.class));
    }

    /** Creates an open idea; the proposer becomes its owner unless {@code ownerId} says otherwise or is null. */
    public void create(
            String id, String title, String sectorId, String proposerId, String ownerId, String parentIdeaId) {
        jdbc.sql("""
                        insert into idea (id, title, status, lead_sector_id, proposer_id, owner_id, parent_idea_id, lane,
                                          screened, created_at, changed_at)
                        values (:id, :title, 'open', :sector, :proposer, :owner, :parent, 'normal', false, :now, :now)
                        """)
                .param("id", id)
                .param("title", title)
                .param("sector", sectorId)
                .param("proposer", proposerId)
                .param("owner", ownerId)
                .param("parent", parentIdeaId)
                .param("now", now())
                .update();
        relate(id, proposerId, "proposer");
        listeners.publishEvent(new IdeaHappening("created", id, null, null, null, clock.instant()));
    }

    /** @throws UnknownIdea if there is none with this id */
    public Idea get(String id) {
        return find(id).orElseThrow(() -> new UnknownIdea(id));
    }

    public Optional<Idea> find(String id) {
        return jdbc.sql("select * from idea where id = :id")
                .param("id", id)
                .query((row, n) -> read(row, relatedSectors(id)))
                .optional();
    }

    /** Locks the idea's row until the transaction ends, so that two changes of one idea come one after the other. */
    public void lock(String id) {
        jdbc.sql("select id from idea where id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /**
     * Writes one fact.
     *
     * @param fact a name for which {@link #isFact} holds
     * @param value a text, or a collection of sector ids for {@code relatedSectorIds}
     */
    public void write(String id, String fact, Object value) {
        if (RELATED_SECTORS.equals(fact)) {
            writeRelatedSectors(id, value instanceof Collection<?> list ? list : List.of());
            return;
        }
        var column = FACTS.get(fact);
        if (column == null) {
            throw new IllegalArgumentException("An idea has no fact named " + fact);
        }
        jdbc.sql("update idea set " + column + " = :value, changed_at = :now where id = :id")
                .param("value", value)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Adds a sector to the related ones (S43); the lead sector and a sector that is there already change nothing. */
    public void join(String id, String sectorId) {
        var idea = get(id);
        if (!idea.sectorIds().contains(sectorId)) {
            insertRelatedSector(id, sectorId);
        }
    }

    /** Marks the idea as accepted by the screening: from now on the whole branch sees it (S97). */
    public void markScreened(String id) {
        jdbc.sql("update idea set screened = true where id = :id")
                .param("id", id)
                .update();
    }

    /** Notes when the idea was decided for the first time. */
    public void markDecided(String id) {
        jdbc.sql("update idea set decided_at = :now where id = :id and decided_at is null")
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Ends the idea with an outcome; a second end changes nothing. */
    public void end(String id, String outcome) {
        var ended = jdbc.sql("""
                        update idea set status = :outcome, stage = null, ended_at = :now, changed_at = :now
                        where id = :id and status = 'open'
                        """)
                .param("outcome", outcome)
                .param("now", now())
                .param("id", id)
                .update();
        if (ended == 1) {
            listeners.publishEvent(new IdeaHappening("ended", id, null, null, outcome, clock.instant()));
        }
    }

    /** Notes a relation of a user to the idea: proposer, coProposer, maker or follower; said twice it counts once. */
    public void relate(String id, String userId, String relation) {
        if (!peopleOf(id, relation).contains(userId)) {
            jdbc.sql("insert into idea_person (idea_id, user_id, relation, since) values (:id, :user, :relation, :now)")
                    .param("id", id)
                    .param("user", userId)
                    .param("relation", relation)
                    .param("now", now())
                    .update();
        }
    }

    /** Ends a relation of a user to the idea; one that is not there changes nothing. */
    public void part(String id, String userId, String relation) {
        jdbc.sql("delete from idea_person where idea_id = :id and user_id = :user and relation = :relation")
                .param("id", id)
                .param("user", userId)
                .param("relation", relation)
                .update();
    }

    /** Everybody who has to do with the idea, by relation. */
    public Map<String, Set<String>> people(String id) {
        return jdbc
                .sql("select relation, user_id from idea_person where idea_id = :id order by since")
                .param("id", id)
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableSet())));
    }

    /**
     * Ideas with a tie to this one, newest first and 50 at the most: its parent, its children, what it was merged into, what was
     * merged into it, and what rests on the same understanding card.
     */
    public List<Idea> relatedTo(Idea idea) {
        return jdbc.sql("""
                        select * from idea where id in (
                            select id from idea where parent_idea_id = :id
                            union select id from idea where merge_target_id = :id
                            union select id from idea where id in (:parent, :target)
                            union select other.idea_id from card_idea mine join card_idea other on other.card_id = mine.card_id
                                  where mine.idea_id = :id)
                        and id <> :id order by created_at desc, id desc limit 50
                        """)
                .param("id", idea.id())
                .param("parent", idea.parentIdeaId())
                .param("target", idea.mergeTargetId())
                .query((row, n) -> read(row, List.of()))
                .list();
    }

    /** The users that have one of these relations to the idea. */
    public Set<String> peopleOf(String id, String... relations) {
        return jdbc
                .sql("select user_id from idea_person where idea_id = :id and relation in (:relations)")
                .param("id", id)
                .param("relations", Arrays.asList(relations))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How often a backward flow was taken; 0 when never. */
    public int counter(String id, String name) {
        return jdbc.sql("select used from idea_counter where idea_id = :id and name = :name")
                .param("id", id)
                .param("name", name)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** All counters of the idea by name. */
    public Map<String, Integer> counters(String id) {
        return jdbc
                .sql("select name, used from idea_counter where idea_id = :id")
                .param("id", id)
                .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Counts a backward flow once more. */
    public void count(String id, String name) {
        var updated = jdbc.sql("update idea_counter set used = used + 1 where idea_id = :id and name = :name")
                .param("id", id)
                .param("name", name)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into idea_counter (idea_id, name, used) values (:id, :name, 1)")
                    .param("id", id)
                    .param("name", name)
                    .update();
        }
    }

    private List<String> relatedSectors(String id) {
        return jdbc.sql("select sector_id from idea_sector where idea_id = :id order by sector_id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private void writeRelatedSectors(String id, Collection<?> sectorIds) {
        jdbc.sql("delete from idea_sector where idea_id = :id").param("id", id).update();
        var lead = jdbc.sql("select lead_sector_id from idea where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        sectorIds.stream()
                .map(String::valueOf)
                .distinct()
                .filter(sectorId -> !sectorId.equals(lead))
                .forEach(sectorId -> insertRelatedSector(id, sectorId));
    }

    private void insertRelatedSector(String id, String sectorId) {
        jdbc.sql("insert into idea_sector (idea_id, sector_id) values (:id, :sector)")
                .param("id", id)
                .param("sector", sectorId)
                .update();
    }

    private OffsetDateTime now() {
        return UtcTime.of(clock.instant());
    }

    static Idea read(ResultSet row, List<String> relatedSectorIds) throws SQLException {
        return new Idea(
                row.getString("id"),
                row.getString("title"),
                row.getString("status"),
                row.getString("stage"),
                UtcTime.read(row, "stage_since"),
                row.getString("lead_sector_id"),
                relatedSectorIds,
                row.getString("proposer_id"),
                row.getString("owner_id"),
                row.getString("implementation_owner_id"),
                row.getString("life_event"),
                row.getString("idea_type"),
                row.getString("evidence_level"),
                row.getString("lane"),
                row.getString("depth"),
                row.getString("understanding_card_id"),
                row.getString("merge_target_id"),
                row.getString("parent_idea_id"),
                row.getBoolean("screened"),
                UtcTime.read(row, "decided_at"),
                UtcTime.read(row, "created_at"),
                UtcTime.read(row, "ended_at"));
    }
}
