package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.understanding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import fi.ideapolku.Chromium;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A task completed in Camunda's own Tasklist leaves what the same task leaves that was completed over our interface. */
@OnH2
class TaskInTasklistTest extends LiveIdeas {

    private static final String OWNER = "processowner";
    private static final double PATIENCE = Duration.ofMinutes(2).toMillis();

    @Test
    void taskCompletedInTasklistLeavesTheSameCardAndPathAndNoTextInTheEngine() {
        var overApi = ownIdea();
        complete(overApi, "taskFillUnderstandingCard", OWNER, understanding());
        var inTasklist = ownIdea();
        try (var chromium = Chromium.start()) {
            var page = signedIn(chromium.browser());
            fillUnderstandingCard(page, tasks(inTasklist).get(0).path("id").asText());
        }
        assertThat(card(inTasklist)).isEqualTo(card(overApi));
        assertThat(path(inTasklist)).isEqualTo(path(overApi));
        assertThat(textInEngine("riittävän pitkä")).isEmpty();
    }

    private Page signedIn(Browser browser) {
        var context = browser.newContext(new Browser.NewContextOptions().setHttpCredentials(OWNER, "demo"));
        context.setDefaultTimeout(PATIENCE);
        var page = context.newPage();
        page.navigate(http.getRootUri() + "/camunda/app/tasklist/default/#/login");
        waitForLogin(page);
        page.getByPlaceholder("Username").fill(OWNER);
        page.getByPlaceholder("Password").fill("demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** Tasklist gives up loading its own scripts after seven seconds and shows nothing then: on a busy machine it is loaded again. */
    private void waitForLogin(Page page) {
        for (var attempt = 1; attempt < 5; attempt++) {
            try {
                page.getByPlaceholder("Username").waitFor(new Locator.WaitForOptions().setTimeout(30_000));
                return;
            } catch (TimeoutError notLoaded) {
                page.reload();
            }
        }
    }

    private void fillUnderstandingCard(Page page, String taskId) {
        page.navigate(http.getRootUri() + "/camunda/app/tasklist/default/#/?task=" + taskId);
        page.getByLabel("Loppuasiakas").check();
        page.getByLabel("Millainen on asiakkaan tilanne ja arki?").fill(TEXT);
        page.getByLabel("Mitä asiakas tarvitsee ja tavoittelee?").fill(TEXT);
        page.getByLabel("Asiakasrajapinnan havainnot").check();
        page.getByLabel("Mitä tiedosta selvisi?").fill(TEXT);
        page.getByLabel("Miten voisimme …?").fill("Miten voisimme selkeyttää kirjeen asiakkaalle?");
        page.getByLabel("Mitä hyötyä asiakkaalle syntyy?").fill(TEXT);
        page.waitForResponse(
                answer -> answer.url().endsWith("/submit-form"),
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete"))
                        .click());
        runJobs();
    }

    private String ownIdea() {
        var id = submitAs(OWNER, Map.of());
        screen(id, Map.of("cardOwner", OWNER));
        return id;
    }

    private JsonNode card(String id) {
        return stream(idea(id).path("cards"))
                .filter(card -> "understandingCard".equals(card.path("kind").asText()))
                .map(card -> card.path("content"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> path(String id) {
        return jdbc.sql(
                        "select concat(kind, ' ', element, ' ', event) from stage_event where idea_id = :id order by seq")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
