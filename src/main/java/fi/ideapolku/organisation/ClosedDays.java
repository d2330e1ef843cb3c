package fi.ideapolku.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Days beside the public holidays on which offices are closed. Due dates set from now on heed a change; those already told to people stay.
 */
@Component
public class ClosedDays implements Predicate<LocalDate> {

    private final JdbcClient jdbc;
    private final Kept<Set<LocalDate>> days;

    ClosedDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.days = new Kept<>(() -> Set.copyOf(jdbc.sql("select closed_on from closed_day")
                .query(LocalDate.class)
                .list()));
    }

    /** A day with the reason why offices are closed. */
    public record ClosedDay(LocalDate day, String reason) {}

    @Override
    public boolean test(LocalDate day) {
        return days.get().contains(day);
    }

    /** Those from the day on, the earliest first, at most 200. */
    public List<ClosedDay> from(LocalDate day) {
        return jdbc.sql(
                        "select closed_on, reason from closed_day where closed_on >= :from order by closed_on limit 200")
                .param("from", day)
                .query((row, number) -> new ClosedDay(row.getObject(1, LocalDate.class), row.getString(2)))
                .list();
    }

    /** Closes offices on a day; one that is closed already gets the new reason. */
    public void close(LocalDate day, String reason) {
        open(day);
        jdbc.sql("insert into closed_day (closed_on, reason) values (:day, :reason)")
                .param("day", day)
                .param("reason", reason)
                .update();
        days.changed();
    }

    /** Takes a closing back; a day that was not closed stays as it is. */
    public void open(LocalDate day) {
        jdbc.sql("delete from closed_day where closed_on = :day")
                .param("day", day)
                .update();
        days.changed();
    }
}
