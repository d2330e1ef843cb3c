package fi.ideapolku.organisation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The working-day calendar of Finnish offices: Monday to Friday without holidays, the day ends at 16.15 in Helsinki. */
@Component
public class WorkingDays {

    /** The time zone of all working days. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    private static final LocalTime CLOSING = LocalTime.of(16, 15);

    private final Map<Integer, Set<LocalDate>> holidays = new ConcurrentHashMap<>();
    private final Predicate<LocalDate> closed;

    /** @param closed days beside the public holidays on which offices are closed */
    public WorkingDays(Predicate<LocalDate> closed) {
        this.closed = closed;
    }

    /**
     * When something that starts now is due: at 16.15 after the given number of working days, the starting day not
     * counted. What starts after 16.15 or on a day off starts on the next working day.
     *
     * @param workingDays zero or more
     */
    public ZonedDateTime due(Instant start, int workingDays) {
        return plus(startingDay(start), workingDays).atTime(CLOSING).atZone(ZONE);
    }

    /** The working day so many working days after the date, before it when negative; the date itself for zero. */
    public LocalDate plus(LocalDate date, int workingDays) {
        LocalDate day = date;
        int step = workingDays < 0 ? -1 : 1;
        for (int left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days from one moment to the other, counted as {@link #due} counts them; negative when it lies before. */
    public int between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        LocalDate first = startingDay(from).plusDays(1);
        LocalDate end = LocalDate.ofInstant(to, ZONE).plusDays(1);
        return first.isBefore(end)
                ? (int) first.datesUntil(end).filter(this::isWorkingDay).count()
                : 0;
    }

    /** What counts as {@link #between} does, for many pairs of moments: each day from the first on is looked at once. */
    public ToIntBiFunction<Instant, Instant> counter(Instant first) {
        LocalDate zero = LocalDate.ofInstant(first, ZONE);
        var upTo = new ArrayList<>(List.of(0));
        ToIntFunction<LocalDate> count = day -> {
            int wanted = (int) ChronoUnit.DAYS.between(zero, day);
            while (upTo.size() <= wanted) {
                int before = upTo.get(upTo.size() - 1);
                upTo.add(before + (isWorkingDay(zero.plusDays(upTo.size())) ? 1 : 0));
            }
            return upTo.get(wanted);
        };
        return (from, to) ->
                Math.max(0, count.applyAsInt(LocalDate.ofInstant(to, ZONE)) - count.applyAsInt(startingDay(from)));
    }

    /** Whether offices are open on the date. */
    public boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
                && !holidays.computeIfAbsent(date.getYear(), WorkingDays::holidaysOf)
                        .contains(date)
                && !closed.test(date);
    }

    /** Holidays and eves off of a year; those that always fall on a weekend are left out. */
    static Set<LocalDate> holidaysOf(int year) {
        LocalDate easter = easterSunday(year);
        return Stream.of(
                        LocalDate.of(year, Month.JANUARY, 1),
                        LocalDate.of(year, Month.JANUARY, 6),
                        easter.minusDays(2),
                        easter.plusDays(1),
                        LocalDate.of(year, Month.MAY, 1),
                        easter.plusDays(39),
                        midsummerEve(year),
                        LocalDate.of(year, Month.DECEMBER, 6),
                        LocalDate.of(year, Month.DECEMBER, 24),
                        LocalDate.of(year, Month.DECEMBER, 25),
                        LocalDate.of(year, Month.DECEMBER, 26))
                .collect(Collectors.toUnmodifiableSet());
    }

    private LocalDate startingDay(Instant start) {
        ZonedDateTime local = start.atZone(ZONE);
        LocalDate day = local.toLocalDate();
        return isWorkingDay(day) && !local.toLocalTime().isAfter(CLOSING) ? day : plus(day, 1);
    }

    private static LocalDate midsummerEve(int year) {
        return LocalDate.of(year, Month.JUNE, 19).with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    }

    /** The Sunday after the first full moon of spring, by the Gregorian rule of golden number and epact. */
    private static LocalDate easterSunday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int moonShift = century - century / 4 - (8 * century + 13) / 25;
        int epact = (moonShift + 19 * golden + 15) % 30;
        int fullMoon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
        int weekday = (year + year / 4 + fullMoon + 2 - century + century / 4) % 7;
        return LocalDate.of(year, Month.MARCH, 28).plusDays(fullMoon - weekday);
    }
}
