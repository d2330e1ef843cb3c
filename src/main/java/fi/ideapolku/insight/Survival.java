package fi.ideapolku.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The product-limit estimate of how long something takes when some of it has not happened yet (Kaplan and Meier 1958):
 * {@code S(t) = Π (1 − d/n)} over the times up to t, with Greenwood's variance and an interval on the log-minus-log scale.
 */
record Survival(List<Step> steps) {

    private static final double Z95 = 1.959963984540054;

    /** How long one thing took, in days: to its end, or so far when it is still open. */
    record Span(double days, boolean ended) {}

    /** The estimate from {@code days} on: the share that goes on, its standard error and 95 % interval. */
    record Step(double days, int atRisk, int ended, double share, double error, double low, double high) {}

    /** A time by which a share has ended, with its interval; what the data cannot tell yet is empty. */
    record Quantile(OptionalDouble days, OptionalDouble low, OptionalDouble high) {}

    static Survival of(List<Span> spans) {
        var byTime = new TreeMap<Double, int[]>();
        for (var span : spans) {
            byTime.computeIfAbsent(span.days(), days -> new int[2])[span.ended() ? 0 : 1]++;
        }
        var steps = new ArrayList<Step>();
        var atRisk = spans.size();
        var share = 1.0;
        var greenwood = 0.0;
        for (var at : byTime.entrySet()) {
            var ended = at.getValue()[0];
            if (ended > 0) {
                share *= 1.0 - (double) ended / atRisk;
                greenwood += atRisk == ended ? 0 : (double) ended / ((double) atRisk * (atRisk - ended));
                steps.add(step(at.getKey(), atRisk, ended, share, greenwood));
            }
            atRisk -= ended + at.getValue()[1];
        }
        return new Survival(List.copyOf(steps));
    }

    /** The share still going on after so many days. */
    double shareAfter(double days) {
        var share = 1.0;
        for (var step : steps) {
            if (step.days() > days) {
                break;
            }
            share = step.share();
        }
        return share;
    }

    /** The first time by which at least this share, 0–1, has ended. */
    Quantile quantile(double ended) {
        return new Quantile(first(Step::share, 1 - ended), first(Step::low, 1 - ended), first(Step::high, 1 - ended));
    }

    private OptionalDouble first(ToDoubleFunction<Step> curve, double level) {
        return steps.stream()
                .filter(step -> curve.applyAsDouble(step) <= level + 1e-12)
                .mapToDouble(Step::days)
                .findFirst();
    }

    private static Step step(double days, int atRisk, int ended, double share, double greenwood) {
        if (share <= 0) {
            return new Step(days, atRisk, ended, 0, 0, 0, 0);
        }
        var error = share * Math.sqrt(greenwood);
        var width = Z95 * Math.sqrt(greenwood) / Math.abs(Math.log(share));
        return new Step(
                days, atRisk, ended, share, error, Math.pow(share, Math.exp(width)), Math.pow(share, Math.exp(-width)));
    }
}
