package fi.ideapolku.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
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
              const style = new CSSStyleSheet();
              style.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
                p { margin-bottom: 2em !important }`);
              document.adoptedStyleSheets = [style];
              const cut = [...document.querySelectorAll('body *')].filter((e) => {
                const s = getComputedStyle(e);
                return e.checkVisibility() && e.clientWidth > 1 && e.clientHeight > 1 && !['INPUT', 'TEXTAREA', 'SELECT'].includes(e.tagName)
                  && ((['hidden', 'clip'].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1)
                    || (['hidden', 'clip'].includes(s.overflowY) && e.scrollHeight > e.clientHeight + 1));
              }).map((e) => 'text cut when spaced: ' + e.outerHTML.slice(0, 120));
              if (document.documentElement.scrollWidth > innerWidth) cut.push('sideways scroll when spaced');
              document.adoptedStyleSheets = [];
              return cut;
            }
            """;

    /** Puts a long Finnish word in the place of every text. */
    private static final String LONG_WORDS = """
            () => {
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (n) =>
                n.data.trim().length > 3 && !n.parentElement.closest('svg, script, style, select') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
              while (texts.nextNode()) texts.currentNode.data = 'Oikeudenkäyntiavustajajärjestelmänkehittämissuunnitelma';
            }
            """;

    /** Words of drawings that are too pale for what they stand on, or stick out of the picture; axe looks at neither. */
    private static final String PALE = """
            () => {
              const parse = (color) => (color.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
              const over = ([r, g, b, a = 1], base, more = 1) => [r, g, b].map((c, i) => c * a * more + base[i] * (1 - a * more));
              const light = (color) => color.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
              const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
              const behind = (e) => {
                for (let at = e; at; at = at.parentElement) {
                  const color = parse(getComputedStyle(at).backgroundColor);
                  if (color.length === 3 || color[3] > 0) return color.slice(0, 3);
                }
                return [255, 255, 255];
              };
              const faults = [];
              document.querySelectorAll('main svg').forEach((svg) => {
                const frame = svg.getBoundingClientRect();
                if (!svg.checkVisibility() || frame.width === 0) return;
                const parts = [...svg.querySelectorAll('text, rect, circle, path, polygon, ellipse')];
                parts.filter((e) => e.tagName === 'text' && e.textContent.trim()).forEach((text) => {
                  const box = text.getBoundingClientRect();
                  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
                  const style = getComputedStyle(text);
                  const halo = style.paintOrder.startsWith('stroke') && style.stroke !== 'none';
                  const base = halo ? parse(style.stroke).slice(0, 3) : parts.slice(0, parts.indexOf(text)).reduce((color, shape) => {
                    const r = shape.getBoundingClientRect();
                    const fill = getComputedStyle(shape);
                    return shape.tagName === 'text' || !/^rgb/.test(fill.fill) || x < r.left || x > r.right || y < r.top || y > r.bottom
                      ? color : over(parse(fill.fill), color, Number(fill.fillOpacity) * Number(fill.opacity));
                  }, behind(svg));
                  const found = ratio(over(parse(style.fill), base), base);
                  if (found < 4.5) faults.push(`pale in a drawing (${found.toFixed(1)}): ${text.textContent}`);
                  if (box.left < frame.left - 1 || box.right > frame.right + 1) faults.push('sticks out of a drawing: ' + text.textContent);
                });
              });
              return faults;
            }
            """;

    /** Buttons and tags that have no outline where the reader's own colours take the place of ours. */
    private static final String SHAPELESS = """
            () => [...document.querySelectorAll('main .button:not(.link), main .tag, main .notice, main .error-summary, main input, main select, main textarea')]
              .filter((e) => e.checkVisibility())
              .filter((e) => { const s = getComputedStyle(e); return s.forcedColorAdjust === 'none'
                || (!['radio', 'checkbox'].includes(e.type) && (s.borderTopStyle === 'none' || parseFloat(s.borderTopWidth) < 1)); })
              .map((e) => 'no shape in forced colours: ' + e.outerHTML.slice(0, 120))
            """;

    /** All that the keyboard must reach, in the order of the page; of a group of choices one. */
    private static final String STOPS = """
            () => {
              const one = (e) => e.type !== 'radio' ? e
                : document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`) ?? document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]`);
              window.stops = [...new Set([...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter((e) => e.checkVisibility() && !e.matches(':disabled, :disabled *') && e.tabIndex >= 0).map(one))];
              return window.stops.map((e) => e.outerHTML.slice(0, 100));
            }
            """;

    /** Which of them has the focus, and what is wrong with how it is seen. */
    private static final String STOP = """
            () => {
              const e = document.activeElement;
              const s = getComputedStyle(e);
              const box = e.getClientRects()[0];
              const top = box && document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, innerHeight / 2));
              const fault = s.outlineStyle === 'none' || parseFloat(s.outlineWidth) < 2 ? 'focus not seen'
                : top && !e.contains(top) && !top.contains(e) && !e.labels?.[0]?.contains(top) ? 'focus covered' : '';
              return [window.stops.indexOf(e), fault];
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
        var told = new AxeRunOptions();
        told.setResultTypes(List.of("violations"));
        return new AxeBuilder(page)
                .options(told).setLegacyMode(true).withTags(TAGS).analyze().getViolations().stream()
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

    /** To be looked at last: the texts of the page are gone afterwards. */
    static Stream<String> sidewaysScrollOfLongWords(Page page) {
        page.evaluate(LONG_WORDS);
        return sidewaysScroll(page).map(wide -> "long words: " + wide);
    }

    static Stream<String> paleWordsOfDrawings(Page page) {
        return found(page, PALE);
    }

    /** In the reader's own colours: what has no shape any more, and what cannot be read. */
    static Stream<String> forcedColours(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        var faults = Stream.concat(found(page, SHAPELESS), found(page, PALE).map(pale -> "forced colours: " + pale))
                .toList();
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
        return faults.stream();
    }

    /** With the tabulator through a page just opened: every control in the order of the page, with a focus that is seen. */
    static Stream<String> keyboardWalk(Page page) {
        var stops = found(page, STOPS).toList();
        var faults = new ArrayList<String>();
        var last = -1;
        var reached = new HashSet<Integer>();
        for (var step = 0; step < 2 * stops.size() + 5 && reached.size() < stops.size(); step++) {
            page.keyboard().press("Tab");
            var answer = (List<?>) page.evaluate(STOP);
            var stop = ((Number) answer.get(0)).intValue();
            if (stop < 0) {
                continue;
            }
            reached.add(stop);
            if (stop < last) {
                faults.add("against the order of the page: " + stops.get(stop));
            }
            if (!answer.get(1).toString().isEmpty()) {
                faults.add(answer.get(1) + ": " + stops.get(stop));
            }
            last = stop;
        }
        IntStream.range(0, stops.size())
                .filter(stop -> !reached.contains(stop))
                .forEach(stop -> faults.add("not reached by the keyboard: " + stops.get(stop)));
        return faults.stream();
    }

    private static Stream<String> found(Page page, String script) {
        return ((List<?>) page.evaluate(script)).stream().map(String::valueOf);
    }
}
