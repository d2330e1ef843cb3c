package fi.ideapolku.insight;

import java.util.Arrays;
import java.util.Random;

/** How much will be finished, by drawing days of the past anew (a bootstrap of daily throughput, days of zero too). */
final class Forecast {

    static final int RUNS = 10_000;

    private Forecast() {}

    /**
     * The number finished in so many days that is reached with a probability.
     *
     * @param daily how many were finished on each day of the past
     * @param probability 0–1; 0.85 answers "at least so many"
     */
    static int atLeast(int[] daily, int days, double probability, long seed) {
        var random = new Random(seed);
        var totals = new int[RUNS];
        for (var run = 0; run < RUNS; run++) {
            for (var day = 0; day < days; day++) {
                totals[run] += daily[random.nextInt(daily.length)];
            }
        }
        Arrays.sort(totals);
        return totals[(int) Math.floor((1 - probability) * RUNS)];
    }

    /** The number of days in which this many are finished with a probability; −1 when the past holds no finished one. */
    static int daysFor(int[] daily, int amount, double probability, long seed) {
        if (Arrays.stream(daily).sum() == 0) {
            return -1;
        }
        var random = new Random(seed);
        var lengths = new int[RUNS];
        for (var run = 0; run < RUNS; run++) {
            for (var done = 0; done < amount; lengths[run]++) {
                done += daily[random.nextInt(daily.length)];
            }
        }
        Arrays.sort(lengths);
        return lengths[(int) Math.ceil(probability * RUNS) - 1];
    }
}
