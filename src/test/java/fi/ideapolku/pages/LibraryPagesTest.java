package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.ideapolku.process.OpenForm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The library of understanding and evidence, and the lessons. */
class LibraryPagesTest extends PageTests {

    @Autowired
    OpenForm forms;

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void everyTextOfLibraryAndLessonsExistsInEachLanguage(String language) throws Exception {
        reviewed("Kirjastoon kolmella kielellä", understanding(Map.of()), ok());

        html(FOREIGNER, "/library", language);
        html(FOREIGNER, "/library?q=ei-mitään-tällaista", language);
        html(FOREIGNER, "/lessons", language);
    }

    @Test
    void cardIsInTheLibraryWhenItIsApprovedAndNotBefore() throws Exception {
        var id = screened("Hyväksyttävä kirjastoon");
        complete(
                id,
                "taskFillUnderstandingCard",
                OWNER,
                understanding(Map.of("needs", "Ainutlaatuinen tarve: kuulutuskirjeen selkosanat")));
        assertThat(html("reader", "/library?q=kuulutuskirjeen", "fi")).doesNotContain(id);

        complete(id, "taskReviewCard", "orkservicedesigner", ok());
        complete(id, "taskReviewCard", "orkcoordinator", ok());

        assertThat(html("reader", "/library?q=kirjeen%20selkosanat", "fi"))
                .contains("/ideas/" + id, "kuulutuskirjeen selkosanat", "1 osuma", "Tähän nojaavat ideat");
    }

    @Test
    void cardIsFoundByLifeEventAndCustomersAndByNoOther() throws Exception {
        var id = reviewed(
                "Rajattava kirjastossa", understanding(Map.of("customerKinds", List.of("representative"))), ok());
        var path = "/library?q=rajattava";

        for (var match : List.of("lifeEvent=debtEnforcement", "customers=representative", "kind=understandingCard")) {
            assertThat(html("reader", path + "&" + match, "fi")).as(match).contains(id);
        }
        for (var other : List.of("lifeEvent=appeal", "customers=partner", "method=interview", "kind=evidenceRecord")) {
            assertThat(html("reader", path + "&" + other, "fi")).as(other).doesNotContain(id);
        }
    }

    @Test
    void partlySecretCardStaysOutOfTheLibrary() throws Exception {
        var id = reviewed(
                "Salainen kirjastossa",
                understanding(Map.of("publicity", "partlySecret", "secrecyGround", "JulkL 24 § 1 mom. 7 k")),
                ok());

        assertThat(html(OWNER, "/library?q=salainen", "fi")).doesNotContain(id);
    }

    @Test
    void ideaThatEndedForLackOfNeedSharesItsLessonToo() throws Exception {
        var id = reviewed(
                "Turha tarve",
                understanding(Map.of()),
                Map.of(
                        "verdict", "stop",
                        "customerNeedClear", "no",
                        "observations", TEXT,
                        "stopReason", "Tarve on jo täytetty toisella palvelulla, jota kaikki käyttävät."));
        complete(
                id,
                "taskWriteLessons",
                OWNER,
                Map.of(
                        "story",
                        "Opimme, että kyyhkyspostia ei enää tarvita asiakaspalvelussa.",
                        "adviceToOthers",
                        "Kysy ensin"));

        assertThat(html("reader", "/lessons?q=kyyhkyspostia", "fi"))
                .contains("Turha tarve", "Tarve täyttyi jo toisin", "Kysy ensin");
        assertThat(html("reader", "/lessons?q=kyyhkyspostia&status=completed", "fi"))
                .doesNotContain("Turha tarve");
    }

    @Test
    void followerOfAThemeHearsOfANewCardOnItUntilHeUnfollows() throws Exception {
        var theme = Map.of("lifeEvent", "debtEnforcement");
        assertThat(html("reader", "/library?lifeEvent=debtEnforcement", "fi")).contains("Seuraa aihetta");
        send("reader", "/library/follow", theme);
        assertThat(html("reader", "/library?lifeEvent=debtEnforcement", "fi"))
                .contains("Lopeta aiheen", "Seuraat näitä aiheita");

        reviewed("Seuratusta aiheesta", understanding(Map.of()), ok());
        await().untilAsserted(() ->
                assertThat(html("reader", "/notices", "fi")).contains("uutta tietoa ideasta ”Seuratusta aiheesta”"));

        send("reader", "/library/unfollow", theme);
        assertThat(html("reader", "/library?lifeEvent=debtEnforcement", "fi")).contains("Seuraa aihetta");
    }

    @Test
    void themeThatTheFormDoesNotKnowCannotBeFollowed() throws Exception {
        assertThat(send("reader", "/library/follow", Map.of("lifeEvent", "tuntematon"))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void cardTakenAsABaseIsProposedToTheScreening() throws Exception {
        var card = newest(reviewed("Pohjaksi otettava", understanding(Map.of()), ok()), "understandingCard");
        assertThat(html("reader", "/library?q=pohjaksi", "fi")).contains("/ideas/new?base=" + card);

        var id = submitted("Pohjaan nojaava", Map.of(), card);
        var screening = tasks.ofIdea(id).get(0);

        var opened = as("sectorcoordinatorulo", () -> forms.ofTask(screening, Locale.forLanguageTag("fi")));
        assertThat(opened.values()).containsEntry("reusesCard", true).containsEntry("understandingCardId", card);
    }
}
