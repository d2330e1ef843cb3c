package fi.ideapolku.web;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.organisation.ExternalPeople;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** Signing in through the organisation's own service (OpenID Connect): its groups become ours as the configuration says. */
@Component
@Profile("oidc")
@EnableConfigurationProperties(OidcSignIn.Mapping.class)
class OidcSignIn {

    static final String REGISTRATION = "organisation";

    private final OidcUserService service = new OidcUserService();
    private final Mapping mapping;
    private final ClientRegistrationRepository registrations;
    private final ExternalPeople people;
    private final Audit audit;

    OidcSignIn(Mapping mapping, ClientRegistrationRepository registrations, ExternalPeople people, Audit audit) {
        this.mapping = mapping;
        this.registrations = registrations;
        this.people = people;
        this.audit = audit;
    }

    /**
     * What the service's claims mean here.
     *
     * @param userClaim the claim that is a person's id here
     * @param groupsClaim the claim with a list of group names
     * @param groups our group ids by the service's group name; a name that is not here gives nothing
     */
    @ConfigurationProperties("ideapolku.oidc")
    record Mapping(String userClaim, String groupsClaim, Map<String, List<String>> groups) {

        Set<String> groupsOf(Collection<String> names) {
            return names.stream()
                    .flatMap(name -> groups.getOrDefault(name, List.of()).stream())
                    .collect(Collectors.toSet());
        }
    }

    /**
     * Adds the service's way in and out to the pages. Who signs out there is signed out here too: the service posts its message to
     * {@code /logout/connect/back-channel/organisation} ({@link OidcSessions}).
     */
    void add(HttpSecurity http, RequestCache wantedPages) throws Exception {
        var leave = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        leave.setPostLogoutRedirectUri("{baseUrl}/login?logout");
        http.oauth2Login(login -> login.loginPage("/login")
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::load))
                        .successHandler(
                                (request, response, user) -> Entrances.signedIn(wantedPages, request, response, user))
                        .failureHandler(Entrances::notSignedIn))
                .logout(logout -> logout.logoutSuccessHandler(leave))
                .oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()));
    }

    /** Where the sign-out form is led on to; the content security policy must allow it. */
    String origin() {
        var issuer = URI.create(registrations
                .findByRegistrationId(REGISTRATION)
                .getProviderDetails()
                .getIssuerUri());
        return issuer.getScheme() + "://" + issuer.getAuthority();
    }

    private OidcUser load(OidcUserRequest request) {
        var user = service.loadUser(request);
        var id = user.getClaimAsString(mapping.userClaim());
        var names = user.getClaimAsStringList(mapping.groupsClaim());
        var groups = mapping.groupsOf(names == null ? List.of() : names);
        if (!people.signedIn(id, user.getGivenName(), user.getFamilyName(), groups)) {
            audit.refused(id, "signIn", null, null);
            throw new OAuth2AuthenticationException("access_denied");
        }
        audit.done(id, "signIn", null, null);
        return new DefaultOidcUser(List.of(), user.getIdToken(), user.getUserInfo(), mapping.userClaim());
    }
}
