package fi.ideapolku.api;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.form.HostileTexts;
import fi.ideapolku.web.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What takes longer than a build may: tens of thousands of requests at random, and bytes that are no proper HTTP (INP-5, INP-7, WEB-12, WEB-13). */
@OnH2
@Tag("nightly")
class NightlyRequestsTest extends LiveIdeas {

    private static final int REQUESTS = 50_000;
    private static final long SEED = 20261124;
    private static final List<String> METHODS = List.of("GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD");
    private static final List<String> SHORT_TEXTS =
            HostileTexts.ALL.stream().filter(text -> text.length() < 2_000).toList();

    @LocalServerPort
    int port;

    @Autowired
    List<RequestMappingInfoHandlerMapping> mappings;

    @Test // INP-7
    void fiftyThousandRequestsAtRandomBreakNothingAndChangeNothingForWhoIsNotSignedIn() throws Exception {
        var idea = submit(java.util.Map.of());
        var task = tasks(idea).get(0).path("id").asText();
        var paths = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(route -> route.getPatternValues().stream())
                .filter(path -> !path.equals("/live") && !path.equals("/error"))
                .toList();
        assertThat(paths).hasSizeGreaterThan(100);
        var nobody = new Visitor(port);
        var failed = new ArrayList<String>();
        var random = new Random(SEED);
        var ideas = count("idea");
        var cards = count("card");
        var drafts = count("draft");
        for (var n = 0; n < REQUESTS / 2; n++) {
            note(failed, random(random, nobody, "", paths, idea, task));
        }
        assertThat(List.of(count("idea"), count("card"), count("draft"))).containsExactly(ideas, cards, drafts);
        for (var user : List.of("sectorcoordinatorulo", "orkapprover", "reader", "admin")) {
            var visitor = new Visitor(port);
            visitor.signIn(user, "demo");
            var token = visitor.token();
            for (var n = 0; n < REQUESTS / 8; n++) {
                note(failed, random(random, visitor, token, paths, idea, task));
            }
        }
        assertThat(failed).isEmpty();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static HttpResponse<String> random(
            Random random, Visitor visitor, String token, List<String> paths, String idea, String task) {
        var path = one(random, paths);
        var ids = List.of(idea, task, "x", "2026-1", one(random, SHORT_TEXTS));
        while (path.contains("{")) {
            path = path.replaceFirst(
                    "\\{[^}]*}(\\*\\*)?", java.util.regex.Matcher.quoteReplacement(encoded(one(random, ids))));
        }
        var query = new StringBuilder(path.replace("/**", "/x")).append("?x=1");
        for (var name : List.of("q", "size", "after", "sector", "lang", "ideaId", "scope", "format", "before", "id")) {
            if (random.nextInt(4) == 0) {
                query.append('&').append(name).append('=').append(encoded(one(random, SHORT_TEXTS)));
            }
        }
        var body = random.nextBoolean()
                ? "{\"values\": {\"title\": \"" + encoded(one(random, SHORT_TEXTS)) + "\"}}"
                : one(random, SHORT_TEXTS);
        var type = one(random, List.of("text/html", "application/json", "*/*", "text/csv"));
        var headers = new ArrayList<>(List.of("Accept", type, "X-CSRF-TOKEN", token.isEmpty() ? "x" : token));
        if (random.nextInt(3) == 0) {
            headers.addAll(List.of("HX-Request", "true"));
        }
        return visitor.send(one(random, METHODS), query.toString(), body, headers.toArray(String[]::new));
    }

    private static void note(List<String> failed, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500
                || answer.body().contains("at fi.ideapolku")
                || answer.body().contains("Exception:")) {
            failed.add(answer.request().method() + " " + answer.request().uri() + " " + answer.statusCode());
        }
    }

    private static <T> T one(Random random, List<T> many) {
        return many.get(random.nextInt(many.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static List<String> brokenBodies() {
        return List.of(
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"values\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
                "{\"values\": {\"title\": \"a\", \"title\": \"b\"}}",
                "{\"values\": {\"title\": " + "9".repeat(5_000) + "}}",
                "{\"values\": {\"title\": 1e999999999}}",
                "{\"values\": {\"title\": {\"@class\": \"java.lang.Runtime\"}}}",
                "{\"values\": {\"title\": [\"java.util.HashMap\", {}]}, \"@type\": \"x\"}",
                "{\"values\": []}",
                "{\"values\": \"x\"}",
                "[]",
                "null",
                "",
                "{",
                "<x/>",
                "\u0000");
    }

    @ParameterizedTest // INP-5
    @MethodSource("brokenBodies")
    void bodyThatIsNoAnswerIsRefusedSoon(String body) {
        var started = System.nanoTime();
        var answer =
                new Visitor(port).postJson("/api/ideas", body, "Authorization", "Basic c2VjdG9yc3RhZmZ1bG86ZGVtbw==");
        assertThat(answer.statusCode()).isIn(400, 422);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test // WEB-12
    void twentyThousandRequestsOfNobodyMakeNoSessions() throws Exception {
        var before = count("spring_session");
        var paths =
                List.of("/", "/tasks", "/api/ideas", "/engine-rest/task", "/camunda/app/", "/css/ideapolku.css", "/x");
        var client = HttpClient.newHttpClient();
        for (var n = 0; n < 20_000; n++) {
            var address = URI.create(http.getRootUri() + paths.get(n % paths.size()));
            var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            assertThat(answer.statusCode()).isLessThan(500);
        }
        assertThat(count("spring_session") - before).isLessThanOrEqualTo(100);
    }

    @ParameterizedTest // WEB-13
    @ValueSource(
            strings = {
                "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n01234",
                "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 0x5\r\n\r\n01234",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x y\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "G\u0000T / HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void requestThatCanBeReadInTwoWaysIsRefusedAndTheConnectionClosed(String bytes) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).matches("(?s)HTTP/1\\.1 (400|401|501|505) .*").doesNotContain("HTTP/1.1 200");
            assertThat(answer.split("HTTP/1\\.1 ").length).isEqualTo(2);
            assertThat(answer).doesNotContain("Exception", "Apache Tomcat/");
        }
    }
}
