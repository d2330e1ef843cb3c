package fi.ideapolku.web;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.organisation.Directory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What may be reached by whom: deny, then allow. The engine's own servlets lie outside Spring MVC, so every pattern is a matcher
 * object; a plain string would silently not match them.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
    private static final String PERMISSIONS_POLICY =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    private final IdentityService identities;
    private final Directory directory;
    private final Audit audit;
    private final List<String> technicalRoles;
    private final boolean engineRestEnabled;
    private final String[] auditRoles;
    private final Duration longestSession;
    private final OidcSignIn oidc;
    private final RateLimitFilter rateLimit;
    private final RequestCache wantedPages = Entrances.wantedPages();

    Security(
            IdentityService identities,
            Directory directory,
            Audit audit,
            ObjectProvider<OidcSignIn> oidc,
            @Value("${ideapolku.engine-rest.roles}") List<String> technicalRoles,
            @Value("${ideapolku.engine-rest.enabled}") boolean engineRestEnabled,
            @Value("${ideapolku.audit.roles}") String[] auditRoles,
            @Value("${ideapolku.session.longest}") Duration longestSession,
            @Value("${ideapolku.limits.searches-a-minute}") int searches,
            @Value("${ideapolku.limits.exports-a-minute}") int exports,
            @Value("${ideapolku.limits.uploads-a-minute}") int uploads,
            @Value("${ideapolku.limits.sign-in-pages-a-minute}") int signIns) {
        this.identities = identities;
        this.directory = directory;
        this.audit = audit;
        this.oidc = oidc.getIfAvailable();
        this.technicalRoles = technicalRoles;
        this.engineRestEnabled = engineRestEnabled;
        this.auditRoles = auditRoles;
        this.longestSession = longestSession;
        this.rateLimit = new RateLimitFilter(searches, exports, uploads, signIns);
    }

    /** Camunda's REST interface: an allow-list, for the technical roles. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return asInterface(withUser(http.securityMatcher(path("/engine-rest/**"))))
                .authorizeHttpRequests(requests -> requests.requestMatchers(EngineSurface.INTERFACE)
                        .access(engineRestEnabled ? technical() : nobody())
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /**
     * Camunda's web apps with their own copy of the REST interface. The set-up of a first administrator is closed for ever
     * (CVE-2026-77226), and so is their own login: whoever is signed in with us is signed in there.
     */
    @Bean
    @Order(2)
    SecurityFilterChain webApps(HttpSecurity http) throws Exception {
        return withUser(http.securityMatcher(path("/camunda/**")))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                path("/camunda/api/admin/setup/**"),
                                path("/camunda/app/admin/*/setup/**"),
                                path("/camunda/api/admin/auth/user/*/login/**"))
                        .denyAll()
                        .requestMatchers(path("/camunda/api/engine/**"))
                        .access(technicalOn(EngineSurface.WEB_APPS))
                        .anyRequest()
                        .access(technical()))
                .httpBasic(basic -> basic.authenticationDetailsSource(PasswordInEachRequest::new)
                        .authenticationEntryPoint(Entrances::ofPages))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(Entrances::ofPages))
                .requestCache(cache -> cache.requestCache(wantedPages))
                .csrf(csrf -> csrf.disable())
                .headers(Security::others)
                .build();
    }

    /** Our own interface: HTTP Basic without a session, or the session of the pages with its CSRF token. */
    @Bean
    @Order(3)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return asInterface(withUser(http.securityMatcher(path("/api/**"))))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** The pages. */
    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        if (oidc != null) {
            oidc.add(http, wantedPages);
        }
        return withUser(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(
                                path("/login"),
                                path("/error"),
                                path("/accessibility"),
                                path("/privacy"),
                                path("/feedback"),
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/calendar/*"),
                                path("/css/**"),
                                path("/js/**"),
                                path("/webjars/**"),
                                path("/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(path("/actuator/**"))
                        .access(technical())
                        .requestMatchers(path("/admin/audit/**"), path("/admin/audit.csv"))
                        .hasAnyAuthority(auditRoles)
                        .requestMatchers(path("/admin/**"))
                        .hasAnyAuthority("admin", "processOwner")
                        .anyRequest()
                        .authenticated())
                .formLogin(login -> login.loginPage("/login")
                        .successHandler(
                                (request, response, user) -> Entrances.signedIn(wantedPages, request, response, user))
                        .failureHandler(Entrances::notSignedIn))
                .httpBasic(basic -> basic.authenticationDetailsSource(PasswordInEachRequest::new)
                        .authenticationEntryPoint(Entrances::ofPages))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(Entrances::ofPages).accessDeniedHandler(Entrances::refused))
                .requestCache(cache -> cache.requestCache(wantedPages))
                .logout(logout -> logout.addLogoutHandler((request, response, user) -> {
                    if (user != null) {
                        audit.done(user.getName(), "signOut", null, null);
                    }
                }))
                .headers(this::ours)
                .build();
    }

    /** Signs whoever is signed in with us into Camunda's web apps. */
    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.webapp.enabled", matchIfMissing = true)
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppsUser() {
        var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.addInitParameter(
                ProcessEngineAuthenticationFilter.AUTHENTICATION_PROVIDER_PARAM,
                ContainerBasedAuthenticationProvider.class.getName());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }

    /** What interfaces for programs share: no session of their own, a password with each request or the session of the pages. */
    private HttpSecurity asInterface(HttpSecurity http) throws Exception {
        return http.httpBasic(basic -> basic.authenticationDetailsSource(PasswordInEachRequest::new)
                        .authenticationEntryPoint(Entrances::ofInterface))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(Entrances::ofInterface)
                        .accessDeniedHandler(Entrances::forbidden))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(Security::isBrowserChange))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.disable())
                .headers(this::ours);
    }

    private HttpSecurity withUser(HttpSecurity http) {
        return http.addFilterBefore(
                        new CurrentUserFilter(identities, directory, longestSession), AuthorizationFilter.class)
                .addFilterBefore(rateLimit, AuthorizationFilter.class);
    }

    private void ours(HeadersConfigurer<HttpSecurity> headers) {
        others(headers);
        var formAction = "form-action 'self'" + (oidc == null ? "" : " " + oidc.origin());
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY + "; " + formAction));
    }

    /** Headers of pages that bring their own content security policy. */
    private static void others(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private AuthorizationManager<RequestAuthorizationContext> technical() {
        return (user, context) -> new AuthorizationDecision(user.get() != null
                && user.get().isAuthenticated()
                && user.get().getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(this::isTechnical));
    }

    private static AuthorizationManager<RequestAuthorizationContext> nobody() {
        return (user, context) -> new AuthorizationDecision(false);
    }

    private AuthorizationManager<RequestAuthorizationContext> technicalOn(RequestMatcher open) {
        var technical = technical();
        return (user, context) -> open.matches(context.getRequest())
                ? (AuthorizationDecision) technical.authorize(user, context)
                : new AuthorizationDecision(false);
    }

    /** A role opens for its group, or for its groups of all sectors. */
    private boolean isTechnical(String group) {
        return technicalRoles.stream().anyMatch(role -> group.equals(role) || group.matches(role + "[A-Z]+"));
    }

    /**
     * A change that a browser could be led to make. A password in a header is no excuse: a browser would send one that it keeps; only
     * what is no browser needs no token.
     */
    private static boolean isBrowserChange(HttpServletRequest request) {
        return !Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(request.getMethod())
                && (Entrances.isBrowser(request) || request.getHeader(HttpHeaders.AUTHORIZATION) == null);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
