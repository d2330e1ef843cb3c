package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statement, notice and feedback, also for whoever is not signed in. */
class AboutPagesTest extends PageTests {

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void statementNoticeAndFeedbackAreReadInEachLanguageWithoutSigningIn(String language) throws Exception {
        for (var path : new String[] {"/accessibility", "/privacy", "/feedback"}) {
            var response = web.perform(get(path).header("Accept-Language", language))
                    .andReturn()
                    .getResponse();
            assertThat(response.getStatus()).as(path).isEqualTo(200);
            assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                    .as(path)
                    .doesNotContain("??");
        }
        html("processowner", "/admin/feedback", language);
        assertThat(html("reader", "/accessibility", language)).contains("Traficom", "14 ");
    }

    @Test
    void feedbackWaitsForTheProcessOwnerAndItsAnswerIsPublished() throws Exception {
        web.perform(post("/feedback")
                .with(csrf())
                .param("topic", "accessibility")
                .param("words", "Kuvaa ei voi suurentaa."));

        var open = html("processowner", "/admin/feedback", "fi");
        assertThat(open).contains("Kuvaa ei voi suurentaa.", "Vastattava viimeistään");
        var id = Pattern.compile("/admin/feedback/(\\d+)").matcher(open);
        assertThat(id.find()).isTrue();
        send("processowner", "/admin/feedback/" + id.group(1), Map.of("words", "Kuva suurenee nyt selaimen zoomilla."));

        assertThat(html("reader", "/feedback", "fi"))
                .contains("Kuva suurenee nyt selaimen zoomilla.")
                .doesNotContain("Kuvaa ei voi suurentaa.");
    }

    @Test
    void personalDataIsNotKeptAndWhatWasTypedStays() throws Exception {
        var response = send("reader", "/feedback", Map.of("words", "Soita minulle, hetu 131052-308T"));

        assertThat(response.getStatus()).isEqualTo(422);
        response.setDefaultCharacterEncoding("UTF-8");
        assertThat(response.getContentAsString()).contains("Soita minulle", "aria-invalid=\"true\"");
        assertThat(html("processowner", "/admin/feedback", "fi")).doesNotContain("131052-308T");
    }

    @Test
    void onlyTheProcessOwnerAndTheAdministratorReadFeedback() throws Exception {
        assertThat(page("orkcoordinator", "/admin/feedback", "fi").getStatus()).isEqualTo(403);
        assertThat(send("orkcoordinator", "/admin/feedback/1", Map.of("words", "Vastaan minä"))
                        .getStatus())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void blankUnderstandingCardIsPrintedInEachLanguage(String language) throws Exception {
        assertThat(html("reader", "/forms/understandingCard/print", language))
                .contains("class=\"rule\"", "class=\"ticks\"");
        assertThat(page("reader", "/forms/decision/print", language).getStatus())
                .isEqualTo(404);
    }
}
