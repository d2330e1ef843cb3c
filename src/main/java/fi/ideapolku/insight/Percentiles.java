package fi.ideapolku.insight;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** Percentiles as SQL's {@code percentile_cont} has them: linear between the two nearest values. */
final class Percentiles {

    /** Fewer values than this are listed, not summed up (rule A.0.4). */
    static final int ENOUGH = 10;

    private Percentiles() {}

    /** The value below which this share, 0–1, lies; empty for no values. */
    static OptionalDouble of(Collection<Double> values, double share) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = (int) Math.ceil(place);
        return OptionalDouble.of(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
    }

    /** The percentile where there are enough values for one; null, an empty cell, where there are not. */
    static Double ifEnough(Collection<Double> values, double share) {
        return values.size() < ENOUGH ? null : of(values, share).getAsDouble();
    }

    /** How many of the sorted values are no greater than the limit. */
    static int upTo(List<Double> sorted, double limit) {
        var low = 0;
        var high = sorted.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted.get(middle) <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
