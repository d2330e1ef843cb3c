package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;

import fi.ideapolku.dialogue.Comments;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** An open page learns what has changed, and nothing when nothing has. */
class LivePageTest extends PageTests {

    private static final Pattern POLL = Pattern.compile("hx-get=\"(/live[^\"]*)\"");
    private static final String READER = "sectorcoordinatorulo";

    @Autowired
    LiveChanges changes;

    @Autowired
    Comments comments;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asBefore() {
        jdbc.sql("delete from reader_setting where user_id = :user")
                .param("user", READER)
                .update();
    }

    @Test
    void unchangedPageWaitsUntilSomethingHappensThatConcernsItsReader() throws Exception {
        var waiting = waiting(html(READER, "/tasks", "fi"));
        changes.run();
        changes.run();
        assertThat(waiting.getRequest().isAsyncStarted()).isTrue();

        submitted("Herätys");
        changes.run();

        assertThat(web.perform(asyncDispatch(waiting)).andReturn().getResponse().getStatus())
                .isEqualTo(204);
    }

    @Test
    void discussionOfAnIdeaIsTold() throws Exception {
        var id = screened("Keskusteltu");
        var seen = poll(html(READER, "/ideas/" + id + "/discussion", "fi"));
        comments.add(id, null, "orkcoordinator", "Hyvä idea.", null, person -> true);

        var answer = page(READER, seen, "fi");

        assertThat(answer.getHeader("HX-Trigger")).isEqualTo("said");
        assertThat(answer.getContentAsString()).contains("Keskusteluun on tullut uutta.");
    }

    @Test
    void editedCommentWakesThePageThatShowsItEachTime() throws Exception {
        var id = screened("Muokattu");
        comments.add(id, null, "orkcoordinator", "Hyvä idea.", null, person -> true);
        var comment = comments.of(id).get(0).id();
        for (var text : List.of("Erittäin hyvä idea.", "Mainio idea.")) {
            var waiting = waiting(html(READER, "/ideas/" + id + "/discussion", "fi"));
            changes.run();
            changes.run();
            assertThat(waiting.getRequest().isAsyncStarted()).isTrue();

            comments.edit(id, comment, "orkcoordinator", text, person -> true);
            changes.run();

            assertThat(web.perform(asyncDispatch(waiting))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(204);
        }
    }

    @Test
    void discussionOfAHiddenIdeaTellsNothing() throws Exception {
        var id = submitted("Piilossa");

        assertThat(page("reader", "/live?seen=x&idea=" + id, "fi").getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void newTaskOfTheGroupChangesItsNumberAndIsToldPolitely(String language) throws Exception {
        var poll = poll(html(READER, "/tasks", language));
        submitted("Uutta " + language);

        var answer = html(READER, poll, language);

        assertThat(answer).contains("id=\"count-groups\"", "innerHTML:#live-status", "hx-sync=\"this:drop\"");
        waiting(answer);
    }

    @Test
    void pageWithoutTheListGetsTheBellAlone() throws Exception {
        html(READER, "/me", "fi");

        assertThat(html(READER, "/live?seen=x&list=false", "fi"))
                .contains("id=\"bell\"")
                .doesNotContain("count-groups");
    }

    @Test
    void whoWantsItOffHasAPageThatAsksNothing() throws Exception {
        settings(READER, false);
        assertThat(html(READER, "/tasks", "fi")).doesNotContain("/live");

        settings(READER, true);
        assertThat(html(READER, "/tasks", "fi")).contains("/live");
    }

    @Test
    void signedOutPageIsRefusedAndNotSentToSignIn() throws Exception {
        var answer = web.perform(
                        MockMvcRequestBuilders.get("/live").servletPath("/live").header("HX-Request", "true"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("HX-Redirect")).isNull();
    }

    /** The request of a page that has nothing new; it is asked again when somebody told the reader something meanwhile. */
    private MvcResult waiting(String html) throws Exception {
        for (var shown = html; ; ) {
            var asked = web.perform(MockMvcRequestBuilders.get(java.net.URI.create(poll(shown)))
                            .with(httpBasic(READER, "demo")))
                    .andReturn();
            if (asked.getRequest().isAsyncStarted()) {
                return asked;
            }
            shown = asked.getResponse().getContentAsString();
        }
    }

    private static String poll(String html) {
        var found = POLL.matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
