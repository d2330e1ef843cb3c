package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was sent is taken back while nobody has opened what follows from it, and not a moment longer. */
class TakeBackTest extends PageTests {

    private static final String BUTTON = "/take-back";

    @Autowired
    JdbcClient jdbc;

    @Test
    void sentCardIsTheSendersTaskAgainWithItsAnswersAndCountsForNothing() throws Exception {
        var id = sent("Liian aikaisin");
        assertThat(html(OWNER, "/ideas/" + id + "/sent", "fi")).contains(id + BUTTON);
        assertThat(html(OWNER, "/tasks?view=done", "fi")).contains(id + BUTTON);

        var back = takeBack(OWNER, id);

        var again = tasks.ofIdea(id);
        assertThat(again).extracting(item -> item.taskKey()).containsExactly("taskFillUnderstandingCard");
        assertThat(again.get(0).assignee()).isEqualTo(OWNER);
        assertThat(back).isEqualTo("/tasks/" + again.get(0).id());
        assertThat(html(OWNER, back, "fi")).contains("Miten voisimme selkeyttää kirjeen asiakkaalle?");
        assertThat(cards.latest(id, "understandingCard")).isEmpty();
        assertThat(html(OWNER, "/tasks?view=done", "fi"))
                .contains("Otettu takaisin")
                .doesNotContain(id + BUTTON);
    }

    @Test
    void takenBackCardIsSentAgainAsTheNextVersion() {
        var id = sent("Toinen yritys");
        takeBack(OWNER, id);

        complete(id, "taskFillUnderstandingCard", OWNER, understanding(Map.of("customerSituation", TEXT + " Lisää.")));

        assertThat(cards.of(id).stream().filter(card -> "understandingCard".equals(card.kind())))
                .singleElement()
                .satisfies(card -> assertThat(card.version()).isEqualTo(2));
        assertThat(tasks.ofIdea(id)).hasSize(2).allMatch(item -> "taskReviewCard".equals(item.taskKey()));
        complete(id, "taskReviewCard", "orkservicedesigner", ok());
        complete(id, "taskReviewCard", "orkcoordinator", ok());
        assertThat(tasks.ofIdea(id)).extracting(item -> item.taskKey()).containsExactly("taskFillIdeaCard");
    }

    @Test
    void bothDirectionsStandOnTheTimeline() throws Exception {
        var id = sent("Aikajanalla");
        takeBack(OWNER, id);
        complete(id, "taskFillUnderstandingCard", OWNER, understanding(Map.of()));
        complete(id, "taskReviewCard", "orkservicedesigner", returned());
        complete(id, "taskReviewCard", "orkcoordinator", returned());

        assertThat(html("reader", "/ideas/" + id, "fi"))
                .contains("Otettu takaisin: Täytä ymmärryskortti")
                .contains("Palautettu täydennettäväksi: Täydennä ymmärryskorttia");
        assertThat(html("reader", "/ideas/" + id, "sv")).contains("Återtaget:", "Återsänt för komplettering:");
        assertThat(html("reader", "/ideas/" + id, "en")).contains("Taken back:", "Sent back to be completed:");
    }

    @Test
    void oneWhoHasOpenedTheNextTaskEndsIt() throws Exception {
        var id = sent("Avattu");
        html("orkcoordinator", "/tasks/" + reviewFor(id, "orkCoordinator"), "fi");

        assertRefused(id, "fi", "seuraava tehtävä on jo avattu");
    }

    @Test
    void oneWhoHasClaimedTheNextTaskEndsItEvenWhenHeGivesItBack() throws Exception {
        var id = sent("Otettu");
        var review = "/tasks/" + reviewFor(id, "orkCoordinator");
        send("orkcoordinator", review + "/claim", Map.of());
        send("orkcoordinator", review + "/give-back", Map.of());

        assertRefused(id, "sv", "nästa uppgift redan har öppnats");
    }

    @Test
    void senderWhoLooksAtWhatFollowsMayStillTakeItBack() throws Exception {
        var id = screened("Oma katse");
        jdbc.sql("insert into substitution (id, person_id, substitute_id, first_day, last_day, named_by, named_at)"
                        + " values ('look', 'orkcoordinator', '" + OWNER
                        + "', current_date - 1, current_date + 1, 'admin', current_timestamp)")
                .update();
        try {
            complete(id, "taskFillUnderstandingCard", OWNER, understanding(Map.of()));
            html(OWNER, "/tasks/" + reviewFor(id, "orkCoordinator"), "fi");

            assertThat(takeBack(OWNER, id)).startsWith("/tasks/");
        } finally {
            jdbc.sql("delete from substitution").update();
        }
    }

    @Test
    void nobodyElseTakesItBack() throws Exception {
        var id = sent("Toisen lähetys");

        assertThat(takeBack("sectorcoordinatorulo", id)).isEqualTo("/ideas/" + id);
        assertThat(takeBack("orkcoordinator", id)).isEqualTo("/ideas/" + id);

        assertThat(html("sectorcoordinatorulo", "/ideas/" + id + "/sent", "fi")).doesNotContain(BUTTON);
        assertThat(cards.latest(id, "understandingCard")).isPresent();
        assertThat(tasks.ofIdea(id)).allMatch(item -> "taskReviewCard".equals(item.taskKey()));
    }

    @Test
    void answerThatMovedTheIdeaToAnotherStageStays() throws Exception {
        var id = screened("Seuraavassa vaiheessa");

        assertThat(takeBack("sectorcoordinatorulo", id)).isEqualTo("/ideas/" + id);
        assertThat(html("sectorcoordinatorulo", "/ideas/" + id + "/sent", "fi")).doesNotContain(BUTTON);
        assertThat(tasks.ofIdea(id)).extracting(item -> item.taskKey()).containsExactly("taskFillUnderstandingCard");
    }

    @Test
    void reviewOneOfSeveralStays() throws Exception {
        var id = sent("Rinnakkain");
        complete(id, "taskReviewCard", "orkcoordinator", ok());

        assertThat(takeBack("orkcoordinator", id)).isEqualTo("/ideas/" + id);
        assertThat(takeBack(OWNER, id)).isEqualTo("/ideas/" + id);
    }

    private void assertRefused(String id, String language, String why) throws Exception {
        assertThat(html(OWNER, "/ideas/" + id + "/sent", language)).doesNotContain(BUTTON);
        assertThat(html(OWNER, "/tasks?view=done", language)).doesNotContain(id + BUTTON);
        var response = web.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                                "/api/ideas/" + id + BUTTON)
                        .header("Accept-Language", language)
                        .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .httpBasic(OWNER, "demo")))
                .andReturn()
                .getResponse();
        response.setDefaultCharacterEncoding("UTF-8");
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString()).contains(why);
        assertThat(cards.latest(id, "understandingCard")).isPresent();
        assertThat(tasks.ofIdea(id)).hasSize(2);
    }

    private String sent(String title) {
        var id = screened(title);
        complete(id, "taskFillUnderstandingCard", OWNER, understanding(Map.of()));
        return id;
    }

    /** Where the browser is sent. */
    private String takeBack(String user, String id) {
        try {
            return send(user, "/ideas/" + id + BUTTON, Map.of()).getRedirectedUrl();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private String reviewFor(String id, String group) {
        return tasks.ofIdea(id).stream()
                .filter(item -> item.isCandidate(List.of(group)))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
