package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.UtcTime;
import fi.ideapolku.organisation.WorkingDays;
import fi.ideapolku.web.Shell;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.util.ClassUtils;

/**
 * The 24 cases of FLT-9: what is due around the nights of 25 October 2026 and 28 March 2027, at the end of a month and on a leap day is
 * due at the right moment, none early and none late, and is shown as Helsinki's clocks show it. The process runs in UTC. The 28 March is
 * Easter Sunday, so the Friday before it and the Monday after it are holidays.
 */
class ClockChangeTest {

    private final WorkingDays calendar = new WorkingDays(day -> false);
    private final ModelCalendar mornings = new ModelCalendar(Clock.systemUTC());

    // The hour that is missing: on 28 March 2027 the clock goes from 3.00 to 4.00.

    @Test
    void case01DueInTheMissingHourIsDueAsLongAfterMidnightAsIfItWereThere() {
        assertThat(helsinki("2027-03-28T03:30")).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(shown("2027-03-28T01:30:00Z")).isEqualTo("28.3.2027 klo 4.30");
    }

    @Test
    void case02LastSecondBeforeTheMissingHour() {
        assertThat(helsinki("2027-03-28T02:59:59")).isEqualTo("2027-03-28T00:59:59Z");
        assertThat(shown("2027-03-28T00:59:59Z")).isEqualTo("28.3.2027 klo 2.59");
    }

    @Test
    void case03FirstSecondAfterTheMissingHour() {
        assertThat(helsinki("2027-03-28T04:00")).isEqualTo("2027-03-28T01:00:00Z");
        assertThat(shown("2027-03-28T01:00:00Z")).isEqualTo("28.3.2027 klo 4.00");
    }

    @Test
    void case04MomentInTheMissingNightComesBackFromTheDatabaseAsItWas() {
        assertThat(stored("2027-03-28T01:30:00Z")).isEqualTo("2027-03-28T01:30:00Z");
    }

    @Test
    void case05DayOfTheEngineIsNotShortenedInSpring() {
        assertThat(engine("P1D", "2027-03-27T14:15:00Z")).isEqualTo("2027-03-28T14:15:00Z");
    }

    @Test
    void case06TwentyFourHoursOfTheEngineInSpring() {
        assertThat(engine("PT24H", "2027-03-27T22:30:00Z")).isEqualTo("2027-03-28T22:30:00Z");
    }

    @Test
    void case07NextDayAtClosingTimeIsClosingTimeInSpring() {
        assertThat(due("2027-03-25T16:00", 1)).isEqualTo(helsinki("2027-03-30T16:15"));
    }

    @Test
    void case08NothingThatIsDoneByTheClockIsLeftOutWhereHalfPastThreeIsMissing() {
        assertThat(runs("0 30 3 * * *", "2027-03-28T00:00", "2027-03-29T00:00"))
                .as("why nothing may be planned for that hour")
                .isEmpty();
        assertThat(planned())
                .isNotEmpty()
                .allSatisfy(cron -> assertThat(runsOn(cron, "2027-03-28")).isEqualTo(runsOn(cron, "2027-03-21")));
    }

    @Test
    void case09MorningMailComesAtEightOnBothSidesOfSpring() {
        assertThat(runs("0 0 8 * * MON-FRI", "2027-03-26T00:00", "2027-03-29T23:00"))
                .containsExactly(Instant.parse("2027-03-26T06:00:00Z"), Instant.parse("2027-03-29T05:00:00Z"));
    }

    @Test
    void case10WorkshopMorningOnTheDayOfTheMissingHour() {
        assertThat(mornings.at("2027-03-27").toInstant()).isEqualTo("2027-03-27T06:00:00Z");
        assertThat(mornings.at("2027-03-28").toInstant()).isEqualTo("2027-03-28T05:00:00Z");
    }

    @Test
    void case11WorkingDaysOverSpringAreCountedByDaysAndNotByHours() {
        assertThat(calendar.between(helsinki("2027-03-25T16:15"), helsinki("2027-03-30T16:14")))
                .isEqualTo(1);
    }

    // The hour that comes twice: on 25 October 2026 the clock goes from 4.00 to 3.00.

    @Test
    void case12DueInTheFirstPassOfTheHourThatComesTwice() {
        assertThat(helsinki("2026-10-25T03:30")).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(shown("2026-10-25T00:30:00Z")).isEqualTo("25.10.2026 klo 3.30");
    }

    @Test
    void case13DueInTheSecondPassOfTheHourThatComesTwice() {
        assertThat(shown("2026-10-25T01:30:00Z")).isEqualTo("25.10.2026 klo 3.30");
        assertThat(shown("2026-10-25T02:00:00Z")).isEqualTo("25.10.2026 klo 4.00");
    }

    @Test
    void case14BothPassesComeBackFromTheDatabaseAsTheyWereAnHourApart() {
        assertThat(Duration.between(stored("2026-10-25T00:30:00Z"), stored("2026-10-25T01:30:00Z")))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void case15DayOfTheEngineIsNotLengthenedInAutumn() {
        assertThat(engine("P1D", "2026-10-24T13:15:00Z")).isEqualTo("2026-10-25T13:15:00Z");
    }

    @Test
    void case16TwentyFourHoursOfTheEngineInAutumn() {
        assertThat(engine("PT24H", "2026-10-24T22:30:00Z")).isEqualTo("2026-10-25T22:30:00Z");
    }

    @Test
    void case17NextDayAtClosingTimeIsClosingTimeInAutumn() {
        assertThat(due("2026-10-23T16:00", 1)).isEqualTo(helsinki("2026-10-26T16:15"));
    }

    @Test
    void case18NothingThatIsDoneByTheClockIsDoneTwiceWhereHalfPastThreeComesTwice() {
        assertThat(runs("0 30 3 * * *", "2026-10-25T00:00", "2026-10-26T00:00"))
                .as("why nothing may be planned for that hour")
                .hasSize(2);
        assertThat(planned())
                .isNotEmpty()
                .allSatisfy(cron -> assertThat(runsOn(cron, "2026-10-25")).isEqualTo(runsOn(cron, "2026-10-18")));
    }

    @Test
    void case19MorningMailComesAtEightOnBothSidesOfAutumn() {
        assertThat(runs("0 0 8 * * MON-FRI", "2026-10-23T00:00", "2026-10-26T23:00"))
                .containsExactly(Instant.parse("2026-10-23T05:00:00Z"), Instant.parse("2026-10-26T06:00:00Z"));
    }

    @Test
    void case20WorkshopMorningOnTheDayOfTheHourThatComesTwice() {
        assertThat(mornings.at("2026-10-24").toInstant()).isEqualTo("2026-10-24T05:00:00Z");
        assertThat(mornings.at("2026-10-25").toInstant()).isEqualTo("2026-10-25T06:00:00Z");
    }

    // Ends of months and leap days.

    @Test
    void case21LastWorkingDayOfAMonth() {
        assertThat(due("2026-10-29T10:00", 1)).isEqualTo(helsinki("2026-10-30T16:15"));
    }

    @Test
    void case22OverTheEndOfAMonthAfterClosingTime() {
        assertThat(due("2026-10-30T16:16", 1)).isEqualTo(helsinki("2026-11-03T16:15"));
    }

    @Test
    void case23DueOnALeapDay() {
        assertThat(due("2028-02-28T10:00", 1)).isEqualTo(helsinki("2028-02-29T16:15"));
        assertThat(engine("P1D", "2028-02-28T14:15:00Z")).isEqualTo("2028-02-29T14:15:00Z");
    }

    @Test
    void case24OverALeapDayAfterClosingTime() {
        assertThat(due("2028-02-29T16:16", 1)).isEqualTo(helsinki("2028-03-02T16:15"));
    }

    private static Instant helsinki(String local) {
        return LocalDateTime.parse(local).atZone(WorkingDays.ZONE).toInstant();
    }

    private Instant due(String start, int workingDays) {
        return calendar.due(helsinki(start), workingDays).toInstant();
    }

    private static Instant engine(String duration, String start) {
        return new DurationBusinessCalendar()
                .resolveDuedate(duration, Date.from(Instant.parse(start)))
                .toInstant();
    }

    /** When work by the clock of Helsinki is done between two moments. */
    private static List<Instant> runs(String cron, String from, String until) {
        var expression = CronExpression.parse(cron);
        return Stream.iterate(
                        expression.next(helsinki(from).atZone(WorkingDays.ZONE)),
                        run -> run.toInstant().isBefore(helsinki(until)),
                        expression::next)
                .map(run -> run.toInstant())
                .toList();
    }

    private static int runsOn(String cron, String day) {
        return runs(cron, day + "T00:00", LocalDate.parse(day).plusDays(1) + "T00:00")
                .size();
    }

    /** Every cron expression of the application. */
    private static List<String> planned() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        return scanner.findCandidateComponents("fi.ideapolku").stream()
                .map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(method -> AnnotationUtils.findAnnotation(method, Scheduled.class))
                .filter(scheduled -> scheduled != null && !scheduled.cron().isEmpty())
                .map(Scheduled::cron)
                .toList();
    }

    /** As a page in Finnish shows it. */
    private static String shown(String moment) {
        var shell = BeanUtils.instantiateClass(
                Shell.class.getDeclaredConstructors()[0], null, null, null, null, "fi", null, Set.of(), null, null);
        return ((Shell) shell).time(Instant.parse(moment));
    }

    /** Written to a database and read again. */
    private static Instant stored(String moment) {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource("jdbc:h2:mem:", true));
        jdbc.sql("create table moment (at timestamp with time zone)").update();
        jdbc.sql("insert into moment (at) values (:at)")
                .param("at", UtcTime.of(Instant.parse(moment)))
                .update();
        return jdbc.sql("select at from moment")
                .query((row, n) -> UtcTime.read(row, "at"))
                .single();
    }
}
