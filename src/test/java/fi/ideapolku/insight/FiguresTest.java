package fi.ideapolku.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import fi.ideapolku.organisation.DeliveredSectors;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.organisation.WorkingDays;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What holds for every figure, whatever the history: on histories made by chance, in each language. */
class FiguresTest {

    private static final Priorities PRIORITIES = new Priorities();

    private static final Filter YEAR = new Filter(12, null, null, null);
    private static final List<String> STAGES = History.STAGES.subList(1, History.STAGES.size());
    private static final List<String> OUTCOMES = List.of("approved", "returned", "done", "noNeed", "cancelled");
    private static final List<String> STATUSES =
            List.of("open", "completed", "merged", "redirected", "noNeed", "rejected", "withdrawn", "closed");
    private static final List<String> TASKS =
            List.of("taskOrkDecision", "taskReviewCard", "taskPlanImplementation", "taskAnswerInvitation");

    private static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();

    private static final Sectors SECTORS = DeliveredSectors.unchanged();
    private static Models models;

    static Stream<Metric> metrics() {
        return Figures.all(new WorkingDays(day -> false), PRIORITIES).stream();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aFigureOfNothingSaysSo(Metric metric) throws IOException {
        var nothing = new Story().history();
        for (var language : List.of("fi", "sv", "en")) {
            var figure = tell(metric, nothing, YEAR, words(language));
            assertThat(figure.sentence()).isNotBlank().doesNotContain("{");
            assertThat(figure.ideas()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void everythingIsSaidInTheReadersLanguage(Metric metric) throws IOException {
        for (var seed = 1; seed <= 6; seed++) {
            var history = byChance(seed, 60);
            for (var language : List.of("fi", "sv", "en")) {
                var words = words(language);
                var figure = tell(metric, history, YEAR, words);
                assertThat(figure.sentence()).doesNotContain("{").doesNotContain("insight.");
                assertThat(figure.table().columns())
                        .allSatisfy(column ->
                                assertThat(words.column(column)).isNotBlank().isNotEqualTo(column));
                for (var row : figure.table().rows()) {
                    assertThat(row).hasSameSizeAs(figure.table().columns());
                    assertThat(row)
                            .filteredOn(Code.class::isInstance)
                            .allSatisfy(cell -> assertThat(words.cell(cell)).isNotEqualTo(((Code) cell).value()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void oneIsToldInTheSingular(Metric metric) throws IOException {
        for (var seed = 1; seed <= 40; seed++) {
            var history = byChance(seed, 1 + seed % 12);
            assertThat(tell(metric, history, YEAR, words("fi")).sentence())
                    .doesNotContainPattern(
                            "(?<![\\d,/\u00a0])1 (ideaa|päivää|tehtävää|käyntiä|estettä|työpäivää|raatia)");
            assertThat(tell(metric, history, YEAR, words("sv")).sentence())
                    .doesNotContainPattern(
                            "(?<![\\d,/\u00a0])1 (idéer|dagar|uppgifter|kunder|paneler|arbetsdagar|parter)");
            assertThat(tell(metric, history, YEAR, words("en")).sentence())
                    .doesNotContainPattern(
                            "(?<![\\d.,/])1 (ideas|days|tasks|visits|lessons|customers|panels|barriers)");
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void onlyOpenIdeasAreToldWithoutAPercentileOfFew(Metric metric) throws IOException {
        var story = new Story();
        for (var n = 1; n <= 9; n++) {
            story.open("IDEA-2026-00" + n, 10 * n, "decision");
            var figure = tell(metric, story.history(), YEAR, words("en"));
            assertThat(figure.sentence()).isNotBlank().doesNotContain("{", "NaN");
            var percentiles = figure.table().columns().stream()
                    .filter(column -> column.startsWith("p50") || column.startsWith("p85"))
                    .map(figure.table().columns()::indexOf)
                    .toList();
            assertThat(figure.table().rows())
                    .allSatisfy(row -> assertThat(percentiles)
                            .allSatisfy(column -> assertThat(row.get(column)).isNull()));
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void sharesLieBetweenNothingAndAll(Metric metric) throws IOException {
        for (var seed = 1; seed <= 20; seed++) {
            var figure = tell(metric, byChance(seed, seed * 4), YEAR, words("fi"));
            figure.table().rows().stream()
                    .flatMap(List::stream)
                    .filter(Share.class::isInstance)
                    .map(Share.class::cast)
                    .forEach(share -> assertThat(share.part()).isBetween(0, share.whole()));
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void sentenceTableChartAndCsvAgree(Metric metric) throws IOException {
        var words = words("en");
        for (var seed = 1; seed <= 6; seed++) {
            var history = byChance(seed, 80);
            var figure = tell(metric, history, YEAR, words);
            var lines = FigureCsv.of(figure, words).split("\r\n");
            assertThat(lines).hasSize(1 + figure.table().rows().size());
            for (var row = 1; row < lines.length; row++) {
                var cells = figure.table().rows().get(row - 1).stream()
                        .map(words::raw)
                        .toList();
                assertThat(lines[row] + "\r\n").isEqualTo(fi.ideapolku.Csv.line(cells));
            }
            var svg = Charts.svg(figure, words);
            if (svg.contains("ch-bar")) {
                figure.table().rows().stream()
                        .limit(24)
                        .forEach(row -> figure.chart()
                                .values()
                                .forEach(column -> assertThat(svg).contains(">" + words.cell(row.get(column)) + "<")));
            }
            if (figure.chart() != null) {
                assertThat(figure.chart().values())
                        .allSatisfy(column -> assertThat(column)
                                .isBetween(1, figure.table().columns().size() - 1));
                figure.table()
                        .rows()
                        .forEach(row -> figure.chart()
                                .values()
                                .forEach(column -> assertThat(row.get(column))
                                        .satisfiesAnyOf(
                                                cell -> assertThat(cell).isNull(),
                                                cell -> assertThat(cell).isInstanceOfAny(Number.class, Share.class))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void noPartyOfFewerThanFiveIsNamed(Metric metric) throws IOException {
        var small = SECTORS.get("KA").name().get("fi");
        for (var seed = 1; seed <= 6; seed++) {
            var figure = tell(metric, byChance(seed, 80), YEAR, words("fi"));
            assertThat(figure.sentence() + FigureCsv.of(figure, words("fi")))
                    .doesNotContain(small)
                    .doesNotContain("KA,");
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void whatIsAboutWorkIsHiddenForASmallSector(Metric metric) throws IOException {
        var figure = tell(metric, byChance(1, 80), new Filter(12, "KA", null, null), words("fi"));
        assertThat(figure.hidden()).isEqualTo(metric.isAboutWork());
        if (figure.hidden()) {
            assertThat(figure.table().rows()).isEmpty();
            assertThat(figure.ideas()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void ideasThatAreNotScreenedAreCountedAndNotShown(Metric metric) throws IOException {
        var figure = tell(metric, byChance(3, 80), YEAR, words("fi"));
        assertThat(figure.ideas()).allMatch(IdeaFacts::screened);
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aPictureIsXmlWithATitleAndStaysInItsFrame(Metric metric) throws Exception {
        for (var language : List.of("fi", "sv", "en")) {
            var figure = tell(metric, byChance(2, 90), YEAR, words(language));
            var svg = Charts.svg(figure, words(language));
            if (svg.isEmpty()) {
                continue;
            }
            var picture = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
            assertThat(picture.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(figure.name());
            assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                    .isEqualTo(figure.sentence());
            assertThat(svg).doesNotContain("style=").doesNotContain("NaN").doesNotContain("Infinity");
            var frame = picture.getAttribute("viewBox").split(" ");
            var texts = picture.getElementsByTagName("text");
            for (var n = 0; n < texts.getLength(); n++) {
                var text = (Element) texts.item(n);
                assertThat(Double.parseDouble(text.getAttribute("x"))).isBetween(0.0, Double.parseDouble(frame[2]));
                assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, Double.parseDouble(frame[3]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void theChangeIsToldFromTheNumbersOfBothPeriods(Metric metric) throws IOException {
        for (var language : List.of("fi", "sv", "en")) {
            var figure = tell(metric, byChance(4, 300), new Filter(6, null, null, null), words(language));
            assertThat(figure.change()).doesNotContain("{").doesNotContain("insight.");
            if (metric.compared() < 0 || figure.n() == 0) {
                assertThat(figure.change()).isEmpty();
            }
        }
    }

    @Test
    void whatCannotBeToldYetIsNotDrawnAsNothing() throws IOException {
        var story = new Story();
        for (var n = 1; n <= 4; n++) {
            story.decided("IDEA-2026-00" + n, 100, 10 * n);
        }
        var predictability = metrics()
                .filter(one -> one.key().equals("predictability"))
                .findFirst()
                .orElseThrow();
        assertThat(Charts.svg(tell(predictability, story.history(), YEAR, words("fi")), words("fi")))
                .isEmpty();
    }

    @Test
    void everyFigureIsOnAPage() {
        assertThat(InsightPages.onPages())
                .containsExactlyInAnyOrderElementsOf(metrics().map(Metric::key).toList());
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreQuoted() {
        assertThat(fi.ideapolku.Csv.line(List.of("=1+1", "@SUM", "-2", "+2", "a,\"b\"", "\tx", "−3 pv", "|x")))
                .isEqualTo("'=1+1,'@SUM,-2,'+2,\"a,\"\"b\"\"\",'\tx,−3 pv,'|x\r\n");
    }

    @Test
    void smallWholesAreToldAsParts() throws IOException {
        assertThat(words("fi").cell(new Share(7, 9))).isEqualTo("7/9");
        assertThat(words("fi").cell(new Share(7, 10))).isEqualTo("70\u00a0%");
        assertThat(words("en").cell(new Share(7, 10))).isEqualTo("70%");
        assertThat(words("fi").cell(null)).isEqualTo("–");
        assertThat(words("sv").cell(1.25)).isEqualTo("1,2");
    }

    private static Figure tell(Metric metric, History history, Filter filter, Words words) {
        var part = new Part(history, filter);
        return Figures.tell(metric, part, part.numberBefore(metric), words);
    }

    private static Words words(String language) throws IOException {
        if (models == null) {
            models = new Models(new ObjectMapper());
            MESSAGES.setBasename("i18n/insight");
            MESSAGES.setDefaultEncoding("UTF-8");
            MESSAGES.setFallbackToSystemLocale(false);
        }
        return new Words(MESSAGES, models, SECTORS, Locale.forLanguageTag(language));
    }

    private static History byChance(int seed, int size) {
        var random = new Random(seed);
        var story = new Story();
        for (var n = 0; n < size; n++) {
            var id = "IDEA-2026-" + (100 + n);
            var created = 400 * random.nextDouble();
            var status = pick(random, STATUSES);
            var end = status.equals("open") ? null : created * random.nextDouble();
            var decided = random.nextInt(3) == 0 ? (Double) (end == null ? created / 2 : (created + end) / 2) : null;
            var sector = pick(random, List.of("ULO", "RISE", "KA"));
            story.facts(new IdeaFacts(
                    id,
                    "Otsikko",
                    status,
                    end == null ? pick(random, STAGES) : null,
                    Story.ago(created),
                    sector,
                    1 + random.nextInt(3),
                    random.nextInt(5) == 0 ? "fast" : "normal",
                    "debtEnforcement",
                    "frontline",
                    random.nextInt(8) > 0,
                    Story.ago(created),
                    decided == null ? null : Story.ago(decided),
                    end == null ? null : Story.ago(end),
                    Story.ago(end == null ? created * random.nextDouble() : end)));
            life(story, random, id, created, end == null ? 0 : end);
        }
        return story.history();
    }

    private static void life(Story story, Random random, String id, double from, double to) {
        var at = from;
        for (var step = 0; step < 1 + random.nextInt(8); step++) {
            var left = to + (at - to) * random.nextDouble();
            var open = random.nextInt(8) == 0;
            story.visit(
                    id,
                    pick(random, STAGES),
                    1 + random.nextInt(2),
                    at,
                    open ? null : left,
                    open ? null : pick(random, OUTCOMES));
            story.task(
                    id,
                    pick(random, TASKS),
                    pick(random, List.of("ULO", "RISE", "KA", "ORK")),
                    at,
                    random.nextBoolean() ? (at + left) / 2 : null,
                    open ? null : left,
                    random.nextBoolean() ? (Double) (at - 5) : null);
            at = left;
        }
        story.answers(
                id,
                "progressReport",
                to,
                Map.of("reportStatus", "yellow", "barriers", List.of("NO_OWNER"), "usedWorkDays", 3));
        story.answers(id, "ideaScreening", to, Map.of("skillNeeds", List.of("legal")));
        story.question(id, from, random.nextBoolean() ? (Double) to : null).draft(from);
        story.answers(id, "understandingCard", to, Map.of("evidenceLevel", "validated"));
        story.answers(id, "evidenceRecord", to, Map.of("endCustomersHeard", random.nextInt(9)));
        story.answers(
                id,
                "panelResult",
                to,
                Map.of("panelOutcome", "validated", "participantsCount", 5, "languages", List.of("fi", "sv")));
        story.answers(id, "decision", to, Map.of("decision", "approvedTrial"));
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
