package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Working days are those of Finnish offices, and the day ends at 16.15 in Helsinki. */
class WorkingDaysTest {

    private final WorkingDays calendar = new WorkingDays(day -> false);

    @ParameterizedTest
    @CsvFileSource(resources = "/organisation/holidays.csv")
    void listedHolidayIsNoWorkingDay(LocalDate date, String name) {
        assertThat(calendar.isWorkingDay(date)).as(name).isFalse();
    }

    @Test
    void holidaysOfFourYearsAreExactlyThoseListed() throws IOException {
        Set<LocalDate> computed = IntStream.rangeClosed(2025, 2028)
                .mapToObj(WorkingDays::holidaysOf)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());

        assertThat(computed).hasSize(44).isEqualTo(listed());
    }

    @ParameterizedTest
    @CsvSource({
        "1961-04-02",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2038-04-25",
        "2049-04-18",
        "2285-03-22"
    })
    void easterMondayFollowsEasterOfTheYear(LocalDate easter) {
        assertThat(WorkingDays.holidaysOf(easter.getYear()))
                .contains(easter.minusDays(2), easter.plusDays(1), easter.plusDays(39));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-06-19", "2026-06-19", "2027-06-25", "2033-06-24"})
    void midsummerEveIsTheFridayFromTheNineteenthOn(LocalDate date) {
        assertThat(calendar.isWorkingDay(date)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-24T09:00, 0, 2025-11-24T16:15",
        "2025-11-24T09:00, 1, 2025-11-25T16:15",
        "2025-11-24T16:14, 1, 2025-11-25T16:15",
        "2025-11-24T16:15, 1, 2025-11-25T16:15",
        "2025-11-24T16:16, 1, 2025-11-26T16:15",
        "2025-11-24T16:15:01, 1, 2025-11-26T16:15",
        "2025-11-24T23:30, 1, 2025-11-26T16:15",
        "2025-11-28T10:00, 1, 2025-12-01T16:15",
        "2025-11-28T17:00, 1, 2025-12-02T16:15",
        "2025-11-29T10:00, 1, 2025-12-02T16:15",
        "2025-12-23T10:00, 3, 2025-12-31T16:15",
        "2025-04-17T10:00, 1, 2025-04-22T16:15",
        "2026-04-02T16:14, 1, 2026-04-07T16:15",
        "2026-04-02T16:16, 1, 2026-04-08T16:15",
        "2026-06-18T16:14, 1, 2026-06-22T16:15",
        "2026-06-18T16:16, 1, 2026-06-23T16:15",
        "2026-12-31T16:14, 1, 2027-01-04T16:15",
        "2026-12-31T16:16, 1, 2027-01-05T16:15",
        "2027-01-05T10:00, 1, 2027-01-07T16:15",
        "2025-12-24T10:00, 0, 2025-12-29T16:15",
        "2028-02-28T10:00, 1, 2028-02-29T16:15",
        "2028-02-29T16:16, 1, 2028-03-02T16:15",
        "2026-04-30T10:00, 1, 2026-05-04T16:15",
        "2026-10-31T10:00, 1, 2026-11-03T16:15"
    })
    void dueAtTheEndOfTheWorkingDay(LocalDateTime start, int days, LocalDateTime due) {
        assertThat(calendar.due(helsinki(start), days).toLocalDateTime()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-28T10:00, 2025-03-31T13:15:00Z",
        "2025-10-24T10:00, 2025-10-27T14:15:00Z",
        "2025-03-28T00:30, 2025-03-31T13:15:00Z"
    })
    void dueStaysAtQuarterPastFourWhenTheClockChanges(LocalDateTime start, Instant due) {
        assertThat(calendar.due(helsinki(start), 1).toInstant()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, 2026-03-31T13:15:00Z",
        "2026-03-29T01:00:00Z, 2026-03-31T13:15:00Z",
        "2026-10-25T00:30:00Z, 2026-10-27T14:15:00Z",
        "2026-10-25T01:30:00Z, 2026-10-27T14:15:00Z"
    })
    void dueIsTheSameOnBothSidesOfTheHourThatIsMissingOrComesTwice(Instant start, Instant due) {
        assertThat(calendar.due(start, 1).toInstant()).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-24, 5, 2025-12-01",
        "2025-11-24, -1, 2025-11-21",
        "2025-04-22, -1, 2025-04-17",
        "2025-11-29, 0, 2025-11-29",
        "2025-11-29, 1, 2025-12-01",
        "2025-12-30, 5, 2026-01-08"
    })
    void plusCountsWorkingDaysOnly(LocalDate date, int days, LocalDate expected) {
        assertThat(calendar.plus(date, days)).isEqualTo(expected);
    }

    @Test
    void betweenCountsWhatDueGives() {
        for (String start : List.of("2025-11-24T09:00", "2025-11-24T18:00", "2025-11-29T12:00", "2025-12-23T16:15")) {
            Instant from = helsinki(LocalDateTime.parse(start));
            IntStream.rangeClosed(0, 30)
                    .forEach(days -> assertThat(calendar.between(
                                    from, calendar.due(from, days).toInstant()))
                            .isEqualTo(days));
        }
    }

    @Test
    void theCounterOfManyPairsAgreesWithCountingEach() {
        var first = Instant.parse("2026-03-27T15:00:00Z");
        var counter = calendar.counter(first);
        for (int start = 0; start < 60; start++) {
            for (int length = 0; length < 40; length++) {
                var from = first.plus(Duration.ofHours(7L * start));
                var to = from.plus(Duration.ofHours(11L * length));
                assertThat(counter.applyAsInt(from, to)).isEqualTo(calendar.between(from, to));
            }
        }
    }

    @Test
    void betweenIsNegativeBackwardsAndZeroWithinADay() {
        Instant monday = helsinki(LocalDateTime.parse("2025-11-24T09:00"));
        Instant wednesday = helsinki(LocalDateTime.parse("2025-11-26T09:00"));

        assertThat(calendar.between(monday, wednesday)).isEqualTo(2);
        assertThat(calendar.between(wednesday, monday)).isEqualTo(-2);
        assertThat(calendar.between(monday, monday.plusSeconds(36_000))).isZero();
        assertThat(calendar.between(monday.plusSeconds(36_000), wednesday)).isEqualTo(1);
    }

    @Test
    void dayThatTheAdministratorClosedIsNoWorkingDay() {
        var closed = new WorkingDays(LocalDate.of(2026, 11, 25)::equals);

        assertThat(closed.due(helsinki(LocalDateTime.parse("2026-11-24T10:00")), 1)
                        .toLocalDate())
                .isEqualTo(LocalDate.of(2026, 11, 26));
    }

    private static Set<LocalDate> listed() throws IOException {
        try (InputStream file = WorkingDaysTest.class.getResourceAsStream("/organisation/holidays.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> LocalDate.parse(line.split(",")[0]))
                    .collect(Collectors.toSet());
        }
    }

    private static Instant helsinki(LocalDateTime local) {
        return local.atZone(WorkingDays.ZONE).toInstant();
    }
}
