package fi.ideapolku.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an auditor tries first: headers, cookies, tokens, redirects, sessions, and roles that are taken away (WEB-1 to WEB-9, AUZ-8). */
class WebSecurityTest extends OverHttp {

    @Autowired
    IdentityService identities;

    @ParameterizedTest // WEB-3
    @ValueSource(
            strings = {"/login", "/css/ideapolku.css", "/api/ideas", "/nothing-here", "/tasks", "/engine-rest/engine"})
    void everyAnswerCarriesTheHeaders(String path) {
        var headers = visitor.get(path, "Authorization", Visitor.basic("admin", "demo"))
                .headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .contains("form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
        assertThat(headers.firstValue("X-Authorized-User")).isEmpty();
    }

    @Test // WEB-3
    void whatAPersonSeesIsKeptInNoCache() {
        var page = visitor.get("/api/ideas", "Authorization", Visitor.basic("admin", "demo"));
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test // WEB-4, WEB-5
    void signingInGivesANewSessionThatScriptsAndOtherSitesDoNotGet() {
        visitor.token();
        var before = visitor.session().getValue();
        var answer = visitor.signIn("reader", "demo");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
        assertThat(visitor.session().getValue()).isNotEqualTo(before);
        var thief = new Visitor(port).get("/api/ideas", "Cookie", "SESSION=" + before);
        assertThat(thief.statusCode()).isEqualTo(401);
    }

    @Test // WEB-1
    void changeFromABrowserNeedsItsToken() {
        visitor.signIn("sectorstaffulo", "demo");
        var body = "{\"values\": {}}";
        assertThat(visitor.postJson("/api/ideas", body).statusCode()).isEqualTo(403);
        assertThat(visitor.postJson(
                                "/api/ideas",
                                body,
                                "X-CSRF-TOKEN",
                                UUID.randomUUID().toString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.postJson("/api/ideas", body, "X-CSRF-TOKEN", visitor.token())
                        .statusCode())
                .isEqualTo(422);
    }

    @Test // WEB-1
    void passwordThatABrowserKeepsIsNoExcuseForAMissingToken() {
        var answer = visitor.postJson(
                "/api/ideas",
                "{\"values\": {}}",
                "Authorization",
                Visitor.basic("sectorstaffulo", "demo"),
                "Sec-Fetch-Mode",
                "cors");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void browserIsNotAskedForAPasswordThatItWouldKeep() {
        assertThat(visitor.get("/api/ideas", "Sec-Fetch-Mode", "cors").headers().firstValue("WWW-Authenticate"))
                .isEmpty();
        assertThat(visitor.get("/api/ideas").headers().firstValue("WWW-Authenticate"))
                .isPresent();
    }

    @ParameterizedTest // WEB-6
    @ValueSource(
            strings = {
                "/ideas?returnUrl=https://evil.example",
                "/ideas?continue=//evil.example",
                "/ideas?next=javascript:alert(1)",
                "/board"
            })
    void afterSigningInOneStaysOnThisHost(String wanted) {
        visitor.get(wanted, "Accept", "text/html");
        var location = visitor.signIn("reader", "demo")
                .headers()
                .firstValue("Location")
                .orElse("");
        assertThat(location.replaceFirst("^http://localhost:" + port, "")).isEqualTo(wanted);
    }

    @ParameterizedTest // WEB-6
    @ValueSource(strings = {"continue", "returnUrl", "redirect", "spring-security-redirect", "url"})
    void signInPageTakesNoTargetFromItsAddress(String parameter) {
        var token = visitor.token();
        var answer = visitor.post(
                "/login?" + parameter + "=//evil.example",
                Map.of("username", "reader", "password", "demo", "_csrf", token, parameter, "https://evil.example"));
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("evil");
    }

    @ParameterizedTest // WEB-12
    @ValueSource(
            strings = {"/api/ideas", "/tasks", "/engine-rest/task", "/camunda/app/", "/css/ideapolku.css", "/nothing"})
    void askingForMuchWithoutSigningInMakesNoSessions(String path) {
        var before = sessions();
        for (int i = 0; i < 5; i++) {
            new Visitor(port).get(path);
        }
        assertThat(sessions()).isEqualTo(before);
    }

    @Test // WEB-5
    void sessionEndsAtItsLongestHoweverMuchItIsUsed() {
        visitor.signIn("reader", "demo");
        assertThat(visitor.get("/api/ideas").statusCode()).isEqualTo(200);
        var longAgo = Instant.now().minus(Duration.ofHours(12)).minusSeconds(1).toEpochMilli();
        jdbc.sql("update spring_session set creation_time = ? where principal_name = 'reader'")
                .param(longAgo)
                .update();
        assertThat(visitor.get("/api/ideas").statusCode()).isEqualTo(401);
    }

    @Test // WEB-5
    void sessionIsGoneAfterSigningOut() {
        visitor.signIn("reader", "demo");
        var session = visitor.session().getValue();
        visitor.post("/logout", Map.of("_csrf", visitor.token()));
        assertThat(new Visitor(port)
                        .get("/api/ideas", "Cookie", "SESSION=" + session)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test // AUZ-8
    void roleThatIsTakenAwayActsAtTheNextRequest() {
        person("leaving", "processOwner", "reader");
        visitor.signIn("leaving", "demo");
        assertThat(visitor.get("/api/tasks?scope=all").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/engine-rest/task?maxResults=1").statusCode()).isEqualTo(200);
        identities.deleteMembership("leaving", "processOwner");
        assertThat(visitor.get("/api/tasks?scope=all").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/engine-rest/task?maxResults=1").statusCode()).isEqualTo(403);
        identities.deleteMembership("leaving", "reader");
        assertThat(visitor.get("/api/ideas").statusCode()).isEqualTo(401);
    }

    @Test // WEB-8, WEB-9
    void wrongPasswordsAreSlowedDownAlikeForWhoExistsAndWhoDoesNot() {
        person("guessed", "reader");
        for (var user : List.of("guessed", "nobodywiththisname")) {
            for (int i = 0; i < 5; i++) {
                var refused = visitor.get("/api/ideas", "Authorization", Visitor.basic(user, "wrong" + i));
                assertThat(refused.statusCode()).as(user).isEqualTo(401);
            }
            var slowed = visitor.get("/api/ideas", "Authorization", Visitor.basic(user, "wrong"));
            assertThat(slowed.statusCode()).as(user).isEqualTo(429);
            assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test // WEB-9
    void wrongPasswordUnknownPersonAndPersonWithoutRoleAreToldTheSame() {
        person("without");
        var answers = List.of("reader", "without", "nobodyatall").stream()
                .map(user -> new Visitor(port).signIn(user, "notit" + user))
                .map(answer -> answer.statusCode() + " "
                        + answer.headers().firstValue("Location").orElse(""))
                .distinct()
                .toList();
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0)).endsWith("/login?error");
    }

    @Test
    void hashOfAnOlderKindIsRenewedAtSignIn() {
        person("old", "reader");
        var salt = jdbc.sql("select salt_ from act_id_user where id_ = 'old'")
                .query(String.class)
                .single();
        jdbc.sql("update act_id_user set pwd_ = ? where id_ = 'old'")
                .param("{SHA-512}" + new Sha512HashDigest().encrypt("demo" + salt))
                .update();
        assertThat(visitor.get("/api/ideas", "Authorization", Visitor.basic("old", "demo"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(jdbc.sql("select pwd_ from act_id_user where id_ = 'old'")
                        .query(String.class)
                        .single())
                .startsWith("{argon2id}$argon2id$");
        assertThat(visitor.get("/api/ideas", "Authorization", Visitor.basic("old", "demo"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test // WEB-11
    void errorTellsNothingOfTheInside() {
        for (var path : List.of("/nothing", "/api/ideas/%00", "/api/tasks?size=x", "/tasks/..;/x")) {
            var body = visitor.get(path, "Authorization", Visitor.basic("reader", "demo"))
                    .body();
            assertThat(body).as(path).doesNotContain("Exception", "fi.ideapolku", "org.", "java.", "trace");
        }
    }

    private void person(String id, String... groups) {
        if (identities.createUserQuery().userId(id).count() > 0) {
            identities.deleteUser(id);
        }
        var user = identities.newUser(id);
        user.setPassword("demo");
        identities.saveUser(user);
        for (var group : groups) {
            identities.createMembership(id, group);
        }
    }

    private int sessions() {
        return jdbc.sql("select count(*) from spring_session")
                .query(Integer.class)
                .single();
    }
}
