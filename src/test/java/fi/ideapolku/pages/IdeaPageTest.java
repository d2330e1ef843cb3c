package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of an idea for its owner, for a reader of another sector, and for those who may not see it. */
class IdeaPageTest extends PageTests {

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void everyTextOfTheIdeaItsMapAndItsCardsExistsInEachLanguage(String language) throws Exception {
        var id = reviewed("Kirje kolmella kielellä", understanding(Map.of()), returned());

        html(OWNER, "/ideas/" + id, language);
        html(FOREIGNER, "/ideas/" + id + "/map", language);
        html("reader", cardPath(id, "understandingCard"), language);
    }

    @Test
    void unscreenedIdeaIsFoundByItsProposerAndItsCoordinatorAlone() throws Exception {
        var id = submitted("Näkymätön idea");

        html("sectorstaffulo", "/ideas/" + id, "fi");
        html("sectorcoordinatorulo", "/ideas/" + id, "fi");
        for (var path : new String[] {"", "/map", "/withdraw"}) {
            assertThat(page(FOREIGNER, "/ideas/" + id + path, "fi").getStatus()).isEqualTo(404);
            assertThat(page("reader", "/ideas/" + id + path, "fi").getStatus()).isEqualTo(404);
        }
        assertThat(send(FOREIGNER, "/ideas/" + id + "/follow", Map.of()).getStatus())
                .isEqualTo(404);
    }

    @Test
    void pageBeginsWithWhereTheIdeaIsAndWhoHasIt() throws Exception {
        var html = html(FOREIGNER, "/ideas/" + screened("Missä idea on"), "fi");

        assertThat(html)
                .contains(
                        "Idea on vaiheessa Ymmärryskortti",
                        "Vuorossa Ulosottolaitos: Täytä ymmärryskortti",
                        "Seuraava vaihe: Ideakortti")
                .contains("aria-current=\"step\"");
    }

    @Test
    void onlyWhoMayDoATaskGetsALinkToIt() throws Exception {
        var id = screened("Kenen tehtävä");

        assertThat(html(OWNER, "/ideas/" + id, "fi")).contains("href=\"/tasks/");
        assertThat(html(FOREIGNER, "/ideas/" + id, "fi")).doesNotContain("href=\"/tasks/");
    }

    @Test
    void partlySecretCardIsHiddenFromOtherSectors() throws Exception {
        var secret = "Salainen seikka vankilan tiloista, jota muut eivät saa lukea.";
        var id = screened("Osin salainen");
        complete(
                id,
                "taskFillUnderstandingCard",
                OWNER,
                understanding(Map.of(
                        "needs", secret, "publicity", "partlySecret", "secrecyGround", "JulkL 24 § 1 mom. 7 k")));

        assertThat(html(OWNER, "/ideas/" + id, "fi")).contains(secret);
        assertThat(html(FOREIGNER, "/ideas/" + id, "fi")).doesNotContain(secret);
        assertThat(page(FOREIGNER, cardPath(id, "understandingCard"), "fi").getStatus())
                .isEqualTo(404);
    }

    @Test
    void reviewIsHiddenUntilTheOtherReviewersHaveAnsweredToo() throws Exception {
        var said = "Vain tämä arvioija on nyt sanonut näin, muut eivät vielä.";
        var id = screened("Arviot yhtä aikaa");
        complete(id, "taskFillUnderstandingCard", OWNER, understanding(Map.of()));
        complete(
                id,
                "taskReviewCard",
                "orkservicedesigner",
                Map.of("verdict", "ok", "customerNeedClear", "yes", "observations", said));

        assertThat(html("orkcoordinator", "/ideas/" + id, "fi")).doesNotContain(said);
        assertThat(html("orkservicedesigner", "/ideas/" + id, "fi")).contains(said);
        complete(id, "taskReviewCard", "orkcoordinator", ok());
        assertThat(html("orkcoordinator", "/ideas/" + id, "fi")).contains(said);
    }

    @Test
    void returnedCardTellsWhyAndItsNextVersionShowsWhatChanged() throws Exception {
        var id = reviewed("Palautettu kortti", understanding(Map.of()), returned());
        complete(
                id,
                "taskReviseUnderstandingCard",
                OWNER,
                understanding(Map.of(
                        "needs",
                        "Asiakas tarvitsee lyhyen kirjeen ja tiedon siitä, mihin mennessä pitää toimia.",
                        "answerToReviewers",
                        TEXT)));

        assertThat(html(FOREIGNER, "/ideas/" + id, "fi"))
                .contains("Palautettava täydennettäväksi", "Kuka asiakas on?", "Palautettu täydennettäväksi kerran");
        assertThat(html(FOREIGNER, cardPath(id, "understandingCard"), "fi"))
                .containsPattern("<del>.*selkeän</del>")
                .containsPattern("<ins>.*lyhyen</ins>")
                .contains("mihin mennessä pitää toimia");
    }

    @Test
    void whoFollowsIsCountedAndMayStop() throws Exception {
        var id = screened("Seurattava");

        assertThat(send(FOREIGNER, "/ideas/" + id + "/follow", Map.of()).getRedirectedUrl())
                .isEqualTo("/ideas/" + id);
        send(FOREIGNER, "/ideas/" + id + "/follow", Map.of());
        assertThat(html(FOREIGNER, "/ideas/" + id, "fi")).contains("Seuraajia 1", "Lopeta seuraaminen");
        send(FOREIGNER, "/ideas/" + id + "/unfollow", Map.of());
        assertThat(html(FOREIGNER, "/ideas/" + id, "fi")).contains("Seuraajia 0", "Seuraa ideaa");
    }

    @Test
    void nobodyIsNamedToTheBranchButTheOwner() throws Exception {
        var id = submitted("Kuka esitti");
        complete(
                id,
                "taskScreenIdea",
                "sectorcoordinatorulo",
                Map.of(
                        "screeningOutcome", "continue",
                        "leadSectorId", "ULO",
                        "cardOwner", OWNER,
                        "ideaType", "contentCommunication",
                        "dataUse", "none",
                        "dataProcessingChanges", false));

        assertThat(html(FOREIGNER, "/ideas/" + id, "fi"))
                .doesNotContain("sectorstaffulo", "sectorcoordinatorulo")
                .contains("Idean omistaja");
    }

    @Test
    void mapSaysInTextWhatThePictureShows() throws Exception {
        var id = screened("Kartalla");

        assertThat(html(FOREIGNER, "/ideas/" + id + "/map", "fi"))
                .contains("Kuljettu reitti", "Siirtyi vaiheeseen Löytöretki", "Mitä voi seurata", "<svg")
                .containsPattern("data-element=\"callUnderstandingCard\"><rect class=\"[^\"]*md-fill-current")
                .containsPattern("data-element=\"callDecision\"><rect class=\"[^\"]*md-line-dashed");
    }

    @Test
    void supportIsAskedOnceASectorJoinsAndOrkTakesTheBall() throws Exception {
        var id = screened("Tukea ja seuraa");

        assertThat(html(OWNER, "/ideas/" + id, "fi")).contains("Pyydä ORK:lta tukea");
        send(OWNER, "/ideas/" + id + "/support", Map.of());
        assertThat(html(OWNER, "/ideas/" + id, "fi"))
                .contains("Tukea pyydetty ORK:lta")
                .doesNotContain("Pyydä ORK:lta tukea");
        send("sectorcoordinatorrise", "/ideas/" + id + "/join", Map.of("sector", "RISE"));
        send("orkcoordinator", "/ideas/" + id + "/take", Map.of());
        assertThat(html(FOREIGNER, "/ideas/" + id, "fi"))
                .contains("Sektori liittyi mukaan", "ORK otti pallon", "Vuorossa Oikeusrekisterikeskus");
        assertThat(send(FOREIGNER, "/ideas/" + id + "/take", Map.of()).getStatus())
                .isEqualTo(403);
    }

    private String cardPath(String ideaId, String kind) {
        return "/ideas/" + ideaId + "/cards/" + newest(ideaId, kind);
    }
}
