package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.organisation.WorkingDays;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The demo's calendar on every day on which somebody may start the application: weekends, Christmas and Easter too. */
class DemoCalendarTest {

    private final WorkingDays workingDays = new WorkingDays(day -> false);

    static Stream<LocalDate> startingDays() {
        return LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("startingDays")
    void whatWasDueAfterTheTellingIsDueAfterTheStart(LocalDate day) {
        var calendar = startedOn(day);
        for (var age : List.of(1, 2, 4, 9)) {
            var created = workingDays.plus(DemoCalendar.TOLD_ON, -age).atTime(16, 0);
            assertThat(workingDays.due(calendar.moved(created), age + 1).toLocalDate())
                    .isAfter(day);
        }
    }

    @ParameterizedTest
    @MethodSource("startingDays")
    void pastStaysPastAndAheadStaysAheadAndOneAfterTheOther(LocalDate day) {
        var calendar = startedOn(day);
        var moved = IntStream.rangeClosed(-300, 60)
                .mapToObj(days -> workingDays.plus(DemoCalendar.TOLD_ON, days))
                .map(calendar::moved)
                .toList();
        assertThat(moved).isSorted().doesNotHaveDuplicates();
        assertThat(moved.get(299)).isBefore(day);
        assertThat(moved.get(300)).isEqualTo(day);
        assertThat(moved.get(301)).isAfter(day);
    }

    @Test
    void datesMoveWithinListsAndRowsAndWordsStay() {
        var calendar = startedOn(LocalDate.of(2026, 11, 23));
        var answers = Map.<String, Object>of(
                "held",
                "2025-12-05",
                "note",
                "Raati 2025-12-05",
                "milestones",
                List.of(Map.of("due", "2025-12-09", "name", "Luonnos")),
                "of",
                "@IDEA-1",
                "count",
                3);
        assertThat(calendar.moved(answers, text -> text + "!"))
                .containsOnly(
                        Map.entry("held", "2026-11-20"),
                        Map.entry("note", "Raati 2025-12-05"),
                        Map.entry("milestones", List.of(Map.of("due", "2026-11-24", "name", "Luonnos"))),
                        Map.entry("of", "@IDEA-1!"),
                        Map.entry("count", 3));
    }

    private DemoCalendar startedOn(LocalDate day) {
        return new DemoCalendar(
                workingDays, day.atTime(LocalTime.NOON).atZone(WorkingDays.ZONE).toInstant());
    }
}
