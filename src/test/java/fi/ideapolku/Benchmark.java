package fi.ideapolku;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how long something takes, many times, on a database whose statistics are fresh. */
public final class Benchmark {

    private static final Logger LOG = LoggerFactory.getLogger(Benchmark.class);
    private static final int ROUNDS = 60;

    private Benchmark() {}

    /** The 95th percentile in milliseconds, after a third of the rounds to warm up. */
    public static double p95(String what, Callable<?> act) throws Exception {
        var times = new ArrayList<Double>();
        for (var round = -ROUNDS / 3; round < ROUNDS; round++) {
            var begin = System.nanoTime();
            if (act.call() == null) {
                throw new IllegalStateException("Nothing came of " + what);
            }
            if (round >= 0) {
                times.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return p95(what, times);
    }

    /** The 95th percentile of times that were taken already. */
    public static double p95(String what, Collection<Double> times) {
        var sorted = times.stream().sorted().toList();
        var p95 = sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1);
        LOG.info(
                "{}: p95 {} ms, median {} ms of {}",
                what,
                Math.round(p95),
                Math.round(sorted.get(sorted.size() / 2)),
                sorted.size());
        return p95;
    }

    /** Lets PostgreSQL count its rows, as the tables' owner; the application itself is not. */
    public static void analyze(String address) throws SQLException {
        try (var owner = DriverManager.getConnection(address, "postgres", "postgres");
                var statement = owner.createStatement()) {
            statement.execute("analyze");
        }
    }
}
