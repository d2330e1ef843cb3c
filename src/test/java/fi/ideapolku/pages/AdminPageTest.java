package fi.ideapolku.pages;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.ideapolku.task.QuestionFeedback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class AdminPageTest {

    @Autowired
    MockMvc http;

    @Autowired
    QuestionFeedback questions;

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/questions"})
    void adminPagesAreForTheAdministratorAndTheProcessOwner(String page) throws Exception {
        http.perform(get(page).with(httpBasic("admin", "demo"))).andExpect(status().isOk());
        http.perform(get(page).with(httpBasic("processowner", "demo"))).andExpect(status().isOk());
        http.perform(get(page).with(httpBasic("sectormanagementulo", "demo"))).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({"fi,Mitä pitäisi parantaa?", "sv,Vad borde förbättras?", "en,What should be improved?"})
    void uselessQuestionsAreNamedInTheReadersLanguage(String language, String question) throws Exception {
        questions.useless("ideaIntake", "title");

        http.perform(get("/admin/questions?lang=" + language).with(httpBasic("processowner", "demo")))
                .andExpect(content().string(containsString(question)))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void withoutAMailServerThePageSaysThatNoticesAreInTheServiceOnly() throws Exception {
        http.perform(get("/admin").with(httpBasic("admin", "demo")).header("Accept-Language", "fi"))
                .andExpect(content().string(containsString("Ilmoitukset näkyvät vain palvelussa")));
    }
}
