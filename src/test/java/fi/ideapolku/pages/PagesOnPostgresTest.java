package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.attachment.Files;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Year;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The queries of the pages of ideas on the database of production. */
@TestPropertySource(properties = "spring.main.register-shutdown-hook=false")
class PagesOnPostgresTest extends PageTests {

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry registry) throws IOException {
        var postgres = EmbeddedPostgres.start();
        registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "postgres");
    }

    @Test
    void ideaPortfolioLibraryAndFeedbackAreReadAndWritten() throws Exception {
        var id = reviewed("Tuotannon kannassa", understanding(Map.of()), ok());
        send(FOREIGNER, "/ideas/" + id + "/follow", Map.of());
        send("reader", "/feedback", Map.of("words", "Toimii myös täällä."));

        assertThat(html(FOREIGNER, "/ideas/" + id, "fi")).contains("Lopeta seuraaminen");
        assertThat(html(FOREIGNER, "/ideas/" + id + "/map", "fi")).contains("md-fill-current");
        for (var path : new String[] {"/ideas", "/board", "/ideas.csv"}) {
            assertThat(html("reader", path + "?q=tuotannon&sector=ULO&lane=normal", "fi"))
                    .contains("Tuotannon kannassa");
        }
        assertThat(html("reader", "/library?q=tuotannon&customers=endCustomer&lifeEvent=debtEnforcement", "fi"))
                .contains(id);
        html("reader", "/lessons?q=mitä%20tahansa".replace("ä", "%C3%A4"), "fi");
        assertThat(html("processowner", "/admin/feedback", "fi")).contains("Toimii myös täällä.");
    }

    @Test
    void sentCardIsTakenBack() throws Exception {
        var id = screened("Takaisin tuotannossa");
        complete(id, "taskFillUnderstandingCard", OWNER, understanding(Map.of()));
        assertThat(html(OWNER, "/tasks?view=done", "fi")).contains(id + "/take-back");

        var task = send(OWNER, "/ideas/" + id + "/take-back", Map.of()).getRedirectedUrl();

        assertThat(html(OWNER, task, "fi")).contains("Miten voisimme selkeyttää kirjeen asiakkaalle?");
    }

    @Test
    void draftIsWrittenAgainAndUselessQuestionsAreCounted() throws Exception {
        for (var title : new String[] {"Kir", "Kirje"}) {
            var saved = send("reader", "/ideas/new/draft", Map.of("_shown", "title", "title", title, "_page", "here"));
            assertThat(saved.getStatus()).isEqualTo(200);
        }
        assertThat(html("reader", "/ideas/new", "fi")).contains("value=\"Kirje\"");
        var unseen = send("reader", "/ideas/new", Map.of("_shown", "title", "title", "Toinen", "_page", "there"));
        assertThat(unseen.getStatus()).isEqualTo(409);

        send("reader", "/ideas/new/useless/title", Map.of());
        send(FOREIGNER, "/ideas/new/useless/title", Map.of());
        assertThat(jdbc.sql("select useless from question_feedback where field_key = 'title'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void substitutesCalendarAndLiveNumbersAreReadAndWritten() throws Exception {
        var year = Year.now(ZoneId.of("Europe/Helsinki"));
        var task = tasks.ofIdea(submitted("Sijaisen tuotannossa")).get(0).id();
        var named = send(
                "sectorcoordinatorulo",
                "/me/substitutes",
                Map.of("substitute", "sectormanagementulo", "first", "1.1." + year, "last", "31.12." + year));
        assertThat(named.getStatus()).isEqualTo(302);
        assertThat(html("sectorcoordinatorulo", "/me/substitutes", "fi")).contains("31.12." + year);

        send("sectormanagementulo", "/tasks/" + task + "/claim", Map.of());
        assertThat(tasks.find(task).orElseThrow().assignee()).isEqualTo("sectorcoordinatorulo");
        assertThat(html("sectormanagementulo", "/tasks?view=mine", "fi")).contains("/tasks/" + task);
        assertThat(html("sectormanagementulo", "/live?list=true", "fi")).contains("count-groups");

        settings("sectorcoordinatorulo", true);
        assertThat(send("sectorcoordinatorulo", "/me/calendar", Map.of()).getStatus())
                .isEqualTo(302);
        assertThat(html("sectorcoordinatorulo", "/me", "fi")).contains("/me/calendar/revoke");
        assertThat(page("sectorcoordinatorulo", "/calendar/x.ics", "fi").getStatus())
                .isEqualTo(404);
    }

    @Test
    void pagesOfTheAdministratorAndAttachmentsAreReadAndWritten() throws Exception {
        var id = screened("Liite tuotannossa");
        var content = Arrays.copyOf(Files.png(), 600_000);
        attach(OWNER, id, "kuva.png", content, false);
        var file = jdbc.sql("select id from attachment where idea_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(page(OWNER, "/ideas/" + id + "/attachments/" + file, "fi").getContentAsByteArray())
                .isEqualTo(content);

        send("admin", "/admin/people", Map.of("id", "uusi", "first", "Uusi", "last", "Henkilö", "mail", ""));
        send("admin", "/admin/people/uusi/groups", Map.of("role", "reader"));
        send("admin", "/admin/people/uusi/disable", Map.of());
        send("admin", "/admin/closed-days", Map.of("day", "25.11.2036", "reason", "Muutto"));
        send("admin", "/admin/sectors/MUU", Map.of("from", "1.1.2001", "until", ""));
        for (var page :
                new String[] {"/people?q=UUSI", "/people/uusi", "/closed-days", "/sectors", "/sessions?user=x"}) {
            html("admin", "/admin" + page, "fi");
        }
        assertThat(html(OWNER, "/me/data.json", "fi")).contains("kuva.png");

        jdbc.sql("update person_left set noticed_at = noticed_at - interval '2 years'")
                .update();
        jdbc.sql("update idea set ended_at = created_at - interval '11 years' where id = :id")
                .param("id", id)
                .update();
        assertThat(send("admin", "/admin/retention", Map.of("dry", "false")).getStatus())
                .isEqualTo(302);
        jdbc.sql("update person_left set noticed_at = noticed_at - interval '2 years'")
                .update();
        assertThat(send("admin", "/admin/retention", Map.of("dry", "false")).getStatus())
                .isEqualTo(302);

        assertThat(jdbc.sql("select proposer_id from idea where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("-");
        assertThat(page("admin", "/admin/people/uusi", "fi").getStatus()).isEqualTo(404);
    }
}
