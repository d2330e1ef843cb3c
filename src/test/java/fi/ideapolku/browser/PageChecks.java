package fi.ideapolku.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** What is looked for on a page in the browser; every check returns what it found wrong, in words for the developer. */
final class PageChecks {

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** Controls smaller than 24 × 24 CSS pixels, but for links inside a sentence and controls with a label that is large enough (WCAG 2.5.8). */
    private static final String SMALL = """
            () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
              .filter((e) => e.checkVisibility() && e.tabIndex >= 0 && !e.disabled && !e.classList.contains('skip'))
              .filter((e) => {
                const boxes = [e, ...(e.labels ?? [])].map((b) => b.getBoundingClientRect());
                return !boxes.some((b) => b.width >= 24 && b.height >= 24);
              })
              .filter((e) => !(getComputedStyle(e).display === 'inline'
                && [...e.parentNode.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())))
              .map((e) => 'small target: ' + e.outerHTML.slice(0, 120))
            """;

    /** Texts cut off when a reader spaces them as WCAG 1.4.12 lets him. */
    private static final String CUT = """
            () => {
              const style = document.createElement('style');
              style.textContent = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
                p { margin-bottom: 2em !important }`;
              document.head.append(style);
              const cut = [...document.querySelectorAll('body *')].filter((e) => {
                const s = getComputedStyle(e);
                return e.checkVisibility() && e.clientWidth > 1 && e.clientHeight > 1 && !['INPUT', 'TEXTAREA', 'SELECT'].includes(e.tagName)
                  && ((['hidden', 'clip'].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1)
                    || (['hidden', 'clip'].includes(s.overflowY) && e.scrollHeight > e.clientHeight + 1));
              }).map((e) => 'text cut when spaced: ' + e.outerHTML.slice(0, 120));
              if (document.documentElement.scrollWidth > innerWidth) cut.push('sideways scroll when spaced');
              style.remove();
              return cut;
            }
            """;

    /** What sticks out of a window 320 pixels wide (WCAG 1.4.10): all that is wider, or nothing. */
    private static final String WIDE = """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : ['sideways scroll: ' + document.documentElement.scrollWidth
              + ' of ' + innerWidth + ' pixels, for ' + [...document.querySelectorAll('body *')]
                .filter((e) => e.getBoundingClientRect().right > innerWidth + 1).slice(-3).map((e) => e.outerHTML.slice(0, 100)).join(' | ')]
            """;

    private PageChecks() {}

    static Stream<String> axe(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(TAGS).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList());
    }

    /** One heading of the first level, the title made of its words, and the language of the page. */
    static Stream<String> headAndHeading(Page page, String language) {
        var headings = page.locator("h1").allInnerTexts();
        var title = page.title().replaceFirst(" – (Ideapolku|Idéstigen|Idea Path)$", "");
        var named = headings.size() == 1
                && title.replaceFirst("^(Virhe|Fel|Error): ", "")
                        .equals(headings.get(0).strip());
        return Stream.of(
                        named ? "" : "title and first headings differ: " + title + " " + headings,
                        title.equals(page.title()) ? "title without the service: " + title : "",
                        language.equals(page.locator("html").getAttribute("lang")) ? "" : "not in " + language)
                .filter(problem -> !problem.isEmpty());
    }

    static Stream<String> smallTargets(Page page) {
        return found(page, SMALL);
    }

    static Stream<String> textCutWhenSpaced(Page page) {
        return found(page, CUT);
    }

    static Stream<String> sidewaysScroll(Page page) {
        return found(page, WIDE);
    }

    private static Stream<String> found(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf);
    }
}
