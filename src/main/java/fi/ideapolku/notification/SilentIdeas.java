package fi.ideapolku.notification;

import fi.ideapolku.UtcTime;
import fi.ideapolku.idea.IdeaHappening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds ideas that are forgotten: somebody has a task to do, and for 60 days nobody has done or said anything. Each silence is told once
 * at 60 and once at 90 days, whichever node comes first; an idea that waits for a date has no task and is left alone.
 */
@Component
class SilentIdeas {

    /** Days after which ORK's portfolio manager hears too. */
    static final int LONG = 90;

    private static final int SHORT = 60;
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    SilentIdeas(JdbcClient jdbc, TransactionOperations transaction, ApplicationEventPublisher listeners, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.listeners = listeners;
        this.clock = clock;
    }

    private record Silent(String ideaId, Instant since) {}

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void run() {
        for (var days : List.of(SHORT, LONG)) {
            List<Silent> batch;
            do {
                batch = silent(days);
                batch.forEach(idea -> tell(idea, days));
            } while (batch.size() == BATCH);
        }
    }

    /** Open ideas to which nothing has happened for so many days and of which nobody has been told so. */
    private List<Silent> silent(int days) {
        return jdbc.sql("""
                        select id, since from (
                            select id, case when said > acted then said else acted end as since from (
                                select i.id,
                                       (select max(e.at) from stage_event e where e.idea_id = i.id) as acted,
                                       (select max(c.created_at) from idea_comment c where c.idea_id = i.id) as said
                                from idea i
                                where i.status = 'open' and i.changed_at <= :limit
                                  and exists (select 1 from task_item t where t.idea_id = i.id)) times) silence
                        where since <= :limit and not exists (
                            select 1 from idea_silence told
                            where told.idea_id = silence.id and told.days = :days and told.silent_since = silence.since)
                        """ + " order by since limit " + BATCH)
                .param("limit", UtcTime.of(clock.instant().minus(Duration.ofDays(days))))
                .param("days", days)
                .query((row, n) -> new Silent(row.getString("id"), UtcTime.read(row, "since")))
                .list();
    }

    private void tell(Silent idea, int days) {
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into idea_silence (idea_id, days, silent_since) values (:idea, :days, :since)")
                        .param("idea", idea.ideaId())
                        .param("days", days)
                        .param("since", UtcTime.of(idea.since()))
                        .update();
                listeners.publishEvent(new IdeaHappening(
                        "idea.silent", idea.ideaId(), String.valueOf(days), null, null, clock.instant()));
            });
        } catch (DuplicateKeyException toldElsewhere) {
            return;
        }
    }
}
