package fi.ideapolku.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.organisation.WorkingDays;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long figures take on 100,000 ideas with 2 million events in PostgreSQL; run by {@code -Dtest=InsightBench}, not with the tests. */
class InsightBench {

    private static final String IDEAS = """
            insert into idea (id, title, status, stage, stage_since, lead_sector_id, proposer_id, lane, screened, decided_at,
                              created_at, ended_at, changed_at)
            select 'I' || n, 'Otsikko', case when n % 5 = 0 then 'open' else 'completed' end,
                   case when n % 5 = 0 then 'decision' end, now() - interval '30 days', 'ULO', 'x', 'normal', true,
                   case when n % 5 <> 0 then now() - (n % 1500) * interval '1 day' end,
                   now() - (n % 1500 + n % 300 + 10) * interval '1 day',
                   case when n % 5 <> 0 then now() - (n % 1500) * interval '1 day' end, now()
            from generate_series(1, 100000) as n
            """;

    private static final String STAGES = """
            insert into stage_event (idea_id, kind, event, element, process_key, model_version, outcome, at)
            select 'I' || n, 'stage', case when e % 2 = 0 then 'entered' else 'left' end, 's' || (e / 2), 's', 1,
                   case when e % 2 = 1 then 'approved' end, now() - (n % 1500 + 20 - e) * interval '1 day'
            from generate_series(1, 100000) as n, generate_series(0, 7) as e
            """;

    private static final String TASKS = """
            insert into stage_event (idea_id, kind, event, element, process_key, model_version, party, task_id, at)
            select 'I' || n, 'task', (array['created', 'claimed', 'completed'])[e % 3 + 1], 'task' || (e / 3), 's', 1, 'ULO',
                   n || '-' || (e / 3), now() - (n % 1500 + 20 - e) * interval '1 day'
            from generate_series(1, 100000) as n, generate_series(0, 11) as e
            """;

    @Test
    void theFirstScreenOfAHundredThousandIdeas() throws Exception {
        try (var postgres = EmbeddedPostgres.start();
                var beans = new AnnotationConfigApplicationContext(Sectors.class, Roles.class)) {
            var database = postgres.getPostgresDatabase();
            Flyway.configure().dataSource(database).load().migrate();
            var jdbc = JdbcClient.create(database);
            List.of(IDEAS, STAGES, TASKS).forEach(sql -> jdbc.sql(sql).update());
            jdbc.sql("analyze").update();
            var directory = mock(Directory.class);
            when(directory.membersOf(anyString())).thenReturn(List.of("a", "b", "c", "d", "e"));
            var histories = new Histories(
                    jdbc,
                    new ObjectMapper(),
                    directory,
                    beans.getBean(Sectors.class),
                    beans.getBean(Roles.class),
                    Clock.systemUTC());
            var history = timed("reading the history", histories::now);
            assertThat(history.ideas()).hasSize(100_000);
            timed("the history again", histories::now);
            for (var round = 0; round < 2; round++) {
                for (var metric : Figures.all(new WorkingDays(day -> false))) {
                    timed(metric.key(), () -> metric.find(history, Period.months(12, history.asOf())));
                }
            }
        }
    }

    private static <T> T timed(String what, Supplier<T> act) {
        var begin = System.nanoTime();
        var result = act.get();
        LoggerFactory.getLogger(InsightBench.class).info("{} ms: {}", (System.nanoTime() - begin) / 1_000_000, what);
        return result;
    }
}
