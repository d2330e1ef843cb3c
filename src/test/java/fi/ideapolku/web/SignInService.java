package fi.ideapolku.web;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;

/** A real OpenID Connect provider beside the application under test; what groups somebody has there can be changed. */
@TestConfiguration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
class SignInService {

    static final Map<String, List<String>> GROUPS = new ConcurrentHashMap<>();

    /** The provider's own sessions, in the order in which they reached the application. */
    static final List<String> SESSIONS = new CopyOnWriteArrayList<>();

    private static volatile String application;

    private static RegisteredClient.Builder client(String redirect, String afterwards) {
        return RegisteredClient.withId("application")
                .clientId("ideapolku")
                .clientSecret("{noop}secret")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirect)
                .postLogoutRedirectUri(afterwards)
                .scope("openid")
                .scope("profile");
    }

    /** Starts the provider; where the application is becomes known only when it has started itself. */
    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(SignInService.class)
                .properties(
                        "server.port=0",
                        "spring.main.banner-mode=off",
                        "server.servlet.session.cookie.name=PROVIDER",
                        "spring.config.location=optional:classpath:/none/",
                        "spring.jmx.enabled=false")
                .run();
    }

    static String issuer(ConfigurableApplicationContext service) {
        return "http://localhost:"
                + ((ServletWebServerApplicationContext) service).getWebServer().getPort();
    }

    static void knows(ConfigurableApplicationContext service, String application) {
        SignInService.application = application;
        service.getBean(RegisteredClientRepository.class)
                .save(client(application + "/login/oauth2/code/organisation", application + "/login?logout")
                        .build());
    }

    /**
     * Tells the application that somebody signed out here, as OpenID Connect back-channel logout has it.
     *
     * @param claim {@code sub} for the person, {@code sid} for one session of his
     * @return the status of the application's answer
     */
    static int tell(String issuer, JWKSource<SecurityContext> keys, String claim, String value) {
        var claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of("ideapolku"))
                .issuedAt(Instant.now())
                .id(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .claim(claim, value)
                .build();
        var header = JwsHeader.with(SignatureAlgorithm.RS256).type("logout+jwt").build();
        var token = new NimbusJwtEncoder(keys).encode(JwtEncoderParameters.from(header, claims));
        return new Visitor(0)
                .post(
                        application + "/logout/connect/back-channel/organisation",
                        Map.of("logout_token", token.getTokenValue()))
                .statusCode();
    }

    /** Signs out here as usual and tells the application. */
    private static OidcLogoutAuthenticationSuccessHandler signOut(JWKSource<SecurityContext> keys) {
        var handler = new OidcLogoutAuthenticationSuccessHandler();
        var here = new SecurityContextLogoutHandler();
        handler.setLogoutHandler((request, response, user) -> {
            var hint = ((OidcLogoutAuthenticationToken) user).getIdToken();
            here.logout(request, response, user);
            tell(hint.getIssuer().toString(), keys, "sub", hint.getSubject());
        });
        return handler;
    }

    @Bean
    SecurityFilterChain provider(HttpSecurity http, JWKSource<SecurityContext> keys) throws Exception {
        return http.with(
                        OAuth2AuthorizationServerConfigurer.authorizationServer(),
                        server -> server.oidc(
                                oidc -> oidc.logoutEndpoint(leaving -> leaving.logoutResponseHandler(signOut(keys)))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(
                client("http://localhost/login/oauth2/code/organisation", "http://localhost/login")
                        .build());
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(
                User.withUsername("maija.meikalainen")
                        .password("{noop}there")
                        .authorities("x")
                        .build(),
                User.withUsername("ville.vieras")
                        .password("{noop}there")
                        .authorities("x")
                        .build());
    }

    @Bean
    static JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
        var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyID(UUID.randomUUID().toString())
                .build()));
    }

    @Bean
    JwtDecoder tokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> groups() {
        return context -> context.getClaims()
                .claim("groups", GROUPS.getOrDefault(context.getPrincipal().getName(), List.of()))
                .claims(claims -> SESSIONS.add(String.valueOf(claims.get("sid"))));
    }
}
