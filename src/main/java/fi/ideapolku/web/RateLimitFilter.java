package fi.ideapolku.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is costly or carries much away (ASVS 2.4.1): searches, exports and files by person, the sign-in page by address. Counted on
 * each node.
 */
class RateLimitFilter extends OncePerRequestFilter {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Pattern EXPORT = Pattern.compile("\\.csv$|\\.xes$|/data\\.json$");

    private final LoadingCache<String, Bucket> searches;
    private final LoadingCache<String, Bucket> exports;
    private final LoadingCache<String, Bucket> uploads;
    private final LoadingCache<String, Bucket> signIns;

    /** Each limit is a number of requests a minute. */
    RateLimitFilter(int searches, int exports, int uploads, int signIns) {
        this.searches = buckets(searches);
        this.exports = buckets(exports);
        this.uploads = buckets(uploads);
        this.signIns = buckets(signIns);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var bucket = bucket(request);
        if (bucket != null && !bucket.tryConsume(1)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(MINUTE.toSeconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private Bucket bucket(HttpServletRequest request) {
        var path = request.getServletPath();
        if (path.equals("/login")) {
            return signIns.get(request.getRemoteAddr());
        }
        var user = SecurityContextHolder.getContext().getAuthentication();
        if (user == null) {
            return null;
        }
        if (EXPORT.matcher(path).find() || "csv".equals(request.getParameter("format"))) {
            return exports.get(user.getName());
        }
        var type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            return uploads.get(user.getName());
        }
        var text = request.getParameter("q");
        return text == null || text.isBlank() ? null : searches.get(user.getName());
    }

    private static LoadingCache<String, Bucket> buckets(int perMinute) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                        .build());
    }
}
