package fi.ideapolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fi.ideapolku.api.Answers.understanding;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two people in two windows: what one does the other sees within two seconds, without losing his place or what he is writing. */
class LiveTest extends Browsing {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(2000);

    @Test
    void commentOfOneAppearsToTheOtherWhoGoesOnWriting() {
        var id = reviewed();
        var reader = as("orkcoordinator");
        var writer = as("sectorownerulo");
        say(writer, id, "Ensimmäinen kommentti");
        open(reader, "/ideas/" + id + "/discussion");
        reader.locator("#said summary").focus();
        reader.keyboard().press("Enter");
        reader.keyboard().press("Tab");
        reader.keyboard().type("Vastaan täs");
        reader.keyboard().press("ArrowLeft");

        say(writer, id, "Toinen kommentti");

        assertThat(reader.locator("#said")).containsText("Toinen kommentti", SOON);
        assertThat(reader.locator("#live-status")).containsText("Keskusteluun on tullut uutta", SOON);
        reader.keyboard().type("s");
        var reply = reader.locator("#said textarea:visible");
        assertThat(reply).isFocused();
        assertThat(reply).hasValue("Vastaan täss");
        assertThat(PageChecks.axe(reader)).isEmpty();
        assertThat(troubles).isEmpty();
    }

    @Test
    void commentThatOneChangesIsChangedForTheOther() {
        var id = reviewed();
        var writer = as("sectorownerulo");
        say(writer, id, "Ensin näin");
        var reader = as("orkcoordinator");
        open(reader, "/ideas/" + id + "/discussion");
        reader.locator("#text-new").focus();

        writer.locator("#said summary").first().click();
        writer.locator("#said textarea:visible").fill("Sitten toisin");
        writer.locator("#said form:visible button[type=submit]").click();

        assertThat(reader.locator("#said")).containsText("Sitten toisin", SOON);
        assertThat(reader.locator("#text-new")).isFocused();
        assertThat(troubles).isEmpty();
    }

    @Test
    void taskThatOneClaimsLeavesTheOthersListAndTheFocusStays() {
        var id = reviewed();
        var review = task(id, "taskReviewCard", "orkcoordinator");
        var other = as("orkcoordinator2");
        open(other, "/tasks?view=groups");
        assertThat(other.locator("#task-" + review)).isVisible();
        var kept = other.locator("#task-rows input[type=checkbox]").last();
        kept.check();
        var focused = kept.getAttribute("id");
        var one = as("orkcoordinator");
        one.navigate(at("/tasks/" + review));

        one.click("form[action$='/claim'] button");

        assertThat(other.locator("#task-" + review))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(2000));
        assertThat(other.locator("#live-status")).containsText("Tehtäviä sinulla", SOON);
        if (!focused.endsWith(review)) {
            assertThat(other.locator("#" + focused)).isFocused();
            assertThat(other.locator("#" + focused)).isChecked();
        }
        assertThat(PageChecks.axe(other)).isEmpty();
        assertThat(troubles).isEmpty();
    }

    @Test
    void bellRingsForWhomSomebodyMentions() {
        var id = reviewed();
        var mentioned = as("orkarchitect");
        open(mentioned, "/ideas");
        var before = mentioned.locator("#bell .tag").count() == 0
                ? 0
                : Integer.parseInt(mentioned.locator("#bell .tag").textContent());
        mentioned.locator("#q").focus();

        say(as("sectorownerulo"), id, "Mitä mieltä olet, @orkarchitect?");

        assertThat(mentioned.locator("#bell")).containsText(String.valueOf(before + 1), SOON);
        assertThat(mentioned.locator("#q")).isFocused();
        assertThat(PageChecks.axe(mentioned)).isEmpty();
    }

    @Test
    void whoWantsItOffIsLeftAlone() {
        var page = as("orkdelivery");
        open(page, "/me");
        page.uncheck("#live");
        page.click("main form button[type=submit]");
        page.navigate(at("/tasks"));

        assertThat(page.locator("#bell[hx-get]")).hasCount(0);
    }

    private String reviewed() {
        var id = submit(Map.of());
        screen(id, Map.of());
        complete(id, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        return id;
    }

    /** Opens a page and waits until it listens: its question is on its way. */
    private void open(Page page, String path) {
        page.waitForRequest(request -> request.url().contains("/live"), () -> page.navigate(at(path)));
    }

    private void say(Page page, String id, String text) {
        page.navigate(at("/ideas/" + id + "/discussion"));
        page.fill("#text-new", text);
        page.locator("main form:has(#text-new) button[type=submit]").click();
        assertThat(page.locator("#said p.said").last()).containsText(text.substring(0, 10));
    }
}
