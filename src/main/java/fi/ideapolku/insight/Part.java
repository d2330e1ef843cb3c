package fi.ideapolku.insight;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The part of a history that a filter leaves, as it is now and as it was a period ago, and what was found in it. */
final class Part {

    private final History now;
    private final Period period;
    private final Period before;
    private final boolean isSmall;
    private final Map<Metric, Finding> found = new ConcurrentHashMap<>();
    private History then;

    Part(History all, Filter filter) {
        now = all.of(filter::has);
        period = Period.months(filter.months(), all.asOf());
        before = period.before(filter.months());
        isSmall = filter.sector() != null && all.named(filter.sector()).equals(History.SMALL);
    }

    Period period() {
        return period;
    }

    /** Whether it is the part of a sector in which fewer than five people work. */
    boolean isSmall() {
        return isSmall;
    }

    /** What the metric finds in it; found once. */
    Finding find(Metric metric) {
        return found.computeIfAbsent(metric, one -> one.find(now, period));
    }

    /** Finds what was found in the other. */
    void findAll(Part other) {
        other.found.keySet().forEach(this::find);
    }

    /** The number that the metric compares, as it was a period ago; empty when there was none. */
    synchronized Optional<Object> numberBefore(Metric metric) {
        if (metric.compared() < 0) {
            return Optional.empty();
        }
        if (then == null) {
            then = now.at(before.to());
        }
        return metric.find(then, before).number(metric.compared());
    }
}
