package fi.ideapolku.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What may be reached by whom: deny, then allow. The engine's own servlets lie outside Spring MVC, so every pattern is a matcher
 * object; a plain string would silently not match them.
 */
@Configuration(proxyBeanMethods = false)
class Security {

    private final IdentityService identities;
    private final List<String> technicalRoles;

    Security(IdentityService identities, @Value("${ideapolku.engine-rest.roles}") List<String> technicalRoles) {
        this.identities = identities;
        this.technicalRoles = technicalRoles;
    }

    /** Camunda's REST interface: an allow-list, for the technical roles. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRest(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/engine-rest/**"))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(allowed("/engine-rest", "/engine-rest/engine/default"))
                                .access(technical())
                                .anyRequest()
                                .denyAll())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(Security::isBrowserChange))
                .addFilterBefore(new EngineUserFilter(identities), AuthorizationFilter.class)
                .build();
    }

    /** Camunda's web apps with their own copy of the REST interface; the set-up of a first administrator is closed for ever. */
    @Bean
    @Order(2)
    SecurityFilterChain webApps(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/camunda/**"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                path("/camunda/api/admin/setup/**"), path("/camunda/app/admin/*/setup/**"))
                        .denyAll()
                        .requestMatchers(path("/camunda/api/engine/**"))
                        .access(technicalOn(allowed("/camunda/api/engine", "/camunda/api/engine/engine/default")))
                        .anyRequest()
                        .access(technical()))
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(new EngineUserFilter(identities), AuthorizationFilter.class)
                .build();
    }

    /** Our own interface: HTTP Basic without a session, or the session of the pages with its CSRF token. */
    @Bean
    @Order(3)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/api/**"))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(Security::isBrowserChange))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .addFilterBefore(new EngineUserFilter(identities), AuthorizationFilter.class)
                .build();
    }

    /** The pages. */
    @Bean
    @Order(4)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(
                                        path("/login"),
                                        path("/error"),
                                        path("/accessibility"),
                                        path("/privacy"),
                                        path("/feedback"),
                                        path("/css/**"),
                                        path("/js/**"),
                                        path("/webjars/**"),
                                        path("/actuator/health/**"))
                                .permitAll()
                                .requestMatchers(path("/actuator/**"))
                                .access(technical())
                                .anyRequest()
                                .authenticated())
                .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/tasks"))
                .httpBasic(Customizer.withDefaults())
                .logout(Customizer.withDefaults())
                .addFilterBefore(new EngineUserFilter(identities), AuthorizationFilter.class)
                .build();
    }

    /** What of the engine's REST interface is open: reading, claiming, answering, starting an idea, three messages. */
    private static RequestMatcher allowed(String... roots) {
        var matchers = java.util.Arrays.stream(roots)
                .flatMap(root -> java.util.stream.Stream.of(
                        on(GET, root + "/engine"),
                        on(GET, root + "/engine/"),
                        on(GET, root + "/version"),
                        on(GET, root + "/task/**"),
                        on(GET, root + "/process-definition/**"),
                        on(GET, root + "/process-instance/**"),
                        on(GET, root + "/decision-definition/**"),
                        on(GET, root + "/execution/**"),
                        on(GET, root + "/history/**"),
                        on(GET, root + "/deployment/**"),
                        on(GET, root + "/identity/**"),
                        on(GET, root + "/user/**"),
                        on(GET, root + "/group/**"),
                        on(GET, root + "/filter/**"),
                        on(GET, root + "/authorization/check"),
                        on(POST, root + "/task"),
                        on(POST, root + "/task/count"),
                        on(POST, root + "/task/*/claim"),
                        on(POST, root + "/task/*/unclaim"),
                        on(POST, root + "/task/*/complete"),
                        on(POST, root + "/task/*/submit-form"),
                        on(POST, root + "/process-definition/key/ideaDevelopment/start"),
                        on(POST, root + "/process-definition/key/ideaDevelopment/submit-form"),
                        on(POST, root + "/process-definition/*/submit-form"),
                        on(POST, root + "/message")))
                .toList();
        return request -> matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    private AuthorizationManager<RequestAuthorizationContext> technical() {
        return (user, context) -> new AuthorizationDecision(user.get() != null
                && user.get().isAuthenticated()
                && user.get().getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(this::isTechnical));
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

    /** A change that a browser could be led to make: it carries no credentials of its own in a header. */
    private static boolean isBrowserChange(HttpServletRequest request) {
        return !Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(request.getMethod())
                && request.getHeader("Authorization") == null;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher on(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
