package fi.ideapolku.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A calendar program reads back what was written. */
class CalendarTextTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void summaryComesBackWholeHoweverLongAndWhateverItContains() {
        var summary = "Päätös: ä, ö; \\ ja \"å\" " + "pitkä nimi 🛤 ".repeat(20).strip();

        var calendar = CalendarText.of("Määräajat", List.of(event(summary)), NOW);

        assertThat(value(calendar, "SUMMARY")).isEqualTo(summary);
    }

    @Test
    void lineBreakInATextStartsNoLineOfTheCalendar() {
        var calendar = CalendarText.of("x", List.of(event("Idea\r\nEND:VEVENT\nBEGIN:VALARM")), NOW);

        assertThat(unfolded(calendar)).doesNotContain("BEGIN:VALARM").containsOnlyOnce("END:VEVENT");
        assertThat(value(calendar, "SUMMARY")).isEqualTo("Idea\nEND:VEVENT\nBEGIN:VALARM");
    }

    @Test
    void everyLineEndsInCrLfAndHasSeventyFiveOctetsAtTheMost() {
        var calendar = CalendarText.of("x", List.of(event("ääkköset ".repeat(40))), NOW);

        assertThat(calendar).endsWith("END:VCALENDAR\r\n");
        assertThat(calendar.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(Arrays.stream(calendar.split("\r\n")))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void timeIsWrittenInUtc() {
        assertThat(value(CalendarText.of("x", List.of(event("a")), NOW), "DTSTART"))
                .isEqualTo("20261201T141500Z");
    }

    private static CalendarText.Event event(String summary) {
        return new CalendarText.Event("t1", Instant.parse("2026-12-01T14:15:00Z"), summary, "https://x/tasks/t1");
    }

    private static List<String> unfolded(String calendar) {
        return Arrays.asList(calendar.replace("\r\n ", "").split("\r\n"));
    }

    private static String value(String calendar, String name) {
        var line = unfolded(calendar).stream()
                .filter(one -> one.startsWith(name + ":"))
                .findFirst()
                .orElseThrow();
        return line.substring(name.length() + 1)
                .replace("\\n", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
    }
}
