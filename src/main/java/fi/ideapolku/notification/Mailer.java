package fi.ideapolku.notification;

import fi.ideapolku.UtcTime;
import fi.ideapolku.insight.WeeklySummary;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.WorkingDays;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends notices by mail, at most once each: a mail is marked before it is handed over and after. One that a node left in between is
 * doubtful and stays so. Without a mail server notices are in the application alone.
 */
@Component
class Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 10;
    private static final Duration DOUBTFUL_AFTER = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final ObjectProvider<JavaMailSender> server;
    private final MailText text;
    private final Directory directory;
    private final ReaderSettings settings;
    private final WeeklySummary summary;
    private final Clock clock;

    Mailer(
            JdbcClient jdbc,
            TransactionOperations transaction,
            ObjectProvider<JavaMailSender> server,
            MailText text,
            Directory directory,
            ReaderSettings settings,
            WeeklySummary summary,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.server = server;
        this.text = text;
        this.directory = directory;
        this.settings = settings;
        this.summary = summary;
        this.clock = clock;
    }

    private record Waiting(long id, String userId) {}

    /** A mail on its way. */
    record Mail(long id, String userId, int attempts, String messageId, boolean isWeekly) {}

    /** Whether there is a mail server at all. */
    boolean isOn() {
        return server.getIfAvailable() != null;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void run() {
        transaction.executeWithoutResult(status -> collect("now"));
        markDoubtful();
        if (isOn()) {
            sendWaiting();
        }
    }

    /** One after the other, so that a node that dies leaves no more than one in doubt; a server that refuses is left alone for now. */
    private void sendWaiting() {
        for (var sent = 0; sent < BATCH; sent++) {
            var mail = claim();
            if (mail.isEmpty() || !send(mail.get())) {
                return;
            }
        }
    }

    /** Once on a working morning: what those hear who want one mail a day. */
    @Scheduled(cron = "0 0 8 * * MON-FRI", zone = "Europe/Helsinki")
    void runDaily() {
        transaction.executeWithoutResult(status -> collect("daily"));
    }

    /** On Monday: the week's summary for those who steer and want their mail collected. */
    @Scheduled(cron = "0 30 7 * * MON", zone = "Europe/Helsinki")
    void runWeekly() {
        if (isOn()) {
            settings.whoWant(Topic.PROGRESS, "daily").stream()
                    .filter(userId -> summary.isFor(userId)
                            && directory.mailAddress(userId).isPresent()
                            && !summary.of(userId, Locale.ROOT).isEmpty())
                    .forEach(this::addWeekly);
        }
    }

    private void addWeekly(String userId) {
        var monday = LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE).with(DayOfWeek.MONDAY);
        try {
            newMail(userId, monday);
        } catch (DuplicateKeyException another) {
            LOG.debug("Another node wrote the weekly mail of {}", monday);
        }
    }

    /** Puts the waiting notices of each person into one mail; who has no address is told in the application alone. */
    private void collect(String mode) {
        var waiting = jdbc.sql("select id, user_id from notice where mail_state = :mode order by id limit " + BATCH
                        + " for update skip locked")
                .param("mode", mode)
                .query((row, n) -> new Waiting(row.getLong(1), row.getString(2)))
                .list();
        waiting.stream().collect(Collectors.groupingBy(Waiting::userId)).forEach((userId, notices) -> {
            var ids = notices.stream().map(Waiting::id).toList();
            if (!isOn() || directory.mailAddress(userId).isEmpty()) {
                mark(ids, null, "off");
            } else {
                mark(ids, newMail(userId, null), "mailed");
            }
        });
    }

    private void mark(List<Long> noticeIds, Long mailId, String state) {
        jdbc.sql("update notice set mail_state = :state, mail_id = :mail where id in (:ids)")
                .param("state", state)
                .param("mail", mailId)
                .param("ids", noticeIds)
                .update();
    }

    private long newMail(String userId, LocalDate week) {
        var messageId = "<" + UUID.randomUUID() + "@ideapolku>";
        var now = UtcTime.of(clock.instant());
        jdbc.sql("""
                        insert into mail (user_id, state, attempts, next_at, message_id, created_at, changed_at, week)
                        values (:user, 'pending', 0, :now, :message, :now, :now, :week)
                        """)
                .param("user", userId)
                .param("now", now)
                .param("message", messageId)
                .param("week", week)
                .update();
        return jdbc.sql("select id from mail where message_id = :message")
                .param("message", messageId)
                .query(Long.class)
                .single();
    }

    private Optional<Mail> claim() {
        return transaction.execute(status -> {
            var next = jdbc.sql(
                            "select * from mail where state = 'pending' and next_at <= :now order by next_at, id limit 1"
                                    + " for update skip locked")
                    .param("now", UtcTime.of(clock.instant()))
                    .query((row, n) -> new Mail(
                            row.getLong("id"),
                            row.getString("user_id"),
                            row.getInt("attempts"),
                            row.getString("message_id"),
                            row.getDate("week") != null))
                    .optional();
            next.ifPresent(mail -> change(mail, "sending", Duration.ZERO));
            return next;
        });
    }

    /** @return whether the server took it */
    private boolean send(Mail mail) {
        try {
            var sender = server.getObject();
            sender.send(text.write(mail, sender.createMimeMessage()));
            change(mail, "sent", Duration.ZERO);
            return true;
        } catch (MailException refused) {
            LOG.warn("Mail {} was not sent: {}", mail.id(), refused.getClass().getSimpleName());
            var again = mail.attempts() + 1 < ATTEMPTS;
            change(mail, again ? "pending" : "failed", Duration.ofMinutes(1L << Math.min(mail.attempts(), 8)));
            return false;
        }
    }

    private void markDoubtful() {
        jdbc.sql(
                        "update mail set state = 'doubtful', changed_at = :now where state = 'sending' and changed_at < :limit")
                .param("now", UtcTime.of(clock.instant()))
                .param("limit", UtcTime.of(clock.instant().minus(DOUBTFUL_AFTER)))
                .update();
    }

    private void change(Mail mail, String state, Duration wait) {
        jdbc.sql("""
                        update mail set state = :state, attempts = attempts + :attempt, next_at = :next, changed_at = :now
                        where id = :id
                        """)
                .param("state", state)
                .param("attempt", "sending".equals(state) ? 1 : 0)
                .param("next", UtcTime.of(clock.instant().plus(wait)))
                .param("now", UtcTime.of(clock.instant()))
                .param("id", mail.id())
                .update();
    }
}
