package fi.ideapolku.web;

import fi.ideapolku.audit.Audit;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions of whom the organisation's service says that he signed out there (OpenID Connect back-channel logout). Spring's own
 * register knows the sessions of its node alone; ours stand in the database with the identity that they began with, so whichever node is
 * told finds them all, one by one: the service names somebody by what need not be his id here.
 */
@Component
@Profile("oidc")
class OidcSessions implements OidcSessionRegistry {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final JdbcClient jdbc;
    private final Audit audit;

    OidcSessions(FindByIndexNameSessionRepository<? extends Session> sessions, JdbcClient jdbc, Audit audit) {
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** The session itself is kept with all that is asked for later. */
    @Override
    public void saveSessionInformation(OidcSessionInformation begun) {}

    @Override
    public OidcSessionInformation removeSessionInformation(String sessionId) {
        return null;
    }

    /** Ends what the message means. @return nothing: what is ended here is left to nobody else */
    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken message) {
        jdbc.sql(
                        "select distinct principal_name from spring_session where principal_name is not null and expiry_time > :now")
                .param("now", Instant.now().toEpochMilli())
                .query(String.class)
                .list()
                .forEach(person -> sessions.findByPrincipalName(person).forEach((id, session) -> {
                    if (isMeant(session, message)) {
                        sessions.deleteById(id);
                        audit.done(person, "signOut", null, null);
                    }
                }));
        return List.of();
    }

    private static boolean isMeant(Session session, OidcLogoutToken message) {
        SecurityContext context =
                session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        return context != null
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof OidcUser user
                && isSame(message.getSubject(), user.getSubject())
                && isSame(message.getSessionId(), user.getClaimAsString("sid"));
    }

    /** A message names a person, one of his sessions there, or both. */
    private static boolean isSame(String named, String ours) {
        return named == null || named.equals(ours);
    }
}
