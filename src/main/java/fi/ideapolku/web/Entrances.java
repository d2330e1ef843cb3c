package fi.ideapolku.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** What somebody gets who is not signed in, and where he goes once he is. */
final class Entrances {

    private static final String LOGIN = "/login";
    private static final String HOME = "/tasks";

    /** What an open page asks by itself: it takes nobody away from what he is writing. */
    private static final String LIVE = "/live";

    private Entrances() {}

    /** The pages: to the sign-in page, also from a part that htmx asked for. */
    static void ofPages(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (missing instanceof TooManyAttempts wait) {
            wait(response, wait);
        } else if (request.getHeader("HX-Request") != null) {
            if (!LIVE.equals(request.getServletPath())) {
                response.setHeader("HX-Redirect", LOGIN);
            }
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (asksForPage(request) || request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
            response.sendRedirect(LOGIN);
        } else {
            ofInterface(request, response, missing);
        }
    }

    /** Our interface and the engine's: 401; only clients that are no browsers are asked for a password, which a browser would keep. */
    static void ofInterface(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (missing instanceof TooManyAttempts wait) {
            wait(response, wait);
            return;
        }
        if (!isBrowser(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Ideapolku\", charset=\"UTF-8\"");
        }
        problem(response, HttpStatus.UNAUTHORIZED);
    }

    /** Refuses a signed-in client as our interface refuses, without a page. */
    static void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        problem(response, HttpStatus.FORBIDDEN);
    }

    /** A form whose session ended is no matter of rights: the page says so and shows again what was written. */
    static void refused(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        var ended = refused instanceof CsrfException
                && SecurityContextHolder.getContext().getAuthentication() == null
                && request.getHeader("HX-Request") == null;
        response.sendError((ended ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN).value());
    }

    /** A browser says with every request where it comes from. */
    static boolean isBrowser(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") != null || request.getHeader("HX-Request") != null;
    }

    /** Keeps the page that somebody wanted, nothing else, so that asking for much makes no sessions. */
    static RequestCache wantedPages() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> asksForPage(request) && !LOGIN.equals(request.getServletPath()));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    /** After signing in: to the page that was wanted, on this host whatever the request said, else to the person's tasks. */
    static void signedIn(
            RequestCache wanted, HttpServletRequest request, HttpServletResponse response, Authentication user)
            throws IOException {
        var saved = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        response.sendRedirect(saved == null ? HOME : pathOf(saved.getRedirectUrl()));
    }

    /** The sign-in page says that it did not work, and no more. */
    static void notSignedIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(LOGIN + (failure instanceof TooManyAttempts ? "?error=wait" : "?error"));
    }

    /** Path and query of a URL, without its host and with one slash in front. */
    private static String pathOf(String url) {
        var host = url.indexOf("://") + 3;
        var slash = url.indexOf('/', host);
        return slash < 0 ? HOME : "/" + url.substring(slash).replaceFirst("^[/\\\\]+", "");
    }

    private static boolean asksForPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains("text/html");
    }

    private static void wait(HttpServletResponse response, TooManyAttempts wait) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, String.valueOf(wait.retryAfter().toSeconds()));
        problem(response, HttpStatus.TOO_MANY_REQUESTS);
    }

    /** Answers with a problem that names the status alone (RFC 9457). */
    private static void problem(HttpServletResponse response, HttpStatus status) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                        .formatted(status.getReasonPhrase(), status.value()));
    }
}
