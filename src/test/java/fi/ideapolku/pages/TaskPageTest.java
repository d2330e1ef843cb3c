package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fi.ideapolku.card.Cards;
import fi.ideapolku.process.SubmitIdea;
import fi.ideapolku.task.Drafts;
import fi.ideapolku.task.TaskItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The screening of a fresh idea, which three of the group share. */
@PageTest
class TaskPageTest {

    private static final String ONE = "sectorcoordinatoropvoa";
    private static final String TWO = "secondcoordinatoropvoa";
    private static final String FOREIGN = "sectorstaffrise";
    private static final String FIELD = "redirectReason";
    private static final String TEXT = "Kirje on vaikea ymmärtää, ja siksi asiakas soittaa meille uudelleen.";

    @Autowired
    MockMvc http;

    @Autowired
    SubmitIdea submit;

    @Autowired
    TaskItems items;

    @Autowired
    Drafts drafts;

    @Autowired
    Cards cards;

    @Autowired
    IdentityService identities;

    @Autowired
    JdbcClient jdbc;

    private String ideaId;
    private String task;

    @BeforeEach
    void submitted() {
        if (identities.createUserQuery().userId(TWO).count() == 0) {
            var user = identities.newUser(TWO);
            user.setPassword("demo");
            user.setFirstName("Toinen");
            user.setLastName("Koordinaattori");
            identities.saveUser(user);
            identities.createMembership(TWO, "sectorCoordinatorOPVOA");
        }
        identities.setAuthentication("sectorstaffopvoa", List.of("sectorStaffOPVOA"));
        ideaId = submit.submit(Map.of(
                "title", "Kirjeet selviksi",
                "problemStatement", TEXT,
                "endCustomer", "Ulosoton asiakas",
                "sectorId", "OPVOA",
                "evidenceLevel", "frontline",
                "fastLaneRequested", true,
                "customerBenefit", TEXT));
        identities.clearAuthentication();
        task = items.ofIdea(ideaId).get(0).id();
    }

    @AfterEach
    void oneCoordinatorAgain() {
        identities.deleteUser(TWO);
    }

    @Test
    void taskOfTheGroupIsReadOnlyUntilSomebodyTakesIt() throws Exception {
        assertThat(page(ONE).getContentAsString()).contains("Ota minulle").contains("<fieldset disabled");

        write(ONE, "/claim");

        assertThat(page(ONE).getContentAsString()).contains("id=\"answers\"").doesNotContain("<fieldset disabled");
        assertThat(page(TWO).getContentAsString()).contains("Tehtävä on kollegalla: ");
    }

    @Test
    void taskThatOnlyOneCanHaveNeedsNoTaking() throws Exception {
        identities.deleteUser(TWO);

        assertThat(page(ONE).getContentAsString()).contains("id=\"answers\"").doesNotContain("Ota minulle");
    }

    @Test
    void strangerIsRefusedAndCannotTellWhetherAnUnscreenedIdeaExists() throws Exception {
        assertThat(page(FOREIGN).getStatus()).isEqualTo(404);
        assertThat(write(FOREIGN, "", "_action", "save").getStatus()).isEqualTo(404);
        assertThat(write(FOREIGN, "/draft").getStatus()).isEqualTo(404);
        assertThat(page("orkservicedesigner").getStatus()).isEqualTo(403);
        assertThat(drafts.find(task)).isEmpty();
    }

    @Test
    void whatIsTypedIsKeptWithoutBeingCheckedAndShownOnAnotherMachine() throws Exception {
        write(ONE, "/claim");

        var saved = write(
                ONE,
                "/draft",
                "_shown",
                "screeningOutcome",
                "screeningOutcome",
                "continue",
                "_shown",
                "workEstimateDays",
                "workEstimateDays",
                "kolme",
                "_page",
                "here");

        assertThat(saved.getContentAsString()).contains("Tallennettu klo").doesNotContain("<html");
        assertThat(page(ONE).getContentAsString()).contains("value=\"kolme\"");
        assertThat(drafts.find(task).orElseThrow().savedBy()).isEqualTo(ONE);
    }

    @Test
    void personalDataStaysOnTheWritersPageAndTheLastCleanTextIsKept() throws Exception {
        write(ONE, "/claim");
        write(ONE, "/draft", typed("Kirje on vaikea", "_page", "here"));

        var saved = write(ONE, "/draft", typed("Soita 040 123 4567", "_page", "here"));

        assertThat(saved.getContentAsString()).contains("puhelinnumero").contains("#f-" + FIELD);
        assertThat(drafts.find(task).orElseThrow().values()).containsEntry(FIELD, "Kirje on vaikea");
        assertThat(stored()).noneMatch(text -> text.contains("040 123"));
    }

    @Test
    void savingAndLeavingTellsOfPersonalDataAtTheField() throws Exception {
        write(ONE, "/claim");

        var page = write(ONE, "", typed("Soita 040 123 4567", "_action", "save"));

        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString())
                .contains("Soita 040 123 4567")
                .contains("id=\"f-" + FIELD + "-error\"")
                .contains("<title>Virhe: ");
    }

    @Test
    void sameOpenPageSavesAgainWithoutSeeingItsOwnVersion() throws Exception {
        write(ONE, "/claim");
        write(ONE, "/draft", typed("Ensin", "_page", "here", "_version", "0"));

        write(ONE, "/draft", typed("Sitten", "_page", "here", "_version", "0"));

        assertThat(drafts.find(task).orElseThrow().values()).containsEntry(FIELD, "Sitten");
    }

    @Test
    void secondEditorIsShownBothVersionsAndNothingIsOverwritten() throws Exception {
        write(ONE, "/claim");
        write(ONE, "/draft", typed("Ensimmäisen teksti", "_page", "first", "_version", "0"));

        var soft = write(ONE, "/draft", typed("Toisen teksti", "_page", "second", "_version", "0"));
        var page = write(ONE, "", typed("Toisen teksti", "_action", "save", "_page", "second"));

        assertThat(soft.getContentAsString()).contains("Näytä molemmat");
        assertThat(page.getStatus()).isEqualTo(409);
        assertThat(page.getContentAsString()).contains("Ensimmäisen teksti").contains("Toisen teksti");
        assertThat(drafts.find(task).orElseThrow().values()).containsEntry(FIELD, "Ensimmäisen teksti");

        var version = Pattern.compile("name=\"_version\" value=\"(\\d+)\"").matcher(page.getContentAsString());
        assertThat(version.find()).isTrue();
        write(ONE, "", typed("Yhdessä sovittu", "_action", "save", "_page", "second", "_version", version.group(1)));
        assertThat(drafts.find(task).orElseThrow().values()).containsEntry(FIELD, "Yhdessä sovittu");
    }

    @Test
    void draftGoesOnWithTheColleagueWhoTakesTheTask() throws Exception {
        write(ONE, "/claim");
        write(ONE, "/draft", typed("Aloitin tämän", "_page", "here"));
        write(ONE, "/give-back");

        write(TWO, "/claim");

        assertThat(page(TWO).getContentAsString()).contains("Aloitin tämän");
    }

    @Test
    void errorsAreListedLinkedAndKeepWhatWasTyped() throws Exception {
        write(ONE, "/claim");

        var page = write(
                ONE,
                "",
                "_action",
                "check",
                "_shown",
                "screeningOutcome",
                "screeningOutcome",
                "continue",
                "_shown",
                "workEstimateDays",
                "workEstimateDays",
                "kolme",
                "_shown",
                "ideaType");

        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString())
                .contains("Tarkista nämä kohdat")
                .contains("<title>Virhe: ")
                .contains("href=\"#f-ideaType\"")
                .contains("data-focus")
                .contains("value=\"kolme\"");
    }

    @Test
    void longFormIsCheckedInWordsBeforeItIsSentWithoutAnyScript() throws Exception {
        write(ONE, "/claim");
        var answers = screening();

        var checked = write(ONE, "", answers);
        assertThat(checked.getRedirectedUrl()).isEqualTo("/tasks/" + task + "/check");
        var check = http.perform(get("/tasks/" + task + "/check")
                        .with(httpBasic(ONE, "demo"))
                        .header("Accept-Language", "fi"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(check).contains("Lähettämällä vahvistat").contains("Ei annettu");
        var version = Pattern.compile("name=\"_version\" value=\"(\\d+)\"").matcher(check);
        assertThat(version.find()).isTrue();

        var sent = write(ONE, "/send", "_version", version.group(1));

        assertThat(sent.getRedirectedUrl()).isEqualTo("/ideas/" + ideaId + "/sent");
        assertThat(cards.latest(ideaId, "ideaScreening")).isPresent();
        assertThat(drafts.find(task)).isEmpty();
        assertThat(items.find(task)).isEmpty();
    }

    @Test
    void whatChangedAfterTheCheckIsNotSentUnseen() throws Exception {
        write(ONE, "/claim");
        write(ONE, "", screening());

        var sent = write(ONE, "/send", "_version", "77");

        assertThat(sent.getRedirectedUrl()).isEqualTo("/tasks/" + task);
        assertThat(items.find(task)).isPresent();
    }

    @Test
    void receiptSaysWhoGoesOn() throws Exception {
        write(ONE, "/claim");
        write(ONE, "", screening());
        write(ONE, "/send", "_version", "1");

        var receipt = http.perform(get("/ideas/" + ideaId + "/sent")
                        .with(httpBasic(ONE, "demo"))
                        .header("Accept-Language", "fi"))
                .andReturn()
                .getResponse();

        assertThat(receipt.getStatus()).isEqualTo(200);
        assertThat(receipt.getContentAsString())
                .contains("Mitä seuraavaksi tapahtuu")
                .doesNotContain("??");
    }

    @Test
    void endedTaskSaysSoAndGivesBackWhatWasTyped() throws Exception {
        write(ONE, "/claim");
        write(ONE, "", screening());
        write(ONE, "/send", "_version", "1");

        var late = write(ONE, "", typed("Tämä teksti ei saa kadota", "_action", "save"));

        assertThat(late.getStatus()).isEqualTo(410);
        assertThat(late.getContentAsString())
                .contains("Tämä teksti ei saa kadota")
                .contains("/ideas/" + ideaId);
        assertThat(page(FOREIGN).getStatus()).isIn(404, 410);
    }

    @Test
    void taskThatAColleagueTookMeanwhileSaysSoAndGivesBackWhatWasTyped() throws Exception {
        write(ONE, "/claim");
        write(ONE, "/give-back");
        write(TWO, "/claim");

        var late = write(ONE, "", typed("Tämä teksti ei saa kadota", "_action", "save"));

        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString())
                .contains("Tehtävä on kollegalla: Toinen Koordinaattori")
                .contains("Tämä teksti ei saa kadota");
        assertThat(drafts.find(task)).isEmpty();
    }

    @Test
    void languageIsChangedWithoutLosingWhatWasTyped() throws Exception {
        write(ONE, "/claim");

        var changed = write(ONE, "", typed("Kesken vielä", "language", "sv"));

        assertThat(changed.getRedirectedUrl()).isEqualTo("/tasks/" + task + "?lang=sv");
        assertThat(drafts.find(task).orElseThrow().values()).containsEntry(FIELD, "Kesken vielä");
    }

    @Test
    void questionsFollowTheAnswersWithAndWithoutScript() throws Exception {
        write(ONE, "/claim");
        var answers = new String[] {"_shown", "screeningOutcome", "screeningOutcome", "continue"};

        var part = write(ONE, "/fields", answers).getContentAsString();
        var whole = write(ONE, "", "_action", "refresh", answers[0], answers[1], answers[2], answers[3]);

        assertThat(part).contains("id=\"questions\"").doesNotContain("<html");
        assertThat(whole.getStatus()).isEqualTo(200);
        assertThat(shown(whole.getContentAsString())).isEqualTo(shown(part));
        assertThat(shown(part)).isNotEqualTo(shown(page(ONE).getContentAsString()));
    }

    @Test
    void hiddenAnswersComeBackWhenTheirQuestionDoes() throws Exception {
        write(ONE, "/claim");
        write(ONE, "/draft", typed("Säilyy piilossa", "_page", "here"));

        write(ONE, "/draft", "_shown", "screeningOutcome", "screeningOutcome", "continue", "_page", "here");

        assertThat(drafts.find(task).orElseThrow().values()).containsEntry(FIELD, "Säilyy piilossa");
    }

    private static List<String> shown(String page) {
        return Pattern.compile("name=\"_shown\" value=\"(\\w+)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private List<String> stored() {
        return jdbc.sql("select content from draft").query(String.class).list();
    }

    /** A reason for redirecting the idea, with more parameters. */
    private static String[] typed(String reason, String... more) {
        var all = new ArrayList<>(
                List.of("_shown", "screeningOutcome", "screeningOutcome", "notAnIdea", "_shown", FIELD, FIELD, reason));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static String[] screening() {
        var answers = Map.of(
                "screeningOutcome", "continue",
                "leadSectorId", "OPVOA",
                "cardOwner", "sectorowneropvoa",
                "ideaType", "contentCommunication",
                "dataUse", "none",
                "dataProcessingChanges", "false",
                "workEstimateDays", "3",
                "costEstimateEur", "1 000");
        var all = new ArrayList<>(List.of("_action", "check"));
        answers.forEach((key, value) -> all.addAll(List.of("_shown", key, key, value)));
        return all.toArray(String[]::new);
    }

    private MockHttpServletResponse page(String user) throws Exception {
        return http.perform(get("/tasks/" + task).with(httpBasic(user, "demo")).header("Accept-Language", "fi"))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse write(String user, String part, String... parameters) throws Exception {
        var request = post("/tasks/" + task + part)
                .with(httpBasic(user, "demo"))
                .with(csrf())
                .header("Accept-Language", "fi");
        for (var i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return http.perform(request).andReturn().getResponse();
    }
}
