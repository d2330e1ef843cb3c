package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.ideapolku.Ideapolku;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's ideas when the application is started a second time on the same file, with the job executor on. */
class DemoRestartTest {

    @TempDir
    Path folder;

    @Test
    void restartWithTheJobExecutorOnLeavesEveryPhaseAndPlaysNothingAgain() {
        List<Map<String, Object>> before;
        String probe;
        try (var first = start()) {
            before = places(first);
            probe = nextTimer(first);
        }
        try (var second = start()) {
            assertThat(places(second)).isEqualTo(before);
            var jobs = second.getBean(ManagementService.class);
            var waiting = ideaOf(second, probe);
            jobs.setJobDuedate(probe, new Date());
            await().atMost(Duration.ofMinutes(1))
                    .until(jobs.createJobQuery().jobId(probe)::count, Long.valueOf(0)::equals);
            // At night the engine also clears its history, which is no idea's job.
            assertThat(jobs.createJobQuery().executable().list()).allMatch(job -> job.getProcessInstanceId() == null);
            assertThat(without(waiting, places(second))).isEqualTo(without(waiting, before));
        }
    }

    /** One timer is made due by hand: once the executor has run it, it has also seen that no other is. */
    private static String nextTimer(ConfigurableApplicationContext application) {
        var timers =
                application.getBean(ManagementService.class).createJobQuery().timers();
        return timers.orderByJobDuedate().desc().listPage(0, 1).get(0).getId();
    }

    private static Object ideaOf(ConfigurableApplicationContext application, String jobId) {
        return jdbc(application).sql("""
                        select root.business_key_ from act_ru_job job
                        join act_ru_execution called on called.id_ = job.process_instance_id_
                        join act_ru_execution root on root.id_ = called.root_proc_inst_id_
                        where job.id_ = :job
                        """).param("job", jobId).query().singleValue();
    }

    private static List<Map<String, Object>> places(ConfigurableApplicationContext application) {
        return jdbc(application).sql("""
                        select idea.id, idea.status, idea.stage, idea.stage_since, count(task_item.id) as tasks,
                               (select count(*) from card where card.idea_id = idea.id) as cards
                        from idea left join task_item on task_item.idea_id = idea.id
                        group by idea.id, idea.status, idea.stage, idea.stage_since order by idea.id
                        """).query().listOfRows();
    }

    private static List<Map<String, Object>> without(Object idea, List<Map<String, Object>> places) {
        return places.stream().filter(place -> !idea.equals(place.get("id"))).toList();
    }

    private static JdbcClient jdbc(ConfigurableApplicationContext application) {
        return application.getBean(JdbcClient.class);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Ideapolku.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("ideapolku")
                                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }
}
