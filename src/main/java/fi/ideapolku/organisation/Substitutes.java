package fi.ideapolku.organisation;

import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands in for whom, and on which days; a substitute's own absence does not hand the tasks on to a third person. */
@Component
public class Substitutes {

    /** So long may one period be; a longer absence is a change of roles. */
    private static final int MAX_DAYS = 366;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    Substitutes(JdbcClient jdbc, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /** Why a substitute could not be named. */
    public enum Problem {
        /** He is no colleague who could do the person's tasks, or names himself for somebody else. */
        PERSON,
        /** The period is over, ends before it begins, or is longer than a year. */
        PERIOD
    }

    /** The people whose tasks the user may do today because he stands in for them; never himself. */
    public Set<String> actsFor(String userId) {
        return Set.copyOf(jdbc.sql("""
                        select distinct person_id from substitution
                        where substitute_id = :user and first_day <= :today and last_day >= :today
                        """)
                .param("user", userId)
                .param("today", today())
                .query(String.class)
                .list());
    }

    /** The user and those for whom he stands in today; he is the first. */
    public Set<String> peopleOf(String userId) {
        var people = new LinkedHashSet<String>();
        people.add(userId);
        people.addAll(actsFor(userId));
        return people;
    }

    /** The groups whose tasks the user may do today: his own and those of the people for whom he stands in. */
    public Set<String> groupsOf(String userId) {
        var groups = new HashSet<String>();
        peopleOf(userId).forEach(person -> groups.addAll(directory.groupsOf(person)));
        return groups;
    }

    /** Who stands in for the person today. */
    public Set<String> substitutesOf(String personId) {
        return Set.copyOf(jdbc.sql("""
                        select distinct substitute_id from substitution
                        where person_id = :person and first_day <= :today and last_day >= :today
                        """)
                .param("person", personId)
                .param("today", today())
                .query(String.class)
                .list());
    }

    /** The person's substitutions that are not over, the earliest first. */
    public List<Substitution> of(String personId) {
        return list("person_id", personId);
    }

    /** Those in which the user is the substitute and which are not over, the earliest first. */
    public List<Substitution> by(String substituteId) {
        return list("substitute_id", substituteId);
    }

    /** Whether somebody may name a substitute for the person: he himself, his sector's coordinator or an administrator. */
    public boolean mayNameFor(String userId, String personId) {
        if (userId.equals(personId)) {
            return true;
        }
        var groups = directory.groupsOf(userId);
        return groups.contains("admin")
                || directory
                        .sectorOf(personId)
                        .map("sectorCoordinator"::concat)
                        .filter(groups::contains)
                        .isPresent();
    }

    /**
     * Names a substitute.
     *
     * @return what is wrong, nothing being changed then; empty when the substitute is named
     */
    public Set<Problem> name(String personId, String substituteId, LocalDate first, LocalDate last, String namedBy) {
        var problems = new LinkedHashSet<Problem>();
        var isOwnPick = substituteId != null && substituteId.equals(namedBy);
        if (isOwnPick || !directory.colleaguesOf(personId).contains(substituteId)) {
            problems.add(Problem.PERSON);
        }
        if (first == null
                || last == null
                || last.isBefore(first)
                || last.isBefore(today())
                || last.isAfter(first.plusDays(MAX_DAYS))) {
            problems.add(Problem.PERIOD);
        }
        if (problems.isEmpty()) {
            jdbc.sql("""
                            insert into substitution (id, person_id, substitute_id, first_day, last_day, named_by, named_at)
                            values (:id, :person, :substitute, :first, :last, :by, :at)
                            """)
                    .param("id", UUID.randomUUID().toString())
                    .param("person", personId)
                    .param("substitute", substituteId)
                    .param("first", first)
                    .param("last", last)
                    .param("by", namedBy)
                    .param("at", UtcTime.of(clock.instant()))
                    .update();
        }
        return problems;
    }

    /** Ends one of the person's substitutions at once: of a period that has begun, yesterday was the last day. */
    public void end(String personId, String id) {
        jdbc.sql("update substitution set last_day = :yesterday where id = :id and person_id = :person"
                        + " and last_day > :yesterday")
                .param("yesterday", today().minusDays(1))
                .param("id", id)
                .param("person", personId)
                .update();
    }

    private List<Substitution> list(String column, String userId) {
        return jdbc.sql("select * from substitution where " + column + " = :user and last_day >= :today"
                        + " order by first_day, id limit 50")
                .param("user", userId)
                .param("today", today())
                .query(Substitutes::read)
                .list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE);
    }

    private static Substitution read(ResultSet row, int number) throws SQLException {
        return new Substitution(
                row.getString("id"),
                row.getString("person_id"),
                row.getString("substitute_id"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("named_by"));
    }
}
