package fi.ideapolku.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import fi.ideapolku.Chromium;
import fi.ideapolku.api.LiveIdeas;
import fi.ideapolku.api.OnH2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** People at their browsers: each has an own one, signed in over the page, until the test ends. */
@OnH2
abstract class Browsing extends LiveIdeas {

    private static final double PATIENCE = Duration.ofMinutes(1).toMillis();

    private static Chromium chromium;

    /** What the pages wrote into the browser's console as errors, and what they asked of other servers. */
    final List<String> troubles = new ArrayList<>();

    private final Map<String, Page> seats = new HashMap<>();

    @BeforeAll
    static void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void leave() {
        seats.values().forEach(page -> page.context().close());
        seats.clear();
    }

    /** How the browsers of a test are set up. */
    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setLocale("fi-FI").setViewportSize(1280, 900);
    }

    /** The browser of a person, signed in. */
    Page as(String user) {
        return seats.computeIfAbsent(user, this::another);
    }

    /** One more browser of a person, as on another machine. */
    Page another(String user) {
        var page = stranger();
        signIn(page, user);
        return page;
    }

    void signIn(Page page, String user) {
        if (!page.url().contains("/login")) {
            page.navigate(at("/login"));
        }
        page.fill("#username", user);
        page.fill("#password", "demo");
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("/login"));
    }

    /** A browser in which nobody is signed in. */
    Page stranger() {
        var context = chromium.browser().newContext(options());
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        var page = context.newPage();
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                troubles.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(http.getRootUri())) {
                troubles.add("request to " + request.url());
            }
        });
        return page;
    }

    String at(String path) {
        return http.getRootUri() + path;
    }

    /** Id of the open task of an idea, as the engine has it. */
    String task(String ideaId, String key, String user) {
        return tasks(ideaId).stream()
                .filter(task -> isKey(task, key) && mayTake(task, user))
                .map(task -> task.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not open for " + user));
    }

    /** Who may do a task. */
    static String anybodyFor(JsonNode task) {
        return performer(task);
    }
}
