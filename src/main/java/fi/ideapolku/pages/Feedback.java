package fi.ideapolku.pages;

import fi.ideapolku.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Feedback on the service, to be answered within the 14 days that the law allows; nobody is named. */
@Repository
class Feedback {

    private static final Duration TIME_TO_ANSWER = Duration.ofDays(14);
    private static final int AT_MOST_IN_AN_HOUR = 60;

    private final JdbcClient jdbc;
    private final Clock clock;

    Feedback(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One feedback; answer and time of answer are null until it is answered. */
    record Given(
            long id,
            String topic,
            String words,
            Instant receivedAt,
            Instant dueAt,
            String answer,
            Instant answeredAt) {}

    /** Whether so much has come in an hour that no more is taken. */
    boolean isFlooded() {
        return jdbc.sql("select count(*) from feedback where received_at > :since")
                        .param("since", UtcTime.of(clock.instant().minus(Duration.ofHours(1))))
                        .query(Integer.class)
                        .single()
                >= AT_MOST_IN_AN_HOUR;
    }

    /** Keeps it. @return by when it is answered */
    Instant give(String topic, String words) {
        var due = clock.instant().plus(TIME_TO_ANSWER);
        jdbc.sql("insert into feedback (topic, words, received_at, due_at) values (:topic, :words, :now, :due)")
                .param("topic", topic)
                .param("words", words)
                .param("now", UtcTime.of(clock.instant()))
                .param("due", UtcTime.of(due))
                .update();
        return due;
    }

    /** Answers it; an answer that is there already stays. */
    void answer(long id, String answer) {
        jdbc.sql("update feedback set answer = :answer, answered_at = :now where id = :id and answered_at is null")
                .param("answer", answer)
                .param("now", UtcTime.of(clock.instant()))
                .param("id", id)
                .update();
    }

    /** What waits for an answer, the most urgent first. */
    List<Given> open() {
        return jdbc.sql("select * from feedback where answered_at is null order by due_at, id limit 100")
                .query(Feedback::read)
                .list();
    }

    /** What has been answered, newest first. */
    List<Given> answered() {
        return jdbc.sql(
                        "select * from feedback where answered_at is not null order by answered_at desc, id desc limit 20")
                .query(Feedback::read)
                .list();
    }

    private static Given read(ResultSet row, int number) throws SQLException {
        return new Given(
                row.getLong("id"),
                row.getString("topic"),
                row.getString("words"),
                UtcTime.read(row, "received_at"),
                UtcTime.read(row, "due_at"),
                row.getString("answer"),
                UtcTime.read(row, "answered_at"));
    }
}
