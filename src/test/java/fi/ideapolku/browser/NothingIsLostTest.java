package fi.ideapolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.understanding;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody wrote in the browser outlives the browser, his session and his colleagues. */
class NothingIsLostTest extends Browsing {

    private static final String COORDINATOR = "sectorcoordinatorulo";
    private static final String ONE = "orkcoordinator";
    private static final String OTHER = "orkcoordinator2";

    @Test
    void halfAFormWithAnInvalidAnswerIsThereOnAnotherMachine() {
        var task = screening();
        var here = as(COORDINATOR);
        here.navigate(at("/tasks/" + task));
        new Form(here, true).fill(Map.of("screeningOutcome", "continue"));
        here.waitForResponse(
                saved -> saved.url().endsWith("/draft")
                        && saved.request().postData().contains("workEstimateDays=kolme"),
                () -> field(here, "workEstimateDays").fill("kolme"));
        here.context().close();

        var there = another(COORDINATOR);
        there.navigate(at("/tasks/" + task));

        assertThat(field(there, "workEstimateDays")).hasValue("kolme");
        assertThat(there.locator("[name=screeningOutcome][value=continue]")).isChecked();
        there.context().close();
    }

    @Test
    void secondEditorIsShownBothVersions() {
        var task = screening();
        var first = as(COORDINATOR);
        first.navigate(at("/tasks/" + task));
        var second = another(COORDINATOR);
        second.navigate(at("/tasks/" + task));
        new Form(first, true).fill(Map.of("screeningOutcome", "continue", "workEstimateDays", "3"));
        waitForSaving(first);
        new Form(second, true).fill(Map.of("screeningOutcome", "continue", "workEstimateDays", "8"));

        second.click("#answers button[value=save]");

        assertThat(field(second, "workEstimateDays")).hasValue("8");
        assertThat(second.locator(".notice.warning")).containsText("toisen version");
        assertThat(second.locator(".panel.soft .lines").getByText("3", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        second.context().close();
    }

    @Test
    void whoeverLosesATaskToAColleagueReadsWhoHasItAndWhatHeWrote() {
        var task = reviewOfTheGroup();
        var loser = as(ONE);
        take(loser, task);
        field(loser, "observations").fill(TEXT);
        var elsewhere = another(ONE);
        elsewhere.navigate(at("/tasks/" + task));
        elsewhere.click("form[action$='/give-back'] button");
        take(as(OTHER), task);

        loser.click("#answers button[value=save]");

        assertThat(loser.locator("main")).containsText("Tehtävä on kollegalla");
        assertThat(loser.locator("#typed-title ~ .lines")).hasText(TEXT);
        elsewhere.context().close();
    }

    @Test
    void whoeverWritesToATaskThatIsDoneReadsSoAndWhatHeWrote() {
        var task = reviewOfTheGroup();
        var late = as(ONE);
        take(late, task);
        field(late, "observations").fill(TEXT);
        answer(ONE, task);

        late.click("#answers button[value=save]");

        assertThat(late.locator("h1")).hasText("Tehtävä on jo päättynyt");
        assertThat(late.locator("#typed-title ~ .lines")).hasText(TEXT);
    }

    @Test
    void whatWasWrittenIsThereAfterTheSessionEnded() {
        var task = reviewOfTheGroup();
        var page = as(ONE);
        take(page, task);
        field(page, "observations").fill(TEXT);
        waitForSaving(page);
        page.context().clearCookies();

        page.click("#answers button[value=check], #answers button[value=send]");
        assertThat(page.locator("h1")).hasText("Istuntosi on päättynyt");
        assertThat(page.locator("#typed-title ~ .lines")).hasText(TEXT);
        signIn(page, ONE);
        page.navigate(at("/tasks/" + task));

        assertThat(field(page, "observations")).hasValue(TEXT);
    }

    @Test
    void writerIsToldWhenTheSessionEndedWhileHeWrites() {
        var task = reviewOfTheGroup();
        var page = as(ONE);
        take(page, task);
        page.context().clearCookies();

        field(page, "observations").fill(TEXT);

        assertThat(page.locator("#saved"))
                .containsText(
                        "Tallennus ei onnistunut", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        assertThat(field(page, "observations")).hasValue(TEXT);
    }

    @Test
    void whatIsTypedWhileTheQuestionsChangeStays() {
        var task = screening();
        var page = as(COORDINATOR);
        page.navigate(at("/tasks/" + task));
        new Form(page, true).fill(Map.of("screeningOutcome", "continue"));
        var held = new ArrayList<Route>();
        page.route("**/fields", held::add);
        page.waitForRequest("**/fields", () -> page.check("[name=reusesCard]"));
        field(page, "workEstimateDays").fill("12");
        page.waitForResponse("**/fields", () -> held.forEach(Route::resume));
        page.waitForFunction(Form.SWAPPED);

        assertThat(field(page, "workEstimateDays")).hasValue("12");
    }

    private String screening() {
        return task(submit(Map.of("fastLaneRequested", true, "customerBenefit", TEXT)), "taskScreenIdea", COORDINATOR);
    }

    private String reviewOfTheGroup() {
        var id = submit(Map.of());
        screen(id, Map.of());
        complete(id, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        return task(id, "taskReviewCard", ONE);
    }

    private void answer(String user, String task) {
        var status = post(
                        user,
                        "/api/tasks/" + task + "/complete",
                        Map.of("verdict", "ok", "customerNeedClear", "yes", "observations", TEXT))
                .getStatusCode();
        assertThat(status.is2xxSuccessful()).isTrue();
        runJobs();
    }

    private void take(Page page, String task) {
        page.navigate(at("/tasks/" + task));
        page.click("form[action$='/claim'] button");
        assertThat(page.locator("#answers")).isVisible();
        // What is typed before the scripts have run is not saved by itself.
        page.waitForLoadState();
    }

    private static Locator field(Page page, String name) {
        return page.locator("#questions [name='" + name + "']");
    }

    private static void waitForSaving(Page page) {
        assertThat(page.locator("#saved"))
                .containsText("Tallennettu klo", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    }
}
