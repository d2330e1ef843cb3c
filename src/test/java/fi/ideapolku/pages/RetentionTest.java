package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.UtcTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What names people ends after its time, cards, reasons and times stay; and everybody can have what is kept of him (PRV-4, PRV-8). */
class RetentionTest extends PageTests {

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyHasLeft() {
        jdbc.sql("delete from person_left").update();
    }

    @Test
    void peopleOfAnIdeaThatEndedTenYearsAgoGoAndItsCardsReasonsAndTimesStay() throws Exception {
        var id = reviewed("Vanha idea", understanding(Map.of()), ok());
        send(OWNER, "/ideas/" + id + "/discussion", Map.of("text", "Kommentti vanhaan ideaan"));
        assertThat(cardsOf(id)).anySatisfy(card -> assertThat(card).contains("\"cardOwner\":\"" + OWNER + "\""));
        ended(id, 11);
        var cards = jdbc.sql("select count(*) from card where idea_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
        var events = jdbc.sql("select count(*) from stage_event where idea_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single();

        run(true);
        assertThat(people(id)).contains(OWNER, "sectorstaffulo", "orkcoordinator");
        run(false);

        assertThat(people(id)).containsOnly("-");
        assertThat(cardsOf(id))
                .hasSize(cards)
                .noneSatisfy(card -> assertThat(card).contains(OWNER))
                .anySatisfy(
                        card -> assertThat(card).contains("\"cardOwner\":\"-\"", "\"screeningOutcome\":\"continue\""))
                .anySatisfy(card -> assertThat(card).contains(TEXT));
        assertThat(jdbc.sql("select count(*) from stage_event where idea_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(events);
        assertThat(jdbc.sql("select count(*) from idea_comment where idea_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
        html("reader", "/ideas/" + id, "fi");
    }

    @Test
    void anIdeaThatEndedNineYearsAgoKeepsItsPeople() throws Exception {
        var id = screened("Yhdeksän vuotta vanha idea");
        ended(id, 9);

        run(false);

        assertThat(people(id)).contains("sectorstaffulo").doesNotContain("-");
    }

    @Test
    void whoLeftAYearAgoIsNamedNowhereAndOthersStay() throws Exception {
        send("admin", "/admin/people", Map.of("id", "lahtenyt", "first", "Lasse", "last", "Lähtenyt", "mail", ""));
        var id = screened("Lähteneen idea");
        jdbc.sql("update idea set proposer_id = 'lahtenyt' where id = :id")
                .param("id", id)
                .update();
        jdbc.sql("update card set content = replace(content, :owner, 'lahtenyt') where idea_id = :id")
                .param("owner", OWNER)
                .param("id", id)
                .update();
        run(false);
        assertThat(people(id)).contains("lahtenyt");

        jdbc.sql("update person_left set noticed_at = :then where user_id = 'lahtenyt'")
                .param("then", UtcTime.of(yearsAgo(1).minusSeconds(86_400)))
                .update();
        run(false);

        assertThat(people(id)).doesNotContain("lahtenyt").contains("-", "sectorcoordinatorulo");
        assertThat(cardsOf(id)).noneSatisfy(card -> assertThat(card).contains("lahtenyt"));
        assertThat(page("admin", "/admin/people/lahtenyt", "fi").getStatus()).isEqualTo(404);
    }

    @Test
    void whoComesBackIsNoLongerCountedAsGone() throws Exception {
        jdbc.sql("insert into person_left (user_id, noticed_at) values ('reader', :then)")
                .param("then", UtcTime.of(yearsAgo(3)))
                .update();

        run(false);

        html("admin", "/admin/people/reader", "fi");
        assertThat(jdbc.sql("select user_id from person_left")
                        .query(String.class)
                        .list())
                .doesNotContain("reader");
    }

    @Test
    void everybodyGetsWhatIsKeptOfHimselfAndTheAdministratorOfAnybody() throws Exception {
        var id = screened("Henkilötietopyyntö");

        var own = page("sectorstaffulo", "/me/data.json", "fi");
        var csv = page("admin", "/admin/people/sectorstaffulo/data.csv", "fi");

        assertThat(own.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(own.getContentAsString())
                .contains(
                        "\"idea.proposer_id\"",
                        id,
                        "\"card.author_id\"",
                        "\"act_id_user.id_\"",
                        "\"audit_event.user_id\"")
                .doesNotContain("pwd_", "token_hash", "session_id");
        assertThat(csv.getContentAsString()).contains("kept_in,row,column,value", "idea.proposer_id,", id);
        assertThat(page("reader", "/me/data.json", "fi").getContentAsString()).doesNotContain(id);
        assertThat(page("processowner", "/admin/people/sectorstaffulo/data.json", "fi")
                        .getStatus())
                .isEqualTo(403);
        assertThat(jdbc.sql(
                                "select count(*) from audit_event where action = 'export' and object like '%sectorstaffulo/data.csv'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void everyPageOfRetentionIsWholeInThreeLanguages() throws Exception {
        for (var language : List.of("fi", "sv", "en")) {
            html("processowner", "/admin/retention", language);
            html("reader", "/me", language);
        }
        assertThat(send("processowner", "/admin/retention", Map.of("dry", "false"))
                        .getStatus())
                .isEqualTo(403);
    }

    private void run(boolean dry) throws Exception {
        assertThat(send("admin", "/admin/retention", Map.of("dry", String.valueOf(dry)))
                        .getStatus())
                .isEqualTo(302);
    }

    private void ended(String id, int yearsAgo) {
        jdbc.sql("update idea set status = 'withdrawn', ended_at = :then where id = :id")
                .param("then", UtcTime.of(yearsAgo(yearsAgo)))
                .param("id", id)
                .update();
    }

    private static Instant yearsAgo(int years) {
        return Instant.now().atZone(ZoneOffset.UTC).minusYears(years).toInstant();
    }

    private List<String> cardsOf(String id) {
        return jdbc.sql("select content from card where idea_id = :id")
                .param("id", id)
                .query(String.class)
                .list();
    }

    private List<String> people(String id) {
        return jdbc.sql("""
                        select proposer_id from idea where id = :id
                        union select user_id from idea_person where idea_id = :id
                        union select author_id from card where idea_id = :id
                        """).param("id", id).query(String.class).list();
    }
}
