package fi.ideapolku.process;

import fi.ideapolku.organisation.WorkingDays;
import fi.ideapolku.process.engine.ModelBean;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.springframework.stereotype.Component;

/** {@code calendar} in the models: moments at which the office opens, Helsinki time. */
@Component
public class ModelCalendar implements ModelBean {

    private static final LocalTime OPENING = LocalTime.of(8, 0);

    private final Clock clock;

    ModelCalendar(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String modelName() {
        return "calendar";
    }

    /** The morning of an ISO date. */
    public Date at(Object date) {
        return morning(LocalDate.parse(String.valueOf(date)));
    }

    /** The morning so many weeks from now. */
    public Date weeks(Number weeks) {
        return morning(LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE).plusWeeks(weeks.longValue()));
    }

    private static Date morning(LocalDate date) {
        return Date.from(date.atTime(OPENING).atZone(WorkingDays.ZONE).toInstant());
    }
}
