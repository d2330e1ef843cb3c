package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model of the process as every user reads it. */
class ModelPagesTest extends PageTests {

    private static final Pattern PAGE = Pattern.compile("href=\"(/model/[^\"?]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void everyProcessAndTableIsReadInEachLanguage(String language) throws Exception {
        var pages = PAGE.matcher(html("reader", "/model", language))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(pages).hasSizeGreaterThan(20).contains("/model/ideaDevelopment", "/model/tables/sla");
        for (var page : pages) {
            html("reader", page, language);
        }
    }

    @Test
    void processIsDrawnAndToldInWordsWithRolesAndDueDays() throws Exception {
        assertThat(html("reader", "/model/screening", "fi"))
                .contains(
                        "<svg",
                        "Esikäsittele idea",
                        "Sektorin kehittämisen yhteyshenkilö",
                        "määräaika 2 arkipäivää",
                        "Idean esittäjä",
                        "versio 1");
    }

    @Test
    void whatFollowsAStepIsToldInWordsThroughGatewaysAndPartsAndToTheEnd() throws Exception {
        assertThat(words(html("reader", "/model/cardReview", "fi")))
                .contains(
                        "Valitse arvioijat Päätöstaulu Seuraavaksi: Arvioi kortti",
                        "Arvioi kortti (Kyllä)",
                        "Rooli, jonka taulu valitsee",
                        "– prosessi päättyy");
        assertThat(words(html("reader", "/model/screening", "fi"))).contains("(Vastausta ei saatu)");
        assertThat(html("reader", "/model/ideaDevelopment", "fi"))
                .contains("href=\"/model/screening\"", "Oma prosessinsa");
    }

    private static String words(String html) {
        return html.replaceAll("(?s)<svg.*?</svg>", "")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void tableShowsItsRulesAndWhyTheyAreThere() throws Exception {
        assertThat(html("reader", "/model/tables/discoveryDepth", "fi"))
                .contains(
                        "Sektoreita yhteensä",
                        "&quot;SPRINT&quot;",
                        "ensimmäinen osuma ratkaisee",
                        "Kolme sektoria tai enemmän oppii yhdessä");
    }

    @Test
    void tableIsReadInTheReadersLanguage() throws Exception {
        assertThat(html("reader", "/model", "sv")).contains("Tidsfrister för uppgifter", "Viktade poäng");
        assertThat(html("reader", "/model/tables/fastLane", "sv"))
                .contains(
                        "<h1>Snabbfil för småbeställningar</h1>",
                        "Önskades snabbfilen?",
                        "En lagändring är ingen småbeställning")
                .doesNotContain("Peruste", "Arviot vaaditaan");
        assertThat(html("reader", "/model/tables/fastLane", "fi")).contains("<h1>Ohituskaista pientilauksiin</h1>");
    }

    @Test
    void unknownModelIsNotFound() throws Exception {
        assertThat(page("reader", "/model/ei-ole", "fi").getStatus()).isEqualTo(404);
        assertThat(page("reader", "/model/tables/ei-ole", "fi").getStatus()).isEqualTo(404);
    }
}
