package fi.ideapolku.insight;

import fi.ideapolku.organisation.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The stretch of time that a figure is about: whole months up to and with the one that goes on. */
record Period(Instant from, Instant to) {

    static Period months(int months, Instant asOf) {
        var first = YearMonth.from(date(asOf)).minusMonths(months - 1L).atDay(1);
        return new Period(first.atStartOfDay(WorkingDays.ZONE).toInstant(), asOf);
    }

    /** The same stretch so many months earlier. */
    Period before(int months) {
        return new Period(earlier(from, months), earlier(to, months));
    }

    private static Instant earlier(Instant moment, int months) {
        return moment.atZone(WorkingDays.ZONE).minusMonths(months).toInstant();
    }

    /** Whether the moment lies in it; nothing does that has not happened. */
    boolean has(Instant moment) {
        return moment != null && !moment.isBefore(from) && !moment.isAfter(to);
    }

    List<YearMonth> months() {
        return Stream.iterate(month(from), month -> !month.isAfter(month(to)), month -> month.plusMonths(1))
                .toList();
    }

    /** How many of the moments lie in each month, in order; months of none too. */
    Map<YearMonth, Integer> count(Stream<Instant> moments) {
        var counts = new TreeMap<YearMonth, Integer>();
        months().forEach(month -> counts.put(month, 0));
        moments.filter(this::has).forEach(at -> counts.merge(month(at), 1, Integer::sum));
        return counts;
    }

    static YearMonth month(Instant moment) {
        return YearMonth.from(date(moment));
    }

    static LocalDate date(Instant moment) {
        return LocalDate.ofInstant(moment, WorkingDays.ZONE);
    }

    /** The quarter as it is written: {@code 2026/4}. */
    static String quarter(Instant moment) {
        var day = date(moment);
        return day.getYear() + "/" + ((day.getMonthValue() + 2) / 3);
    }
}
