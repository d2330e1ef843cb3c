package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.idea.Ideas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The portfolio as list, board and file. */
class PortfolioPagesTest extends PageTests {

    private static final Pattern IDEA = Pattern.compile("href=\"/ideas/(IDEA-[\\d-]+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"(/ideas\\?[^\"]*after=[^\"]*)\">Seuraavat");

    @Autowired
    Ideas ideas;

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void everyTextOfListBoardAndFileExistsInEachLanguage(String language) throws Exception {
        submitted("Kaikilla kielillä");

        html("orkcoordinator", "/ideas", language);
        html("orkcoordinator", "/ideas?q=jotain-jota-ei-ole", language);
        html("orkcoordinator", "/board", language);
        html("orkcoordinator", "/ideas.csv", language);
    }

    @Test
    void listBoardAndFileShowTheSameIdeas() throws Exception {
        var id = screened("Zeta samat ideat");
        var hidden = submitted("Zeta piilossa");

        for (var path : List.of("/ideas?q=zeta", "/board?q=zeta", "/ideas.csv?q=zeta")) {
            assertThat(html(FOREIGNER, path, "fi"))
                    .contains(path.contains("csv") ? id : "/ideas/" + id)
                    .doesNotContain(hidden);
        }
        assertThat(html("sectorcoordinatorulo", "/ideas?q=zeta", "fi")).contains(hidden);
    }

    @Test
    void eachFilterNarrowsTheListAndStaysInItsLinks() throws Exception {
        var id = screened("Karsittava %_! idea");

        for (var match : List.of(
                "q=karsittava",
                "q=" + id,
                "q=%25_!",
                "stage=understandingCard",
                "sector=ULO",
                "status=open",
                "lane=normal")) {
            assertThat(idsOn("/ideas?" + match + (match.startsWith("q=") ? "" : "&q=karsittava")))
                    .as(match)
                    .contains(id);
        }
        for (var other : List.of("q=ei-ole", "stage=decision", "sector=RISE", "status=completed", "lane=fast")) {
            assertThat(idsOn("/ideas?" + other + (other.startsWith("q=") ? "" : "&q=karsittava")))
                    .as(other)
                    .doesNotContain(id);
        }
        assertThat(html(FOREIGNER, "/ideas?sector=ULO&q=karsittava", "fi"))
                .contains("/board?sector=ULO&amp;q=karsittava", "/ideas.csv?sector=ULO&amp;q=karsittava", "1 idea");
    }

    @Test
    void similarIdeasAreToldBeforeAnIdeaIsSentAndWhenItIsScreened() throws Exception {
        var known = screened("Zorro saapui myöhässä torille");
        var hidden = submitted("Zorrot torilla piilossa");

        send("sectorstafftiv", "/ideas/new/draft", Map.of("_shown", "title", "title", "Zorron torilta", "_page", "z"));
        assertThat(html("sectorstafftiv", "/ideas/new/check", "fi"))
                .contains("Samankaltaisia ideoita", known)
                .doesNotContain(hidden);

        var screening = tasks.ofIdea(hidden).get(0).id();
        assertThat(html("sectorcoordinatorulo", "/tasks/" + screening, "fi")).contains("Samankaltaisia ideoita", known);
    }

    @Test
    void oneCommonWordOfSeveralMakesNoIdeaSimilar() throws Exception {
        var known = screened("Yksinäinen sana yhteinen");

        send(
                "sectorstafftiv",
                "/ideas/new/draft",
                Map.of("_shown", "title", "title", "Yksinäinen kulkija", "_page", "z"));
        assertThat(html("sectorstafftiv", "/ideas/new/check", "fi")).doesNotContain(known);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() throws Exception {
        for (var n = 0; n < 103; n++) {
            var id = ideas.nextId();
            ideas.create(id, "Sivutettava " + n, "RISE", FOREIGNER, null, null);
            ideas.markScreened(id);
        }
        var seen = new ArrayList<String>();
        var address = "/ideas?q=sivutettava";
        while (address != null) {
            var html = html("reader", address, "fi");
            seen.addAll(ids(html));
            var next = NEXT.matcher(html);
            address = next.find() ? next.group(1).replace("&amp;", "&").replace("%20", " ") : null;
        }

        assertThat(seen).hasSize(103).doesNotHaveDuplicates();
    }

    @Test
    void columnHoldsTwentyIdeasItsCountAndALinkToAllOfThem() throws Exception {
        for (var n = 0; n < 22; n++) {
            screened("Taululla " + n);
        }

        assertThat(html("reader", "/board?q=taululla", "fi"))
                .contains("Näytä kaikki 22", "/ideas?stage=understandingCard&amp;status=open&amp;q=taululla");
        assertThat(ids(html("reader", "/board?q=taululla", "fi"))).hasSize(20);
    }

    @Test // INP-9
    void cellThatASpreadsheetWouldRunIsMadeText() throws Exception {
        screened("=HYPERLINK(\"http://x\";\"kaava\")");

        assertThat(html("reader", "/ideas.csv?q=hyperlink", "fi"))
                .startsWith("Tunnus,Idea,Sektori")
                .contains("\"'=HYPERLINK(\"\"http://x\"\";\"\"kaava\"\")\"");
    }

    @Test
    void nobodyReadsThePortfolioWithoutSigningIn() throws Exception {
        assertThat(web.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get("/ideas")
                                .header("Accept", "text/html"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isIn(302, 401);
    }

    private List<String> idsOn(String path) throws Exception {
        return ids(html(FOREIGNER, path, "fi"));
    }

    private static List<String> ids(String html) {
        return IDEA.matcher(html).results().map(found -> found.group(1)).toList();
    }
}
