package fi.ideapolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.ideaCard;
import static fi.ideapolku.api.Answers.intake;
import static fi.ideapolku.api.Answers.later;
import static fi.ideapolku.api.Answers.proposal;
import static fi.ideapolku.api.Answers.scores;
import static fi.ideapolku.api.Answers.screening;
import static fi.ideapolku.api.Answers.understanding;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An idea's way on the pages, by those whose tasks it is. */
class IdeaJourneyTest extends Browsing {

    private static final String PROPOSER = "sectorstaffulo";
    private static final String COORDINATOR = "sectorcoordinatorulo";
    private static final String OWNER = "sectorownerulo";
    private static final String DESIGNER = "orkservicedesigner";

    private String language = "fi";
    private boolean scripts = true;

    @Override
    Browser.NewContextOptions options() {
        return super.options().setLocale(language).setJavaScriptEnabled(scripts);
    }

    @Test
    void ideaBecomesALessonInFinnish() {
        var id = submitOnPage();
        does(id, "taskScreenIdea", COORDINATOR, screening());
        does(id, "taskFillUnderstandingCard", OWNER, understanding());
        does(id, "taskReviewCard", DESIGNER, review(Map.of()));
        does(id, "taskReviewCard", "orkcoordinator", review(Map.of()));
        does(id, "taskFillIdeaCard", OWNER, ideaCard());
        does(id, "taskReviewCard", DESIGNER, review(scores()));
        does(id, "taskReviewCard", "orkcoordinator", review(scores()));
        does(id, "taskPrepareDecision", "orkcoordinator2", proposal());
        accepts(id, "taskSectorDecision", "sectormanagementulo");
        accepts(id, "taskOrkDecision", "orkapprover");
        does(id, "taskPlanImplementation", OWNER, plan());
        passTime(Duration.ofDays(30));
        does(id, "taskReportProgress", OWNER, Map.of("reportStatus", "green", "done", TEXT, "finished", true));
        passTime(Duration.ofDays(95));
        var measurer = tasks(id).stream()
                .filter(task -> isKey(task, "taskMeasureBenefits"))
                .map(Browsing::anybodyFor)
                .findFirst()
                .orElseThrow();
        does(id, "taskMeasureBenefits", measurer, benefits());
        does(id, "taskWriteLessons", OWNER, lesson());

        var page = as(PROPOSER);
        page.navigate(at("/ideas/" + id));
        assertThat(page.locator("main")).containsText("Valmis");
        assertThat(idea(id).path("status").asText()).isEqualTo("completed");
        assertThat(troubles).isEmpty();
    }

    @Test
    void ideaIsSubmittedAndScreenedInSwedish() {
        language = "sv";
        var id = submitOnPage();
        does(id, "taskScreenIdea", COORDINATOR, screening());

        assertThat(as(PROPOSER).locator("html")).hasAttribute("lang", "sv");
        assertThat(idea(id).path("stage").asText()).isEqualTo("understandingCard");
    }

    @Test
    void ideaGetsItsUnderstandingCardWithoutScripts() {
        scripts = false;
        var id = submitOnPage();
        does(id, "taskScreenIdea", COORDINATOR, screening());
        does(id, "taskFillUnderstandingCard", OWNER, understanding());

        assertThat(tasks(id)).anyMatch(task -> isKey(task, "taskReviewCard"));
    }

    private String submitOnPage() {
        var page = as(PROPOSER);
        page.navigate(at("/tasks"));
        page.click("main a[href='/ideas/new']");
        new Form(page, scripts).fill(intake());
        check(page);
        page.click("main form button[type=submit]");
        page.waitForURL("**/sent?new");
        return page.url().replaceAll(".*/ideas/(.*)/sent.*", "$1");
    }

    private void does(String id, String key, String user, Map<String, Object> answers) {
        var page = opened(id, key, user);
        new Form(page, scripts).fill(answers);
        if (page.locator("#answers button[value=send]").count() > 0) {
            page.click("#answers button[value=send]");
        } else {
            check(page);
            page.click("main form button[type=submit]");
        }
        page.waitForURL("**/ideas/" + id + "/sent");
        runJobs();
    }

    private void accepts(String id, String key, String user) {
        var page = opened(id, key, user);
        page.click("button[value=accept]");
        page.waitForURL("**/ideas/" + id + "/sent");
        runJobs();
    }

    /** The task's form, found in the person's own list and taken when others may do it too. */
    private Page opened(String id, String key, String user) {
        var page = as(user);
        var task = task(id, key, user);
        page.navigate(at("/tasks/" + task));
        if (page.locator("form[action$='/claim'] button").count() > 0) {
            page.click("form[action$='/claim'] button");
        }
        return page;
    }

    /** On to the page of the answers; what the form refuses is shown by the test. */
    private void check(Page page) {
        page.click("#answers button[value=check]");
        assertThat(page.locator(".error-summary")).hasCount(0);
        page.waitForURL("**/check");
    }

    private static Map<String, Object> review(Map<String, Object> scores) {
        var values = new LinkedHashMap<String, Object>(
                Map.of("verdict", "ok", "customerNeedClear", "yes", "observations", TEXT));
        values.putAll(scores);
        return values;
    }

    private static Map<String, Object> plan() {
        return Map.of(
                "milestones",
                List.of(Map.of("name", "Luonnos", "due", later(60), "responsible", OWNER)),
                "team",
                TEXT,
                "customerInvolvementPlan",
                TEXT,
                "reportingIntervalWeeks",
                4);
    }

    private static Map<String, Object> benefits() {
        return Map.of(
                "metricResults",
                List.of(Map.of("metric", "Puhelut", "result", "-20 %", "achieved", true)),
                "customerExperience",
                TEXT,
                "followUpNeeded",
                false);
    }

    private static Map<String, Object> lesson() {
        return Map.of(
                "story",
                TEXT,
                "whatWorked",
                "Kirje",
                "whatDidNot",
                "Kiire",
                "adviceToOthers",
                "Kysy",
                "applicableSectorIds",
                List.of("ULO"),
                "publicWeb",
                false);
    }
}
