package fi.ideapolku.web;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the session of an open page lasts, so that the page can warn before it ends (WCAG 2.2.1).
 *
 * @param idleSeconds after so many seconds without a request it ends
 * @param leftSeconds after so many seconds it ends in any case
 */
public record SessionTime(long idleSeconds, long leftSeconds) {

    static SessionTime of(HttpSession session, Duration longest) {
        var end = Instant.ofEpochMilli(session.getCreationTime()).plus(longest);
        return new SessionTime(
                session.getMaxInactiveInterval(),
                Duration.between(Instant.now(), end).toSeconds());
    }
}
