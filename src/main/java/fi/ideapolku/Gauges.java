package fi.ideapolku;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the operator watches beside the usual: ideas and tasks, what waits to be told or mailed, and jobs that gave up. */
@Component
class Gauges implements MeterBinder {

    private final JdbcClient jdbc;
    private final ManagementService engine;
    private final Clock clock;

    Gauges(JdbcClient jdbc, ManagementService engine, Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "ideas.open", "idea where status = 'open'");
        count(registry, "tasks.open", "task_item");
        count(registry, "tasks.overdue", "task_item where due_at < :now");
        count(registry, "notices.waiting", "notice_event");
        count(registry, "mail.waiting", "mail where state in ('pending', 'sending')");
        count(registry, "mail.failed", "mail where state in ('failed', 'doubtful')");
        gauge(
                registry,
                "jobs.failed",
                () -> engine.createJobQuery().noRetriesLeft().count());
    }

    private void count(MeterRegistry registry, String name, String rows) {
        gauge(
                registry,
                name,
                () -> jdbc.sql("select count(*) from " + rows)
                        .param("now", UtcTime.of(clock.instant()))
                        .query(Long.class)
                        .single());
    }

    private static void gauge(MeterRegistry registry, String name, Supplier<Number> value) {
        Gauge.builder("ideapolku." + name, value).register(registry);
    }
}
