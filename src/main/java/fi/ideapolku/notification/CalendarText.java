package fi.ideapolku.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.List;

/** Writes events as iCalendar (RFC 5545): escaped, folded at 75 octets, lines ended by CR LF. */
final class CalendarText {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final int LINE_OCTETS = 75;

    private final StringBuilder text = new StringBuilder();

    private CalendarText() {}

    /**
     * A moment or a whole day to remember.
     *
     * @param id stays the same while the thing exists
     * @param at an {@link Instant} or a {@link LocalDate}
     * @param url where it is done
     */
    record Event(String id, Temporal at, String summary, String url) {}

    static String of(String name, List<Event> events, Instant now) {
        var calendar = new CalendarText();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Ideapolku//Ideapolku//FI");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("X-WR-CALNAME", escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        events.forEach(event -> calendar.add(event, now));
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    private void add(Event event, Instant now) {
        line("BEGIN", "VEVENT");
        line("UID", event.id() + "@ideapolku");
        line("DTSTAMP", UTC.format(now));
        if (event.at() instanceof LocalDate day) {
            line("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(day));
        } else {
            line("DTSTART", UTC.format(event.at()));
        }
        line("SUMMARY", escaped(event.summary()));
        line("URL", event.url());
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }

    private void line(String name, String value) {
        var octets = 0;
        for (var point : (name + ":" + value).codePoints().toArray()) {
            var character = Character.toString(point);
            var size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LINE_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += size;
        }
        text.append("\r\n");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }
}
