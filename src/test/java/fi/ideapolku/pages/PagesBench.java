package fi.ideapolku.pages;

import static fi.ideapolku.Benchmark.p95;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fi.ideapolku.Benchmark;
import fi.ideapolku.api.OnPostgres;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
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
 * How long pages take with 100,000 ideas and 300,000 open tasks in PostgreSQL, beside the engine's own query for a page of tasks among as
 * many; run by {@code -Dtest=PagesBench}, not with the tests.
 */
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "ideapolku.scheduling=false"})
@AutoConfigureMockMvc
@OnPostgres
class PagesBench {

    private static final Logger LOG = LoggerFactory.getLogger(PagesBench.class);

    private static final List<String> LOAD = List.of("""
            insert into idea (id, title, status, stage, stage_since, lead_sector_id, proposer_id, lane, screened, created_at, changed_at)
            select 'B' || n, 'Otsikko ' || n, 'open', (array['screening', 'discovery', 'ideaCard', 'decision'])[n % 4 + 1], now(),
                   (array['ULO', 'RISE', 'OPV', 'TIV'])[n % 4 + 1], 'x', 'normal', true, now() - n * interval '10 minutes', now()
            from generate_series(1, 100000) as n
            """, """
            insert into task_item (id, idea_id, task_key, process_key, form_key, name_fi, name_sv, name_en, stage, party, created_at,
                                   due_at, urgency)
            select 'T' || n, 'B' || (n % 100000 + 1), 'taskReviewCard', 'cardReview', 'cardReview', 'Arvioi kortti', 'Granska kortet',
                   'Review the card', 'ideaCard', 'ORK', now(), now() + (n % 90) * interval '1 day', now() + (n % 90) * interval '1 day'
            from generate_series(1, 300000) as n
            """, """
            insert into task_group (group_id, task_id, created_at, urgency, claimed)
            select case when n % 10 = 0 then 'orkCoordinator' else 'bench' || n % 50 end, 'T' || n, now(),
                   now() + (n % 90) * interval '1 day', false
            from generate_series(1, 300000) as n
            """, """
            insert into act_ru_task (id_, rev_, name_, task_def_key_, priority_, create_time_, suspension_state_)
            select 'T' || n, 1, 'Arvioi kortti', 'taskReviewCard', 50, now(), 1 from generate_series(1, 300000) as n
            """, """
            insert into act_ru_identitylink (id_, rev_, type_, task_id_, group_id_)
            select 'L' || n, 1, 'candidate', 'T' || n,
                   case when n % 10 = 0 then 'orkCoordinator' else 'bench' || n % 50 end
            from generate_series(1, 300000) as n
            """);

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TaskService tasks;

    @Value("${spring.datasource.url}")
    String address;

    @Test
    void pagesOfAHundredThousandIdeasComeWithinATenthOfASecond() throws Exception {
        LOAD.forEach(sql -> jdbc.sql(sql).update());
        Benchmark.analyze(address);
        var engine = p95(
                "the engine's own page of tasks",
                () -> tasks.createTaskQuery()
                        .taskCandidateGroup("orkCoordinator")
                        .orderByTaskCreateTime()
                        .desc()
                        .listPage(0, 50));
        for (var page : List.of(
                "/tasks?view=groups",
                "/tasks?view=mine",
                "/ideas",
                "/ideas?sector=ULO",
                "/board",
                "/ideas/B77",
                "/library")) {
            var time = p95(
                    page,
                    () -> http.perform(get(page).with(httpBasic("orkcoordinator", "demo")))
                            .andReturn()
                            .getResponse()
                            .getContentAsString());
            LOG.info("{}: {} of the engine's query", page, String.format("%.2f", time / engine));
            assertThat(time).as(page).isLessThan(100);
        }
    }
}
