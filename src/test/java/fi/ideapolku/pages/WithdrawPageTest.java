package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Withdrawing an idea on its page. */
class WithdrawPageTest extends PageTests {

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void formSpeaksTheReadersLanguage(String language) throws Exception {
        html("sectorstaffulo", "/ideas/" + submitted("Pois vedettävä") + "/withdraw", language);
    }

    @Test
    void proposerWithdrawsWithAReasonThatTheBranchReads() throws Exception {
        var id = screened("Turhaksi käynyt");

        var sent = send(
                "sectorstaffulo",
                "/ideas/" + id + "/withdraw",
                Map.of("_shown", "withdrawReason", "withdrawReason", "noLongerNeeded"));
        assertThat(sent.getStatus()).isEqualTo(422);
        var done = web.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(
                                "/ideas/" + id + "/withdraw")
                        .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .httpBasic("sectorstaffulo", "demo"))
                        .with(
                                org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf())
                        .param("_shown", "withdrawReason", "explanation")
                        .param("withdrawReason", "noLongerNeeded")
                        .param("explanation", "Kirje uusittiin jo muussa hankkeessa, joten tätä ei enää tarvita."))
                .andReturn()
                .getResponse();

        assertThat(done.getRedirectedUrl()).isEqualTo("/ideas/" + id);
        assertThat(html(FOREIGNER, "/ideas/" + id, "fi"))
                .contains("Vedetty pois", "Kirje uusittiin jo muussa hankkeessa");
    }

    @Test
    void othersMayNotWithdrawIt() throws Exception {
        var id = screened("Ei muiden vedettävä");

        assertThat(page(FOREIGNER, "/ideas/" + id + "/withdraw", "fi").getStatus())
                .isEqualTo(403);
        assertThat(html(FOREIGNER, "/ideas/" + id, "fi")).doesNotContain("/withdraw");
        assertThat(html(OWNER, "/ideas/" + id, "fi")).contains("/withdraw");
    }
}
