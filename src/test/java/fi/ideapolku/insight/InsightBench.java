package fi.ideapolku.insight;

import static fi.ideapolku.Benchmark.p95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fi.ideapolku.Benchmark;
import fi.ideapolku.api.OnPostgres;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.query.PeriodUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * How long the pages of figures take with 100,000 ideas and 2 million events in PostgreSQL while something happens before
 * each reading, beside the engine's own report of durations over as many tasks; run by {@code -Dtest=InsightBench}, not with
 * the tests.
 */
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "ideapolku.scheduling=false"})
@AutoConfigureMockMvc
@OnPostgres
class InsightBench {

    private static final Logger LOG = LoggerFactory.getLogger(InsightBench.class);

    private static final List<String> LOAD = List.of("""
            insert into idea (id, title, status, stage, stage_since, lead_sector_id, proposer_id, lane, screened, decided_at,
                              created_at, ended_at, changed_at)
            select 'B' || n, 'Otsikko ' || n, case when n % 5 = 0 then 'open' when n % 5 = 1 then 'rejected' else 'completed' end,
                   case when n % 5 = 0 then 'decision' end, now() - interval '30 days',
                   (array['ULO', 'RISE', 'OPV', 'TIV'])[n % 4 + 1], 'x', 'normal', true,
                   case when n % 5 <> 0 then now() - (n % 1500 + 5) * interval '1 day' end,
                   now() - (n % 1500 + n % 300 + 30) * interval '1 day',
                   case when n % 5 <> 0 then now() - (n % 1500) * interval '1 day' end, now()
            from generate_series(1, 100000) as n
            """, """
            insert into stage_event (idea_id, kind, event, element, process_key, model_version, outcome, at)
            select 'B' || n, 'stage', case when e % 2 = 0 then 'entered' else 'left' end,
                   (array['screening', 'understandingCard', 'ideaCard', 'decision'])[e / 2 + 1], 's', 1,
                   case when e % 2 = 1 then 'approved' end, now() - (n % 1500 + 28 - 3 * e) * interval '1 day'
            from generate_series(1, 100000) as n, generate_series(0, 7) as e
            """, """
            insert into stage_event (idea_id, kind, event, element, process_key, model_version, party, task_id, due_at, at)
            select 'B' || n, 'task', (array['created', 'claimed', 'completed'])[e % 3 + 1],
                   (array['taskScreenIdea', 'taskReviewCard', 'taskOrkDecision', 'taskPlanImplementation'])[e / 3 + 1], 's', 1,
                   (array['ULO', 'RISE', 'ORK', 'OM'])[(n + e / 3) % 4 + 1], n || '-' || (e / 3),
                   now() - (n % 1500) * interval '1 day', now() - (n % 1500 + 28 - 2 * e) * interval '1 day'
            from generate_series(1, 100000) as n, generate_series(0, 11) as e
            """, """
            insert into card (id, idea_id, kind, version, status, form_key, deployment_id, task_key, process_instance_id, author_id,
                              publicity, content, created_at)
            select 'C' || n, 'B' || (n % 100000 + 1),
                   (array['decision', 'evidenceRecord', 'understandingCard', 'progressReport'])[n % 4 + 1],
                   1, 'submitted', 'x', 'x', 'x', 'x', 'x', 'public',
                   '{"decision":"approvedTrial","endCustomersHeard":6,"evidenceLevel":"validated","reportStatus":"green"}',
                   now() - (n % 1500) * interval '1 day'
            from generate_series(1, 200000) as n
            """, """
            insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, start_time_, end_time_, duration_)
            select 'H' || n, 'taskReviewCard', 'cardReview', now() - (n % 1500 + 28) * interval '1 day',
                   now() - (n % 1500) * interval '1 day', 1000 * n
            from generate_series(1, 400000) as n
            """);

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HistoryService engine;

    @Autowired
    Histories histories;

    @Autowired
    Snapshots snapshots;

    @Value("${spring.datasource.url}")
    String address;

    @Test
    void theFirstScreenOfAHundredThousandIdeasComesWithinThreeTenthsOfASecond() throws Exception {
        histories.now();
        LOAD.forEach(sql -> jdbc.sql(sql).update());
        Benchmark.analyze(address);
        var before = usedMegabytes();
        var begin = System.nanoTime();
        assertThat(histories.now().ideas()).hasSizeGreaterThanOrEqualTo(100_000);
        LOG.info("reading all: {} ms", (System.nanoTime() - begin) / 1_000_000);
        LOG.info("it holds {} MB", usedMegabytes() - before);
        var report = p95(
                "the engine's own report of durations",
                () -> engine.createHistoricTaskInstanceReport().duration(PeriodUnit.MONTH));
        var first = page("/insight", report);
        for (var page : List.of(
                "/insight?sector=ULO",
                "/insight/flow",
                "/insight/time",
                "/insight/outcomes",
                "/insight/participation",
                "/insight/evidence",
                "/insight/quality",
                "/insight/map",
                "/insight/figure/age")) {
            assertThat(page(page, report)).as(page).isLessThan(1000);
        }
        assertThat(first).isLessThan(300);
        assertThat(p95("finding all of it anew, aside", () -> {
                    somethingHappens();
                    return snapshots.renew();
                }))
                .isLessThan(10_000);
    }

    private double page(String page, double report) throws Exception {
        var time = p95(page, () -> {
            somethingHappens();
            var answer = http.perform(get(page).with(user("orkcoordinator")))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).isEqualTo(200);
            return answer.getContentAsString();
        });
        LOG.info("{}: {} of the engine's report", page, String.format("%.2f", time / report));
        return time;
    }

    private void somethingHappens() {
        jdbc.sql("insert into stage_event (idea_id, kind, event, element, process_key, model_version, at)"
                        + " values ('B77', 'stage', 'entered', 'lessons', 's', 1, now())")
                .update();
    }

    private static long usedMegabytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
