package fi.ideapolku.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures, pages and event log over HTTP, on the demonstration's ideas. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:insight;DB_CLOSE_DELAY=-1"
        })
class InsightOverHttpTest {

    private static final List<String> PAGES = List.of(
            "/insight",
            "/insight?sector=ULO&months=6",
            "/insight/flow",
            "/insight/time",
            "/insight/outcomes",
            "/insight/participation",
            "/insight/evidence",
            "/insight/quality",
            "/insight/definitions",
            "/insight/map",
            "/insight/map?model=decision");

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Figures figures;

    @Autowired
    MeterRegistry meters;

    @Autowired
    WeeklySummary weekly;

    @Test
    void workInProgressIsTheNumberOfOpenIdeas() {
        var open = jdbc.sql("select count(*) from idea where status = 'open'")
                .query(Integer.class)
                .single();
        var wip = json("orkcoordinator", "/api/insight/wip");
        assertThat(open).isPositive();
        assertThat(wip.path("n").asInt()).isEqualTo(open);
        assertThat(wip.path("sentence").asText()).contains(open.toString());
    }

    @Test
    void theOperatorsGaugesCountWhatThereIs() {
        var open = jdbc.sql("select count(*) from idea where status = 'open'")
                .query(Double.class)
                .single();
        assertThat(meters.get("ideapolku.ideas.open").gauge().value()).isEqualTo(open);
        assertThat(List.of(
                        "tasks.open", "tasks.overdue", "notices.waiting", "mail.waiting", "mail.failed", "jobs.failed"))
                .allSatisfy(name -> assertThat(
                                meters.get("ideapolku." + name).gauge().value())
                        .isNotNegative());
    }

    @Test
    void everyFigureIsToldAsJsonAndAsCsvOfTheSameRows() {
        for (var key : figures.keys()) {
            var figure = json("orkcoordinator", "/api/insight/" + key);
            var csv = get("orkcoordinator", "/api/insight/" + key + "?format=csv");
            assertThat(csv.getHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
            assertThat(csv.getBody().split("\r\n"))
                    .as(key)
                    .hasSize(1 + figure.path("rows").size());
        }
    }

    @Test
    void noFigureAndNoEventNamesAPerson() {
        var people = jdbc.sql("select id_ from act_id_user").query(String.class).list();
        var told = figures.keys().stream()
                        .map(key -> get("orkcoordinator", "/api/insight/" + key).getBody())
                        .collect(Collectors.joining())
                + get("orkcoordinator", "/api/events.csv").getBody()
                + get("orkcoordinator", "/api/events.xes").getBody();
        assertThat(people)
                .hasSizeGreaterThan(50)
                .allSatisfy(person -> assertThat(told).doesNotContainPattern("\\b" + person + "\\b"));
    }

    @Test
    void theBranchReadsThePortfoliosFiguresAndNotThoseAboutWork() {
        assertThat(status("reader", "/api/insight/wip")).isEqualTo(200);
        assertThat(status("reader", "/api/insight/ball")).isEqualTo(403);
        assertThat(status("reader", "/api/events.csv")).isEqualTo(403);
        assertThat(status("sectormanagementulo", "/api/insight/ball")).isEqualTo(200);
        assertThat(status("processowner", "/api/events.csv")).isEqualTo(200);
        assertThat(http.getForEntity("/api/insight/wip", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void whatThereIsNotIsRefused() {
        assertThat(status("orkcoordinator", "/api/insight/nothing")).isEqualTo(404);
        assertThat(status("orkcoordinator", "/api/insight/wip?months=7")).isEqualTo(400);
        assertThat(status("orkcoordinator", "/api/insight/wip?sector=XYZ")).isEqualTo(400);
        assertThat(status("orkcoordinator", "/api/insight/wip?format=pdf")).isEqualTo(400);
    }

    @Test
    void filtersNarrowDown() {
        var all = json("orkcoordinator", "/api/insight/wip").path("n").asInt();
        var one =
                json("orkcoordinator", "/api/insight/wip?sector=ULO").path("n").asInt();
        assertThat(one).isLessThan(all);
    }

    @Test
    void aManagerBeginsWithHisOwnSectorAndMayLookAtTheWholeBranch() {
        var own = get("sectormanagementulo", "/insight").getBody();
        assertThat(own).contains("<option value=\"ULO\" selected=\"selected\">").contains("sector=ULO");
        assertThat(get("sectormanagementulo", "/insight?sector=").getBody())
                .doesNotContain("<option value=\"ULO\" selected=\"selected\">")
                .contains("/insight/flow?months=12&amp;sector=\"");
        assertThat(get("orkcoordinator", "/insight").getBody()).doesNotContain("value=\"ULO\" selected=\"selected\"");
    }

    @Test
    void theWeekIsToldToAManagerOfHisOwnSector() {
        var whole = weekly.of("orkcoordinator", Locale.ENGLISH);
        assertThat(whole).isNotEmpty().allMatch(line -> line.path().endsWith("sector=#ideas"));
        assertThat(weekly.of("sectormanagementulo", Locale.ENGLISH))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.sentence()).startsWith("National Enforcement Authority Finland: ");
                    assertThat(line.path()).contains("sector=ULO");
                });
    }

    @Test
    void theEventLogHasItsColumnsAndReadsAsXml() throws Exception {
        var csv = get("orkcoordinator", "/api/events.csv").getBody();
        assertThat(csv).startsWith("case,activity,start,end,group\r\nIDEA-").contains("taskScreenIdea");
        var xes = http.exchange(
                        RequestEntity.get("/api/events.xes")
                                .headers(headers -> headers.setBasicAuth("orkcoordinator", "demo"))
                                .build(),
                        byte[].class)
                .getBody();
        var log =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new java.io.ByteArrayInputStream(xes));
        assertThat(log.getElementsByTagName("trace").getLength())
                .isEqualTo(jdbc.sql("select count(distinct idea_id) from stage_event")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void everyPageIsShownInEachLanguageAndOnePageAFigure() {
        for (var language : List.of("fi", "sv", "en")) {
            for (var path : PAGES) {
                var page = get("orkcoordinator", path + (path.contains("?") ? "&" : "?") + "lang=" + language);
                assertThat(page.getStatusCode().value()).as(path).isEqualTo(200);
                assertThat(page.getBody())
                        .contains("<html lang=\"" + language + "\"")
                        .doesNotContain("??")
                        .doesNotContainPattern("[>\"]insight\\.");
            }
        }
        for (var key : figures.keys()) {
            assertThat(status("orkcoordinator", "/insight/figure/" + key))
                    .as(key)
                    .isEqualTo(200);
        }
    }

    @Test
    void theMapMarksOpenTasksAndTheirTableSaysTheSame() {
        var open = jdbc.sql("select task_key, process_key, count(*) as number from task_item"
                        + " group by task_key, process_key order by task_key limit 1")
                .query()
                .singleRow();
        var page = get("orkcoordinator", "/insight/map?model=" + open.get("process_key"))
                .getBody();
        assertThat(page)
                .contains("<svg class=\"model-drawing\"")
                .contains("data-element=\"" + open.get("task_key") + "\"")
                .contains(open.get("number") + " open");
        assertThat(status("reader", "/insight/map")).isEqualTo(403);
        assertThat(status("orkcoordinator", "/insight/map?model=nothing")).isEqualTo(404);
    }

    @Test
    void theBranchSeesTheFirstPageWithoutTheFiguresAboutWork() {
        var page = get("reader", "/insight").getBody();
        assertThat(page).contains("name-wip").doesNotContain("name-ball");
        assertThat(get("reader", "/insight/figure/ball").getStatusCode().value())
                .isEqualTo(403);
    }

    private int status(String user, String path) {
        return get(user, path).getStatusCode().value();
    }

    private JsonNode json(String user, String path) {
        var answer = http.exchange(request(user, path), JsonNode.class);
        assertThat(answer.getStatusCode().value()).as(path).isEqualTo(200);
        return answer.getBody();
    }

    private ResponseEntity<String> get(String user, String path) {
        return http.exchange(request(user, path), String.class);
    }

    private static RequestEntity<Void> request(String user, String path) {
        return RequestEntity.get(path)
                .headers(headers -> {
                    headers.setBasicAuth(user, "demo");
                    headers.set("Accept-Language", "en");
                })
                .build();
    }
}
