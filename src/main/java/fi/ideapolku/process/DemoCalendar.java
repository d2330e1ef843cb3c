package fi.ideapolku.process;

import fi.ideapolku.organisation.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Moves the dates of the demo's stories to where they lie as many working days from today as they lie from the day of telling. Whole
 * weeks would not do: a task that is due in two working days would be late for whoever starts the application on a Friday.
 */
class DemoCalendar {

    /** The day on which the stories are told; what they hope for lies behind it. */
    static final LocalDate TOLD_ON = LocalDate.of(2025, 12, 8);

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final WorkingDays workingDays;
    private final Instant now;

    DemoCalendar(WorkingDays workingDays, Instant now) {
        this.workingDays = workingDays;
        this.now = now;
    }

    Instant today() {
        return now;
    }

    Instant moved(LocalDateTime moment) {
        return moved(moment.toLocalDate())
                .atTime(moment.toLocalTime())
                .atZone(WorkingDays.ZONE)
                .toInstant();
    }

    /**
     * Answers with their dates moved.
     *
     * @param refer gives what stands for a text that begins with {@code @}
     */
    Map<String, Object> moved(Map<String, Object> values, Function<String, Object> refer) {
        var moved = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> moved.put(key, moved(value, refer)));
        return moved;
    }

    private Object moved(Object value, Function<String, Object> refer) {
        if (value instanceof List<?> list) {
            return list.stream().map(each -> moved(each, refer)).toList();
        }
        if (value instanceof Map<?, ?> row) {
            var moved = new LinkedHashMap<String, Object>();
            row.forEach((key, each) -> moved.put(key.toString(), moved(each, refer)));
            return moved;
        }
        if (value instanceof String text && text.startsWith("@")) {
            return refer.apply(text);
        }
        return value instanceof String text && DATE.matcher(text).matches()
                ? moved(LocalDate.parse(text)).toString()
                : value;
    }

    LocalDate moved(LocalDate date) {
        return workingDays.plus(LocalDate.ofInstant(now, WorkingDays.ZONE), -workingDaysBefore(date));
    }

    private int workingDaysBefore(LocalDate date) {
        return workingDays.between(morning(date), morning(TOLD_ON));
    }

    private static Instant morning(LocalDate date) {
        return date.atStartOfDay(WorkingDays.ZONE).toInstant();
    }
}
