package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** An open page learns what has changed, and nothing when nothing has. */
class LivePageTest extends PageTests {

    private static final Pattern POLL = Pattern.compile("hx-get=\"(/live[^\"]*)\"");
    private static final String READER = "sectorcoordinatorulo";

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asBefore() {
        jdbc.sql("delete from reader_setting where user_id = :user")
                .param("user", READER)
                .update();
    }

    @Test
    void unchangedPageGetsNothing() throws Exception {
        for (var page : new String[] {"/tasks", "/me"}) {
            var answer = page(READER, poll(html(READER, page, "fi")), "fi");

            assertThat(answer.getStatus()).isEqualTo(204);
            assertThat(answer.getContentAsString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void newTaskOfTheGroupChangesItsNumberAndIsToldPolitely(String language) throws Exception {
        var poll = poll(html(READER, "/tasks", language));
        submitted("Uutta " + language);

        var answer = html(READER, poll, language);

        assertThat(answer).contains("id=\"count-groups\"", "innerHTML:#live-status", "hx-trigger=\"every 20s\"");
        assertThat(page(READER, poll(answer), language).getStatus()).isEqualTo(204);
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
        send(READER, "/me", Map.of("language", "fi", "mailMode", "now"));
        assertThat(html(READER, "/tasks", "fi")).doesNotContain("/live");

        send(READER, "/me", Map.of("language", "fi", "mailMode", "now", "live", "true"));
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

    private static String poll(String html) {
        var found = POLL.matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
