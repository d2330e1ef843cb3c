package fi.ideapolku.admin;

import fi.ideapolku.UtcTime;
import fi.ideapolku.admin.PersonColumns.PersonColumn;
import fi.ideapolku.admin.PersonColumns.Then;
import fi.ideapolku.audit.Audit;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Ends what has been kept long enough (G16, arkistolaki 831/1994, tiedonhallintalaki 21 §): of an idea its people, not its cards, reasons
 * and times. Each night, and when an administrator says; a dry run does the same and takes it back.
 */
@Component
class Retention {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final NamedInCards named;
    private final Audit audit;
    private final Clock clock;
    private final Map<Kind, Period> periods = new EnumMap<>(Kind.class);

    Retention(
            JdbcClient jdbc,
            TransactionOperations transaction,
            NamedInCards named,
            Audit audit,
            Clock clock,
            @Value("${ideapolku.retention.people-of-ideas}") Period peopleOfIdeas,
            @Value("${ideapolku.retention.people-who-left}") Period peopleWhoLeft,
            @Value("${ideapolku.retention.comments}") Period comments,
            @Value("${ideapolku.retention.drafts}") Period drafts,
            @Value("${ideapolku.retention.notices}") Period notices) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.named = named;
        this.audit = audit;
        this.clock = clock;
        periods.put(Kind.PEOPLE_OF_IDEAS, peopleOfIdeas);
        periods.put(Kind.PEOPLE_WHO_LEFT, peopleWhoLeft);
        periods.put(Kind.COMMENTS, comments);
        periods.put(Kind.DRAFTS, drafts);
        periods.put(Kind.NOTICES, notices);
    }

    /** What has a period of its own. */
    enum Kind {
        /** Who had to do with an idea, counted from the idea's end. */
        PEOPLE_OF_IDEAS,
        /** Everything that names somebody who no longer works here, counted from when he had no group left. */
        PEOPLE_WHO_LEFT,
        /** Comments, counted from the idea's end. */
        COMMENTS,
        /** Answers never sent, counted from when they were last saved. */
        DRAFTS,
        /** What people were told, counted from then. */
        NOTICES
    }

    Map<Kind, Period> periods() {
        return periods;
    }

    @Scheduled(cron = "0 30 2 * * *", zone = "Europe/Helsinki")
    void nightly() {
        run(null, false);
    }

    /**
     * Ends what is due, at most 500 ideas and people at once.
     *
     * @param userId who says so, null for the clock
     * @param dry whether all of it is taken back
     * @return how many ideas, people, comments, drafts and notices it is about
     */
    Map<Kind, Integer> run(String userId, boolean dry) {
        return transaction.execute(status -> {
            var done = new EnumMap<Kind, Integer>(Kind.class);
            done.put(Kind.PEOPLE_OF_IDEAS, peopleOfIdeas(limit(Kind.PEOPLE_OF_IDEAS)));
            done.put(Kind.PEOPLE_WHO_LEFT, peopleWhoLeft(limit(Kind.PEOPLE_WHO_LEFT)));
            done.put(Kind.COMMENTS, comments(limit(Kind.COMMENTS)));
            done.put(Kind.DRAFTS, delete("draft where saved_at < :limit", limit(Kind.DRAFTS)));
            done.put(Kind.NOTICES, notices(limit(Kind.NOTICES)));
            if (dry) {
                status.setRollbackOnly();
            } else {
                audit.done(userId, "retention", null, done.toString());
            }
            return done;
        });
    }

    private int peopleOfIdeas(OffsetDateTime limit) {
        var ideas = jdbc.sql(
                        "select id from idea where ended_at < :limit and proposer_id <> :nobody order by id limit :size")
                .param("limit", limit)
                .param("nobody", PersonColumns.NOBODY)
                .param("size", AT_ONCE)
                .query(String.class)
                .list();
        for (var idea : ideas) {
            update("delete from idea_person where idea_id = :idea", idea);
            update(
                    "update idea set proposer_id = '-', owner_id = null, implementation_owner_id = null where id = :idea",
                    idea);
            update("update card set author_id = '-', on_behalf_of = null where idea_id = :idea", idea);
            update("update attachment set added_by = '-' where idea_id = :idea", idea);
            update("update idea_comment set author_id = '-' where idea_id = :idea", idea);
            rewriteCards("idea_id = :of", idea, person -> true);
        }
        return ideas.size();
    }

    /** Notes who has no group any more and who came back, then makes nameless who left long ago. */
    private int peopleWhoLeft(OffsetDateTime limit) {
        jdbc.sql("delete from person_left where user_id in (select user_id_ from act_id_membership)")
                .update();
        jdbc.sql("""
                        insert into person_left (user_id, noticed_at)
                        select id_, :now from act_id_user
                        where id_ not in (select user_id_ from act_id_membership)
                        and id_ not in (select user_id from person_left)
                        """).param("now", UtcTime.of(clock.instant())).update();
        var people = jdbc.sql("select user_id from person_left where noticed_at < :limit order by user_id limit :size")
                .param("limit", limit)
                .param("size", AT_ONCE)
                .query(String.class)
                .list();
        people.forEach(this::makeNameless);
        return people.size();
    }

    private void makeNameless(String userId) {
        rewriteCards("content like :of escape '!'", "%\"" + userId.replace("_", "!_") + "\"%", userId::equals);
        for (var place : PersonColumns.ALL) {
            if (place.then() != Then.KEPT) {
                jdbc.sql(statement(place)).param("user", userId).update();
            }
        }
    }

    private static String statement(PersonColumn place) {
        return place.then() == Then.DELETED
                ? "delete from %s where %s = :user".formatted(place.table(), place.column())
                : "update %1$s set %2$s = '%3$s' where %2$s = :user"
                        .formatted(place.table(), place.column(), PersonColumns.NOBODY);
    }

    private void rewriteCards(String which, String of, Predicate<String> person) {
        record Content(String id, String content) {}
        jdbc.sql("select id, content from card where " + which)
                .param("of", of)
                .query((row, number) -> new Content(row.getString(1), row.getString(2)))
                .list()
                .forEach(card -> jdbc.sql("update card set content = :content where id = :id")
                        .param("content", named.without(person, card.content()))
                        .param("id", card.id())
                        .update());
    }

    private int comments(OffsetDateTime limit) {
        var ofEnded = "idea_id in (select id from idea where ended_at < :limit)";
        return delete("idea_comment where parent_id is not null and " + ofEnded, limit)
                + delete("idea_comment where " + ofEnded, limit);
    }

    private int notices(OffsetDateTime limit) {
        delete("mail where changed_at < :limit", limit);
        return delete("notice where at < :limit", limit);
    }

    private int delete(String what, OffsetDateTime limit) {
        return jdbc.sql("delete from " + what).param("limit", limit).update();
    }

    private void update(String sql, String idea) {
        jdbc.sql(sql).param("idea", idea).update();
    }

    private OffsetDateTime limit(Kind kind) {
        return UtcTime.of(ZonedDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                .minus(periods.get(kind))
                .toInstant());
    }
}
