package fi.ideapolku.notification;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How mail is doing, for the administrator. */
@Component
public class MailState {

    private final JdbcClient jdbc;
    private final Mailer mailer;

    MailState(JdbcClient jdbc, Mailer mailer) {
        this.jdbc = jdbc;
        this.mailer = mailer;
    }

    /** Whether a mail server is configured; without one notices are in the application alone. */
    public boolean isOn() {
        return mailer.isOn();
    }

    /** Number of mails by state: pending, sending, sent, failed, doubtful. */
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        jdbc.sql("select state, count(*) from mail group by state")
                .query((row, n) -> counts.put(row.getString(1), row.getInt(2)))
                .list();
        return counts;
    }
}
