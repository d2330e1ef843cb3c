package fi.ideapolku.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import fi.ideapolku.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A new idea written in a real browser: kept while it is written, checked, sent; with a script and without. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:newidea;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class NewIdeaInBrowserTest {

    private static final double PATIENCE = Duration.ofMinutes(1).toMillis();
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE);

    private static Chromium chromium;

    @LocalServerPort
    int port;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ideaIsWrittenMendedCheckedAndSent(boolean script) {
        try (var context = context(script)) {
            var page = signedIn(context, script ? "sectorstaffulo" : "sectorstaffrise");
            page.navigate(address("/ideas/new"));
            page.locator("#f-title").fill("Kirje selkeäksi");
            page.locator("#f-fastLaneRequested").check();
            if (!script) {
                page.locator("noscript button, button[value=refresh]").last().click();
            }
            assertThat(page.locator("#f-customerBenefit")).isVisible();
            assertThat(page.locator("#f-title")).hasValue("Kirje selkeäksi");

            page.locator("button[value=check]").click();
            assertThat(page).hasTitle(Pattern.compile("^Virhe: Ehdota ideaa"));
            page.locator(".error-summary a").first().click();
            page.locator("#f-problemStatement").fill("Asiakas ei ymmärrä kirjettä ja soittaa uudelleen.");
            page.locator("#f-endCustomer").fill("Ulosoton asiakas");
            page.locator("#f-evidenceLevel-2").check();
            page.locator("#f-customerBenefit").fill("Asiakas ymmärtää kirjeen heti.");
            page.locator("button[value=check]").click();
            assertThat(page.locator("dl")).hasCount(3);
            page.locator("form[action$='/send'] button").click();

            assertThat(page.locator("h1")).hasText("Kiitos, ideasi on lähetetty");
            assertThat(page.locator("#steps")).containsText("Esikäsittele idea");
        }
    }

    @Test
    void whatIsNotValidYetIsFoundOnAnotherMachine() {
        try (var one = context(true);
                var another = context(true)) {
            var page = signedIn(one, "sectorstaffopvoa");
            page.navigate(address("/ideas/new"));
            page.locator("#f-title").pressSequentially("Kir");
            assertThat(page.locator("#saved")).containsText("Tallennettu klo", PATIENTLY);

            var elsewhere = signedIn(another, "sectorstaffopvoa");
            elsewhere.navigate(address("/ideas/new"));

            assertThat(elsewhere.locator("#f-title")).hasValue("Kir");
        }
    }

    @Test
    void errorsTakeTheFocusAndLeadToTheirFieldsAndNoStateHasAnAccessibilityFault() {
        try (var context = context(true)) {
            var page = signedIn(context, "sectorstafftiv");
            page.navigate(address("/ideas/new"));
            checked(page, "empty");
            page.locator("#f-fastLaneRequested").focus();
            page.keyboard().press("Space");
            page.locator("#f-customerBenefit").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            assertThat(page.locator("#f-fastLaneRequested")).isFocused();
            checked(page, "swapped");

            page.locator("button[value=check]").click();

            assertThat(page.locator(".error-summary")).isFocused();
            checked(page, "errors");
            page.locator(".error-summary a").first().click();
            assertThat(page.locator("#f-title")).isFocused();
        }
    }

    private static void checked(Page page, String state) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/new-idea-" + state + ".png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(state).isEmpty();
    }

    private BrowserContext context(boolean script) {
        var context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("fi")
                        .setJavaScriptEnabled(script)
                        .setBypassCSP(true));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    private Page signedIn(BrowserContext context, String user) {
        var page = context.newPage();
        page.navigate(address("/login"));
        page.locator("#username").fill(user);
        page.locator("#password").fill("demo");
        page.locator("main button[type=submit]").click();
        page.waitForURL(address("/tasks"));
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
