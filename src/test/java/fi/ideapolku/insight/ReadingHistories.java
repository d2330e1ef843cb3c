package fi.ideapolku.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.UtcTime;
import fi.ideapolku.organisation.DeliveredSectors;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Roles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the SQL makes of the path, the ideas and the cards. */
abstract class ReadingHistories {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    private JdbcClient jdbc;
    private Histories histories;
    private Instant now = NOW;

    abstract DataSource database();

    @BeforeEach
    void createTables() {
        var database = database();
        var flyway = Flyway.configure()
                .dataSource(database)
                .cleanDisabled(false)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        flyway.clean();
        flyway.migrate();
        jdbc = JdbcClient.create(database);
        var directory = mock(Directory.class);
        when(directory.membersOf(anyString())).thenReturn(List.of());
        when(directory.membersOf("sectorStaffULO")).thenReturn(List.of("a", "b", "c", "d", "e"));
        when(directory.membersOf("sectorOwnerULO")).thenReturn(List.of("a", "f"));
        try (var context = new AnnotationConfigApplicationContext(Roles.class)) {
            histories = new Histories(
                    jdbc,
                    new ObjectMapper(),
                    new Parties(directory, DeliveredSectors.unchanged(), context.getBean(Roles.class)),
                    new Clock() {
                        @Override
                        public Instant instant() {
                            return now;
                        }

                        @Override
                        public Clock withZone(java.time.ZoneId zone) {
                            return this;
                        }

                        @Override
                        public ZoneOffset getZone() {
                            return ZoneOffset.UTC;
                        }
                    });
        }
    }

    @Test
    void aStageIsVisitedFromEnteringToLeavingAndEachVisitApart() {
        idea("A");
        stage("A", "entered", "ideaCard", 1, null, 50);
        stage("A", "entered", "cardReview", 1, null, 48);
        stage("A", "left", "cardReview", 1, "returned", 45);
        stage("A", "left", "ideaCard", 1, "approved", 40);
        stage("A", "entered", "ideaCard", 2, null, 30);

        var visits = histories.now().visits();
        assertThat(visits).extracting(History.Visit::stage).containsExactly("ideaCard", "cardReview", "ideaCard");
        assertThat(visits).extracting(History.Visit::outcome).containsExactly("approved", "returned", null);
        assertThat(visits).extracting(History.Visit::version).containsExactly(1, 1, 2);
        assertThat(visits.get(0).entered()).isEqualTo(ago(50));
        assertThat(visits.get(0).left()).isEqualTo(ago(40));
        assertThat(visits.get(2).left()).isNull();
    }

    @Test
    void aTaskHasItsFirstClaimAndItsEnd() {
        idea("A");
        task("A", "t1", "created", "ULO", 20);
        task("A", "t1", "claimed", "ULO", 18);
        task("A", "t1", "returned", "ULO", 17);
        task("A", "t1", "claimed", "ULO", 16);
        task("A", "t1", "completed", "ULO", 10);
        task("A", "t2", "created", "ORK", 9);

        var work = histories.now().work();
        assertThat(work).hasSize(2);
        assertThat(work.get(0).claimed()).isEqualTo(ago(18));
        assertThat(work.get(0).ended()).isEqualTo(ago(10));
        assertThat(work.get(0).due()).isEqualTo(ago(5));
        assertThat(work.get(0).party()).isEqualTo("ULO");
        assertThat(work.get(1).ended()).isNull();
    }

    @Test
    void anIdeaHasItsSectorsAndItsLastEvent() {
        idea("A");
        idea("B");
        jdbc.sql("insert into idea_sector (idea_id, sector_id) values ('A', 'RISE'), ('A', 'OPV')")
                .update();
        stage("A", "entered", "screening", 1, null, 7);

        var ideas = histories.now().ideas();
        assertThat(ideas).extracting(IdeaFacts::sectors).containsExactly(3, 1);
        assertThat(ideas.get(0).lastEvent()).isEqualTo(ago(7));
        assertThat(ideas.get(1).lastEvent()).isEqualTo(ideas.get(1).created());
    }

    @Test
    void ofAFormOnlyCodesAndNumbersAreRead() {
        idea("A");
        card("A", "progressReport", "{\"reportStatus\":\"red\",\"done\":\"salainen\",\"usedWorkDays\":2.5}");
        card("A", "benefitMeasurement", "{\"metricResults\":[{\"metric\":\"salainen\",\"achieved\":true}]}");
        card("A", "ideaCard", "{\"ideaSummary\":\"salainen\"}");

        var answers = histories.now().answers();
        assertThat(answers).hasSize(2);
        assertThat(answers.toString()).doesNotContain("salainen").doesNotContain("kirjoittaja");
        assertThat(answers)
                .anySatisfy(answer -> assertThat(answer.number("usedWorkDays")).isEqualTo(2.5));
    }

    @Test
    void aPersonInTwoGroupsIsOneMember() {
        assertThat(histories.now().members()).containsEntry("ULO", 6).containsEntry("RISE", 0);
        assertThat(histories.now().named("ULO")).isEqualTo("ULO");
        assertThat(histories.now().named("RISE")).isEqualTo(History.SMALL);
    }

    @Test
    void whatHappensNextIsSeenAtOnce() {
        idea("A");
        stage("A", "entered", "screening", 1, null, 7);
        assertThat(histories.now().visits()).hasSize(1);
        idea("B");
        stage("B", "entered", "screening", 1, null, 2);
        stage("A", "left", "screening", 1, "continue", 1);
        assertThat(histories.now().ideas()).extracting(IdeaFacts::id).containsExactly("A", "B");
        assertThat(histories.now().visits()).extracting(History.Visit::outcome).containsExactly("continue", null);
    }

    @Test
    void anEventThatWasNumberedBeforeAndCommittedAfterOthersIsSeen() {
        idea("A");
        stage("A", "entered", "screening", 1, null, 7);
        stage("A", "left", "screening", 1, "continue", 1);
        stage("A", "entered", "discovery", 1, null, 1);
        jdbc.sql("delete from stage_event where event = 'left'").update();
        assertThat(histories.now().visits().get(0).outcome()).isNull();

        stage("A", "left", "screening", 1, "continue", 1);
        jdbc.sql("update stage_event set seq = 1 + (select min(seq) from stage_event) where event = 'left'")
                .update();
        assertThat(histories.now().visits().get(0).outcome()).isEqualTo("continue");
    }

    @Test
    void withNothingNewTheMomentMovesOn() {
        idea("A");
        assertThat(histories.now().asOf()).isEqualTo(NOW);
        now = NOW.plus(Duration.ofMinutes(6));
        assertThat(histories.now().asOf()).isEqualTo(now);
    }

    /** The oracle of our percentiles is the database's own. */
    @Test
    void percentilesAreThoseOfTheDatabase() {
        var random = new Random(5);
        for (var n = 0; n < 37; n++) {
            idea("I" + n);
            jdbc.sql(
                            "insert into card (id, idea_id, kind, version, status, form_key, deployment_id, task_key,"
                                    + " process_instance_id, author_id, publicity, content, created_at)"
                                    + " values (:id, :idea, 'x', :value, 'submitted', 'x', 'x', 'x', 'x', 'x', 'public', '{}', :at)")
                    .param("id", "c" + n)
                    .param("idea", "I" + n)
                    .param("value", random.nextInt(500))
                    .param("at", UtcTime.of(NOW))
                    .update();
        }
        var values = jdbc.sql("select version from card").query(Double.class).list();
        for (var share : List.of(0.15, 0.5, 0.85, 0.95)) {
            var expected = jdbc.sql("select percentile_cont(" + share + ") within group (order by version) from card")
                    .query(Double.class)
                    .single();
            assertThat(Percentiles.of(values, share).getAsDouble()).isCloseTo(expected, within(1e-6));
        }
    }

    private void idea(String id) {
        jdbc.sql(
                        "insert into idea (id, title, status, lead_sector_id, proposer_id, lane, screened, created_at, changed_at)"
                                + " values (:id, 'Otsikko', 'open', 'ULO', 'kirjoittaja', 'normal', true, :at, :at)")
                .param("id", id)
                .param("at", UtcTime.of(ago(100)))
                .update();
    }

    private void stage(String idea, String event, String stage, int version, String outcome, int daysAgo) {
        jdbc.sql("insert into stage_event (idea_id, kind, event, element, process_key, model_version, outcome, at)"
                        + " values (:idea, 'stage', :event, :stage, :stage, :version, :outcome, :at)")
                .param("idea", idea)
                .param("event", event)
                .param("stage", stage)
                .param("version", version)
                .param("outcome", outcome)
                .param("at", UtcTime.of(ago(daysAgo)))
                .update();
    }

    private void task(String idea, String id, String event, String party, int daysAgo) {
        jdbc.sql("insert into stage_event (idea_id, kind, event, element, process_key, model_version, party, task_id,"
                        + " due_at, at) values (:idea, 'task', :event, 'taskReviewCard', 'cardReview', 1, :party, :id,"
                        + " :due, :at)")
                .param("idea", idea)
                .param("event", event)
                .param("party", party)
                .param("id", id)
                .param("due", UtcTime.of(ago(5)))
                .param("at", UtcTime.of(ago(daysAgo)))
                .update();
    }

    private void card(String idea, String kind, String content) {
        jdbc.sql(
                        "insert into card (id, idea_id, kind, version, status, form_key, deployment_id, task_key,"
                                + " process_instance_id, author_id, publicity, content, created_at)"
                                + " values (:id, :idea, :id, 1, 'submitted', 'x', 'x', 'x', 'x', 'kirjoittaja', 'public', :content, :at)")
                .param("id", kind)
                .param("idea", idea)
                .param("content", content)
                .param("at", UtcTime.of(ago(3)))
                .update();
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
