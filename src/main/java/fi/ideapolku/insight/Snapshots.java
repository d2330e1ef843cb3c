package fi.ideapolku.insight;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * The figures of one moment, shared by all who read within a minute. After that they are found anew aside, while readers
 * still get those of a moment ago; only after a longer silence does a reader wait.
 */
@Component
class Snapshots {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration OLD = Duration.ofMinutes(10);

    /** Filters kept at a time, to hold the memory down. */
    private static final int FILTERS = 4;

    private final Histories histories;
    private final Clock clock;
    private final AtomicBoolean isRenewing = new AtomicBoolean();
    private volatile Snapshot last;

    Snapshots(Histories histories, Clock clock) {
        this.histories = histories;
        this.clock = clock;
    }

    /** What happened up to one moment, and the parts of it that were asked for. */
    record Snapshot(History history, Map<Filter, Part> parts) {

        private static Snapshot of(History history) {
            return new Snapshot(history, new ConcurrentHashMap<>());
        }

        Part part(Filter filter) {
            if (parts.size() >= FILTERS && !parts.containsKey(filter)) {
                parts.clear();
            }
            return parts.computeIfAbsent(filter, part -> new Part(history, part));
        }
    }

    /** The newest figures there are; at most ten minutes old, and at most one when somebody else has read lately. */
    Snapshot now() {
        var kept = last;
        var age = kept == null ? OLD : Duration.between(kept.history().asOf(), clock.instant());
        if (age.compareTo(OLD) >= 0 || age.isNegative()) {
            return renew();
        }
        if (age.compareTo(FRESH) >= 0 && isRenewing.compareAndSet(false, true)) {
            CompletableFuture.runAsync(this::renew).whenComplete((done, failed) -> isRenewing.set(false));
        }
        return kept;
    }

    /** Reads what has happened since, and finds again what was asked for. */
    synchronized Snapshot renew() {
        var before = last;
        var next = Snapshot.of(histories.now());
        if (before != null) {
            before.parts().forEach((filter, part) -> next.part(filter).findAll(part));
        }
        last = next;
        return next;
    }
}
