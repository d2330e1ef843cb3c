package fi.ideapolku.form;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Date;

/** Days in Finland, as our pages (ISO) and Camunda's clients (date-times, {@link Date}) give them. */
final class Dates {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final int LONGEST = 40;
    private static final int DAY = "2026-03-27".length();

    /** With an offset as ISO writes it or as Camunda does. */
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter();

    private Dates() {}

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), HELSINKI);
    }

    /** The day, or null when the value is none, or none that a plan could mean. */
    static LocalDate read(Object value) {
        var date = date(value);
        return date == null || date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? null : date;
    }

    private static LocalDate date(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof Date date) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(date.getTime()), HELSINKI);
        }
        return value instanceof String text && text.length() >= DAY && text.length() <= LONGEST ? parse(text) : null;
    }

    private static LocalDate parse(String text) {
        try {
            if (text.length() == DAY) {
                return LocalDate.parse(text);
            }
            return text.charAt(DAY) == 'T' ? ofMoment(text) : null;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static LocalDate ofMoment(String text) {
        var moment = WITH_OFFSET.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return moment instanceof OffsetDateTime withOffset
                ? withOffset.atZoneSameInstant(HELSINKI).toLocalDate()
                : ((LocalDateTime) moment).toLocalDate();
    }
}
