package fi.ideapolku.web;

import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Sectors;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame. */
@ControllerAdvice(annotations = Controller.class)
class ShellAdvice {

    private final Directory directory;
    private final Sectors sectors;
    private final ModelNames models;
    private final MessageSource messages;
    private final Duration longestSession;

    ShellAdvice(
            Directory directory,
            Sectors sectors,
            ModelNames models,
            MessageSource messages,
            @Value("${ideapolku.session.longest}") Duration longestSession) {
        this.directory = directory;
        this.sectors = sectors;
        this.models = models;
        this.messages = messages;
        this.longestSession = longestSession;
    }

    /** Nothing for who has no session. */
    @ModelAttribute("sessionTime")
    SessionTime sessionTime(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : SessionTime.of(session, longestSession);
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request, Locale locale) {
        var user = SecurityContextHolder.getContext().getAuthentication();
        var signedIn = user != null
                && user.isAuthenticated()
                && user.getPrincipal() instanceof String
                && !"anonymousUser".equals(user.getPrincipal());
        var failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new Shell(
                directory,
                sectors,
                models,
                key -> messages.getMessage(key, null, locale),
                locale.getLanguage(),
                signedIn ? user.getName() : null,
                signedIn ? groups(user) : Set.of(),
                failed != null ? failed : request.getRequestURI(),
                request.getQueryString());
    }

    private static Set<String> groups(Authentication user) {
        return user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
    }
}
