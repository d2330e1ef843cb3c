package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.web.OverHttp;
import fi.ideapolku.web.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A person changes his own password: with the one he has, by the rules, and what others may have open in his name ends. */
class OwnPasswordTest extends OverHttp {

    private static final String NEW = "kolme harmaata varista katolla";

    @Autowired
    IdentityService identities;

    @Test
    void newPasswordTakesThePlaceOfTheOldAndEndsTheSessionsElsewhere() {
        person("changing");
        visitor.signIn("changing", "demo");
        var elsewhere = new Visitor(port);
        elsewhere.signIn("changing", "demo");
        assertThat(visitor.get("/me", "Accept", "text/html").body()).contains("/me/password");

        var answer = change("demo", NEW, NEW);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/me");
        assertThat(visitor.get("/me", "Accept", "text/html").body()).contains("Salasanasi on vaihdettu");
        assertThat(elsewhere.get("/api/ideas").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port)
                        .signIn("changing", "demo")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/login?error");
        assertThat(new Visitor(port)
                        .signIn("changing", NEW)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/tasks");
        assertThat(trail("changing")).contains("password.changed ok").doesNotContain("password.changed refused");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, kolme harmaata varista, kolme harmaata varista, current, Nykyinen salasana ei ole oikein",
        "demo, lyhyt, lyhyt, password, liian lyhyt tai helppo arvata",
        "demo, mistakenmistaken, mistakenmistaken, password, liian lyhyt tai helppo arvata",
        "demo, kolme harmaata varista, kolme harmaata varist, again, eivät ole samat"
    })
    void whatIsWrongIsToldAtItsFieldAndNothingChanges(
            String current, String password, String again, String field, String told) {
        person("mistaken");
        visitor.signIn("mistaken", "demo");
        var elsewhere = new Visitor(port);
        elsewhere.signIn("mistaken", "demo");

        var answer = change(current, password, again);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#" + field + "\"", "id=\"" + field + "-error\"", told)
                .doesNotContain(password + "\"");
        assertThat(elsewhere.get("/api/ideas").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port)
                        .signIn("mistaken", "demo")
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/tasks");
        assertThat(trail("mistaken")).doesNotContain("password.changed ok");
    }

    @Test
    void guessingTheCurrentPasswordIsSlowedDownAndWrittenDown() {
        person("stolen");
        visitor.signIn("stolen", "demo");
        for (var guess = 0; guess < 5; guess++) {
            assertThat(change("guess" + guess, NEW, NEW).statusCode()).isEqualTo(422);
        }
        assertThat(change("demo", NEW, NEW).statusCode()).isEqualTo(429);
        assertThat(trail("stolen")).contains("password.changed refused");
    }

    @ParameterizedTest
    @CsvSource({"fi, Vaihda salasana", "sv, Byt lösenord", "en, Change password"})
    void pageSpeaksTheReadersLanguage(String language, String title) {
        visitor.signIn("reader", "demo");
        assertThat(visitor.get("/me/password?lang=" + language, "Accept", "text/html")
                        .body())
                .contains("lang=\"" + language + "\"", "<h1>" + title + "</h1>")
                .doesNotContain("??");
    }

    private HttpResponse<String> change(String current, String password, String again) {
        var form = Map.of("current", current, "password", password, "again", again, "_csrf", visitor.token());
        return visitor.post("/me/password", form, "Accept", "text/html", "Accept-Language", "fi");
    }

    private List<String> trail(String user) {
        return jdbc.sql("select action || ' ' || outcome from audit_event where user_id = ?")
                .param(user)
                .query(String.class)
                .list();
    }

    private void person(String id) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            var user = identities.newUser(id);
            user.setPassword("demo");
            identities.saveUser(user);
            identities.createMembership(id, "reader");
        }
    }
}
