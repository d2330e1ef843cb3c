package fi.ideapolku.web;

import fi.ideapolku.audit.Audit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id that the log, the audit trail and the answer share, and writes to the trail what can be told from outside:
 * a refusal, a search, an export, an administrator's change.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTrailFilter extends OncePerRequestFilter {

    static final String USER = RequestTrailFilter.class.getName() + ".user";

    /** The name under which the error page finds the request's id. */
    private static final String ID = "requestId";

    private final Audit audit;

    RequestTrailFilter(Audit audit) {
        this.audit = audit;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = UUID.randomUUID().toString();
        MDC.put(Audit.CORRELATION_ID, id);
        MDC.put(Audit.ADDRESS, request.getRemoteAddr());
        response.setHeader("X-Request-Id", id);
        request.setAttribute(ID, id);
        try {
            chain.doFilter(request, response);
            write(request, response);
        } finally {
            MDC.remove(Audit.CORRELATION_ID);
            MDC.remove(Audit.ADDRESS);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response) {
        var user = (String) request.getAttribute(USER);
        var what = request.getMethod() + " " + request.getRequestURI();
        if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
            audit.refused(user, "request.refused", null, what);
        } else if (response.getStatus() < HttpStatus.BAD_REQUEST.value()) {
            if (isExport(response)) {
                audit.done(user, "export", null, what);
            }
            if (isSearch(request)) {
                audit.done(user, "search", null, what);
            }
            if (request.getRequestURI().startsWith("/admin") && !HttpMethod.GET.matches(request.getMethod())) {
                audit.done(user, "admin", null, what);
            }
        }
    }

    /** What was searched for is not written: it may be a name. */
    private static boolean isSearch(HttpServletRequest request) {
        var text = HttpMethod.GET.matches(request.getMethod()) ? request.getParameter("q") : null;
        return text != null && !text.isBlank();
    }

    private static boolean isExport(HttpServletResponse response) {
        var type = response.getContentType();
        return type != null && type.startsWith("text/csv")
                || response.getHeader(HttpHeaders.CONTENT_DISPOSITION) != null;
    }
}
