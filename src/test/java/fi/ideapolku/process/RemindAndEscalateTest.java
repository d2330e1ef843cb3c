package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.organisation.ClosedDays;
import fi.ideapolku.organisation.WorkingDays;
import fi.ideapolku.process.engine.EngineTime;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:remind;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "ideapolku.scheduling=false"
        })
class RemindAndEscalateTest {

    @Autowired
    SubmitIdea submit;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskItems items;

    @Autowired
    RemindAndEscalate steps;

    @Autowired
    JdbcClient jdbc;

    private TaskItem task;

    @Autowired
    ClosedDays closedDays;

    @BeforeEach
    void submitIdea() {
        task = submitted();
        jdbc.sql("delete from notice_event").update();
    }

    private TaskItem submitted() {
        identities.setAuthentication("sectorstaffulo", List.of("sectorStaffULO"));
        var id = submit.submit(Map.of(
                "title", "Myöhässä",
                "problemStatement", "Asiakas ei ymmärrä kirjettä eikä tiedä, mitä tehdä.",
                "endCustomer", "Ulosoton asiakas",
                "sectorId", "ULO",
                "evidenceLevel", "frontline"));
        identities.clearAuthentication();
        return items.ofIdea(id).get(0);
    }

    @AfterEach
    void showRealTime() {
        EngineTime.reset();
    }

    @Test
    void nothingHappensBeforeItsTime() {
        at(task.createdAt().plusSeconds(60));

        steps.run();

        assertThat(told()).isEmpty();
    }

    @Test
    void taskIsDueWhenTheOfficeCloses() {
        assertThat(task.dueAt().atZone(WorkingDays.ZONE).toLocalTime()).isEqualTo("16:15");
    }

    @Test
    void dayThatIsClosedLaterMovesWhatIsMadeFromThenOnAndNotWhatPeopleWereTold() {
        var day = task.dueAt().atZone(WorkingDays.ZONE).toLocalDate();
        closedDays.close(day, "Virastossa muutto");

        assertThat(submitted().dueAt()).isAfter(task.dueAt());
        assertThat(items.find(task.id()).orElseThrow().dueAt()).isEqualTo(task.dueAt());
        closedDays.open(day);
    }

    @Test
    void performerIsRemindedOnceBeforeTheDueDate() {
        jdbc.sql("update task_item set follow_up_at = created_at where id = :task")
                .param("task", task.id())
                .update();

        steps.run();
        steps.run();

        assertThat(told()).containsExactly("task.reminder");
    }

    @Test
    void ministryHearsOfNoLateTaskThoughTheSectorsManagementIsEmpty() {
        identities
                .createUserQuery()
                .memberOfGroup("sectorManagementULO")
                .list()
                .forEach(person -> identities.deleteMembership(person.getId(), "sectorManagementULO"));
        jdbc.sql("update task_item set task_key = 'taskMeasureBenefits' where id = :task")
                .param("task", task.id())
                .update();
        at(task.dueAt().plus(Duration.ofDays(60)));

        steps.run();

        assertThat(items.find(task.id()).orElseThrow().candidateGroups())
                .containsExactly("orkPortfolioManager", "sectorCoordinatorULO");
    }

    @Test
    void performerHearsFirstWhenTheDueDateHasPassed() {
        at(task.dueAt().plusSeconds(60));

        steps.run();

        assertThat(told()).containsExactly("task.due");
        assertThat(items.find(task.id()).orElseThrow().candidateGroups()).containsExactly("sectorCoordinatorULO");
    }

    @Test
    void workingDaysLaterAFurtherGroupMayTakeTheTask() {
        at(task.dueAt().plusSeconds(60));
        steps.run();
        at(task.dueAt().plus(Duration.ofDays(7)));

        steps.run();

        assertThat(told()).containsExactly("task.due", "task.escalated");
        assertThat(items.find(task.id()).orElseThrow().candidateGroups())
                .containsExactly("orkCoordinator", "sectorCoordinatorULO");
    }

    @Test
    void stopOfWeeksIsCaughtUpWithEachStepOnce() {
        at(task.dueAt().plus(Duration.ofDays(60)));

        steps.run();
        steps.run();

        assertThat(told()).containsExactly("task.due", "task.escalated");
    }

    @Test
    void fourNodesAtOnceTakeEachStepOnce() throws Exception {
        at(task.dueAt().plus(Duration.ofDays(60)));
        var nodes = Executors.newFixedThreadPool(4);

        nodes.invokeAll(java.util.Collections.nCopies(8, Executors.callable(steps::run)));
        nodes.shutdown();

        assertThat(told()).containsExactly("task.due", "task.escalated");
    }

    private List<String> told() {
        return jdbc.sql("select kind from notice_event where task_id = :task order by seq")
                .param("task", task.id())
                .query(String.class)
                .list();
    }

    private static void at(Instant moment) {
        EngineTime.moveTo(moment);
    }
}
