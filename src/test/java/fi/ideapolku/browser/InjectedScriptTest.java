package fi.ideapolku.browser;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.understanding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import fi.ideapolku.card.Cards;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody injects is text on every page, breaks no rule of the content security policy, and no other site frames a page (WEB-2, WEB-7, WEB-16, PRV-10). */
@Tag("nightly")
class InjectedScriptTest extends Browsing {

    private static final String PLAIN = "<script>window.__xss=1</script>";
    private static final String SCRIPT = PLAIN
            + "\"'><img src=x onerror=window.__xss=1><svg onload=window.__xss=1>"
            + "<a href=javascript:window.__xss=1 hx-get=/x hx-trigger=load hx-on:load=window.__xss=1>x</a>";

    @Autowired
    Cards cards;

    @Autowired
    IdentityService identities;

    private String idea;

    /** Other tests meet the same people and tables. */
    @AfterEach
    void takeAwayWhatWasInjected() {
        name("Aino");
        if (idea != null) {
            jdbc.sql("update idea set title = 'Selkeä kirje' where id = ?")
                    .param(idea)
                    .update();
            for (var table : List.of("card", "idea_comment", "attachment")) {
                jdbc.sql("delete from " + table + " where idea_id = ?")
                        .param(idea)
                        .update();
            }
        }
        jdbc.sql("delete from draft").update();
    }

    @Test
    void scriptInEveryFieldOfEveryFormIsTextOnEveryPage() throws IOException {
        name(SCRIPT.substring(0, 80));
        idea = submit(Map.of());
        screen(idea, Map.of());
        complete(idea, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        jdbc.sql("update idea set title = ? where id = ?").params(SCRIPT, idea).update();
        jdbc.sql(
                        "insert into attachment (id, idea_id, name, type, size, secret, added_by, added_at) values (?, ?, ?, 'pdf', 1, false, ?, ?)")
                .params(
                        "injected",
                        idea,
                        SCRIPT.substring(0, 140),
                        "sectorstaffulo",
                        java.sql.Timestamp.from(Instant.now()))
                .update();
        var reader = as("orkcoordinator");
        reader.navigate(at("/ideas/" + idea + "/discussion"));
        reader.fill("textarea[name=text]", SCRIPT);
        reader.click("main form button[type=submit] >> nth=0");
        reader.waitForSelector("main :text('" + PLAIN.substring(8, 20) + "')");
        var withdrawn = post(
                "sectorstaffulo",
                "/api/ideas/" + idea + "/withdraw",
                Map.of("withdrawReason", "noLongerNeeded", "explanation", TEXT));
        assertThat(withdrawn.getStatusCode().value()).isEqualTo(200);

        var shown = new ArrayList<String>();
        for (var form : forms()) {
            var schema = get("admin", "/api/forms/" + form);
            var content = new LinkedHashMap<String, Object>();
            schema.path("components").forEach(component -> inject(component, content));
            var card = cards.record(
                    idea, new Cards.Origin(form, deployment(), "task", "instance", "sectorownerulo", null), content);
            isText(reader, "/ideas/" + idea + "/cards/" + card.id());
            shown.add(form);
        }
        assertThat(shown).hasSizeGreaterThan(35);
        for (var path : List.of(
                "/ideas/" + idea,
                "/ideas/" + idea + "/discussion",
                "/ideas/" + idea + "/attachments",
                "/ideas/" + idea + "/map",
                "/ideas",
                "/board",
                "/library",
                "/lessons",
                "/notices",
                "/insight",
                "/tasks?view=groups",
                "/tasks?view=done")) {
            look(reader, path);
        }
        for (var path : List.of(
                "/ideas", "/ideas/" + idea, "/ideas/" + idea + "/discussion", "/ideas/" + idea + "/attachments")) {
            isText(reader, path);
        }
        var typed = URLEncoder.encode(SCRIPT, StandardCharsets.UTF_8);
        for (var path :
                List.of("/ideas?q=", "/library?q=", "/nothing?x=", "/tasks?view=", "/ideas?sector=", "/login?error=")) {
            look(reader, path + typed);
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void scriptInADraftIsTextInItsForm() {
        idea = submit(Map.of());
        screen(idea, Map.of());
        var task = task(idea, "taskFillUnderstandingCard", "sectorownerulo");
        var pages = List.of("/tasks/" + task, "/ideas/new");
        for (var path : pages) {
            var writer = as(path.startsWith("/tasks") ? "sectorownerulo" : "sectorstaffulo");
            writer.navigate(at(path));
            var boxes = writer.locator("main textarea:visible, main input[type=text]:visible");
            assertThat(boxes.count()).isPositive();
            for (var n = 0; n < boxes.count(); n++) {
                boxes.nth(n).fill(SCRIPT);
            }
            writer.locator("main button[value=check], main button[value=send]")
                    .first()
                    .click();
            writer.waitForLoadState();
            look(writer, null);
            look(writer, path);
            assertThat(writer.locator("main textarea, main input[type=text]").all().stream()
                            .map(box -> box.inputValue()))
                    .anyMatch(value -> value.contains(PLAIN));
        }
        assertThat(troubles).isEmpty();
    }

    @Test // WEB-7
    void noOtherSiteFramesAPage() throws IOException {
        var page = "<h1>elsewhere</h1><iframe src='%s'></iframe>"
                .formatted(at("/login"))
                .getBytes(StandardCharsets.UTF_8);
        var elsewhere = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        elsewhere.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
        try {
            var victim = stranger();
            victim.navigate("http://localhost:" + elsewhere.getAddress().getPort() + "/");
            assertThat(victim.frames()).hasSize(2);
            assertThat(victim.frames().get(1).locator("#username").count()).isZero();
            assertThat(troubles).anyMatch(trouble -> trouble.contains("frame-ancestors"));
        } finally {
            elsewhere.stop(0);
        }
    }

    private static Stream<String> formFiles() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.map(file -> file.getFileName().toString().replace(".form", "")).sorted().toList().stream();
        }
    }

    private static List<String> forms() throws IOException {
        return formFiles().toList();
    }

    private static void inject(JsonNode component, Map<String, Object> content) {
        var key = component.path("key").asText();
        if (component.has("components")) {
            var inner =
                    component.has("path") && !component.path("path").asText().isEmpty()
                            ? new LinkedHashMap<String, Object>()
                            : content;
            component.path("components").forEach(part -> inject(part, inner));
            if (inner != content) {
                content.put(component.path("path").asText(), List.of(inner));
            }
        } else if (!key.isEmpty()) {
            content.put(key, "publicity".equals(key) ? "public" : SCRIPT);
        }
    }

    private String deployment() {
        return jdbc.sql("select max(deployment_id_) from act_re_procdef where key_ = 'ideaDevelopment'")
                .query(String.class)
                .single();
    }

    private void name(String first) {
        var user = identities.createUserQuery().userId("sectorstaffulo").singleResult();
        user.setFirstName(first);
        identities.saveUser(user);
    }

    private void isText(Page page, String path) {
        look(page, path);
        assertThat(page.locator("main").innerText()).as(path).contains(PLAIN);
    }

    private void look(Page page, String path) {
        if (path != null) {
            page.navigate(at(path));
        }
        assertThat(page.evaluate("() => String(window.__xss)")).as(path).isEqualTo("undefined");
        assertThat(page.locator("main script, main img, main a[href^=javascript], main [hx-on\\:load]")
                        .count())
                .as(path)
                .isZero();
    }
}
