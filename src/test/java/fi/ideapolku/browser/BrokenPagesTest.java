package fi.ideapolku.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import fi.ideapolku.Chromium;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each check of pages finds the fault that it is there for, and none on a page without it. */
class BrokenPagesTest {

    private static final String WHOLE =
            "<p>Tekstin <a href='/'>linkki</a> on rivillä.</p><p><input type='checkbox' id='c' style='width:10px;height:10px'>"
                    + "<label for='c' style='display:inline-block;padding:12px'>Kyllä</label></p><button style='padding:20px'>Lähetä</button>";

    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void axeFindsAFieldWithoutALabel() {
        assertThat(faults(PageChecks::axe, WHOLE)).isEmpty();
        assertThat(faults(PageChecks::axe, "<input type='text'>")).anyMatch(fault -> fault.startsWith("label"));
    }

    @Test
    void headIsComparedWithTheHeadingAndTheLanguage() {
        assertThat(faults(page -> PageChecks.headAndHeading(page, "fi"), WHOLE)).isEmpty();
        assertThat(faults(page -> PageChecks.headAndHeading(page, "sv"), WHOLE)).containsExactly("not in sv");
        assertThat(faults(page -> PageChecks.headAndHeading(page, "fi"), "<h1>Toinen</h1>"))
                .hasSize(1);
    }

    @Test
    void smallButtonIsFound() {
        assertThat(faults(PageChecks::smallTargets, WHOLE)).isEmpty();
        assertThat(faults(PageChecks::smallTargets, "<button style='padding:0;height:12px'>x</button>"))
                .hasSize(1);
        assertThat(faults(PageChecks::smallTargets, "<ul><li><a href='/' style='font-size:10px'>yksin</a></li></ul>"))
                .hasSize(1);
    }

    @Test
    void textInABoxOfFixedHeightIsFound() {
        assertThat(faults(PageChecks::textCutWhenSpaced, WHOLE)).isEmpty();
        assertThat(faults(
                        PageChecks::textCutWhenSpaced,
                        "<div style='height:18px;width:90px;overflow:hidden;line-height:1'>Pitkä teksti</div>"))
                .hasSize(1);
    }

    @Test
    void pageWiderThanTheWindowIsFound() {
        assertThat(faults(PageChecks::sidewaysScroll, WHOLE)).isEmpty();
        assertThat(faults(PageChecks::sidewaysScroll, "<div style='width:500px'>Leveä</div>"))
                .hasSize(1);
    }

    @Test
    void wordThatDoesNotBreakIsFound() {
        assertThat(faults(
                        PageChecks::sidewaysScrollOfLongWords,
                        "<style>body{overflow-wrap:anywhere}</style><p>Teksti</p>"))
                .isEmpty();
        assertThat(faults(PageChecks::sidewaysScrollOfLongWords, "<p style='white-space:nowrap'>Teksti</p>"))
                .hasSize(1);
    }

    @Test
    void paleWordOfADrawingIsFound() {
        assertThat(faults(PageChecks::paleWordsOfDrawings, drawing("#212121", "#f6af09", 5)))
                .isEmpty();
        assertThat(faults(PageChecks::paleWordsOfDrawings, drawing("#ffffff", "#f6af09", 5)))
                .containsExactly("pale in a drawing (1.9): Päätös");
        assertThat(faults(PageChecks::paleWordsOfDrawings, drawing("#212121", "#f6af09", 80)))
                .containsExactly("sticks out of a drawing: Päätös");
    }

    @Test
    void buttonOfColourAloneIsFoundInForcedColours() {
        assertThat(faults(PageChecks::forcedColours, "<button class='button'>Lähetä</button>"))
                .isEmpty();
        assertThat(faults(PageChecks::forcedColours, "<button class='button' style='border:0'>Lähetä</button>"))
                .hasSize(1);
    }

    @Test
    void walkFindsWhatTheKeyboardDoesNotReachOrShow() {
        var seen = "<style>:focus-visible{outline:3px solid}</style>";
        assertThat(faults(PageChecks::keyboardWalk, seen + WHOLE)).isEmpty();
        assertThat(faults(PageChecks::keyboardWalk, "<style>:focus-visible{outline:none}</style><a href='/'>Eteen</a>"))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("focus not seen"));
        assertThat(faults(
                        PageChecks::keyboardWalk,
                        seen + "<a href='/'>Alle</a><div style='position:fixed;inset:0;background:white'></div>"))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("focus covered"));
        assertThat(faults(PageChecks::keyboardWalk, seen + "<a href='/'>Toinen</a><a href='/' tabindex='1'>Ensin</a>"))
                .anyMatch(fault -> fault.startsWith("against the order"));
    }

    private static String drawing(String ink, String ground, int x) {
        return "<svg width='100' height='40'><rect width='100' height='40' fill='" + ground + "'/><text x='" + x
                + "' y='20' font-size='12' fill='" + ink + "'>Päätös</text></svg>";
    }

    private static List<String> faults(Function<Page, Stream<String>> check, String body) {
        try (var context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(320, 640))) {
            var page = context.newPage();
            page.setContent(
                    "<!DOCTYPE html><html lang='fi'><head><title>Sivu – Ideapolku</title></head><body><main><h1>Sivu</h1>"
                            + body + "</main></body></html>");
            return check.apply(page).toList();
        }
    }
}
