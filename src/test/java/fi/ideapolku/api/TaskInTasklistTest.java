package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.understanding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
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
    private static final double PATIENCE = Duration.ofMinutes(1).toMillis();

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

    /** Whoever opens Tasklist signs in on our own page and comes back. */
    private Page signedIn(Browser browser) {
        var context = browser.newContext();
        context.setDefaultTimeout(PATIENCE);
        var page = context.newPage();
        page.navigate(http.getRootUri() + "/camunda/app/tasklist/default/");
        page.locator("input[name=username]").fill(OWNER);
        page.locator("input[name=password]").fill("demo");
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> url.contains("/tasklist/") && url.contains("searchQuery"));
        return page;
    }

    private void fillUnderstandingCard(Page page, String taskId) {
        page.locator(".tasks-list .task").first().waitFor();
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
