package fi.ideapolku.web;

import fi.ideapolku.organisation.Directory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who acts in this request: with the groups that the person has now, whatever he had when he signed in, and told to the engine. Ends a
 * session that is too old and one whose person no longer works here (ASVS 7.3.2, 8.3.2).
 */
class CurrentUserFilter extends OncePerRequestFilter {

    private final IdentityService identities;
    private final Directory directory;
    private final Duration longestSession;

    CurrentUserFilter(IdentityService identities, Directory directory, Duration longestSession) {
        this.identities = identities;
        this.directory = directory;
        this.longestSession = longestSession;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (!isSomebody(signedIn)) {
            chain.doFilter(request, response);
            return;
        }
        Set<String> groups = isTooOld(request) ? Set.of() : directory.groupsOf(signedIn.getName());
        if (groups.isEmpty()) {
            endSession(request);
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(RequestTrailFilter.USER, signedIn.getName());
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                signedIn.getName(),
                null,
                groups.stream().map(SimpleGrantedAuthority::new).toList())));
        try {
            identities.setAuthentication(signedIn.getName(), List.copyOf(groups));
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }

    /** Error pages name the person too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static boolean isSomebody(Authentication user) {
        return user != null && user.isAuthenticated() && !(user instanceof AnonymousAuthenticationToken);
    }

    private boolean isTooOld(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && Instant.ofEpochMilli(session.getCreationTime())
                        .plus(longestSession)
                        .isBefore(Instant.now());
    }

    private static void endSession(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
