package fi.ideapolku.organisation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.Supplier;

/** What an administrator seldom changes and everybody reads: read anew after a change here, and soon after one on another node. */
final class Kept<T> {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final LoadingCache<Boolean, T> value;

    Kept(Supplier<T> source) {
        value = Caffeine.newBuilder().expireAfterWrite(SOON).build(key -> source.get());
    }

    T get() {
        return value.get(true);
    }

    void changed() {
        value.invalidateAll();
    }
}
