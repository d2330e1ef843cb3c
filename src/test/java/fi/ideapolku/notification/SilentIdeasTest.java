package fi.ideapolku.notification;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.dialogue.Comments;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.AnswerTask;
import fi.ideapolku.process.engine.EngineTime;
import fi.ideapolku.task.TaskItems;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forgotten ideas are told of at 60 and at 90 days, once each, and only where somebody could go on. */
class SilentIdeasTest extends MailTests {

    @Autowired
    SilentIdeas silence;

    @Autowired
    Ideas ideas;

    @Autowired
    TaskItems tasks;

    @Autowired
    AnswerTask answer;

    @Autowired
    Comments comments;

    private String id;

    @BeforeEach
    void screenedIdea() {
        id = submitted("Hiljaa");
        as("sectorcoordinatorulo", () -> answer.complete(tasks.ofIdea(id).get(0).id(), SCREENED));
        tell.run();
    }

    @AfterEach
    void showRealTime() {
        EngineTime.reset();
    }

    @Test
    void ownerAndCoordinatorHearAtSixtyDaysAndNobodyBefore() {
        assertThat(heardAt(Duration.ofDays(60).minusMinutes(5))).isEmpty();

        assertThat(heardAt(Duration.ofDays(60).plusMinutes(5)))
                .containsExactly("sectorcoordinatorulo 60", "sectorownerulo 60");
    }

    @Test
    void portfolioManagerHearsAtNinetyDaysAndEachSilenceIsToldOnce() {
        heardAt(Duration.ofDays(61));

        assertThat(heardAt(Duration.ofDays(91)))
                .containsExactly("orkportfoliomanager 90", "sectorcoordinatorulo 60", "sectorownerulo 60");
        assertThat(heardAt(Duration.ofDays(400))).hasSize(3);
    }

    @Test
    void stopOfMonthsIsCaughtUp() {
        assertThat(heardAt(Duration.ofDays(120))).hasSize(3);
    }

    @Test
    void whoeverSaysSomethingBeginsANewSilence() {
        heardAt(Duration.ofDays(61));
        comments.add(id, null, "sectorownerulo", "Palaan tähän.", null, person -> true);

        assertThat(heardAt(Duration.ofDays(100))).hasSize(2);
        assertThat(heardAt(Duration.ofDays(122))).hasSize(4);
    }

    @Test
    void ideaThatWaitsForADateIsLeftAlone() {
        jdbc.sql("delete from task_item where idea_id = :id").param("id", id).update();

        assertThat(heardAt(Duration.ofDays(120))).isEmpty();
    }

    @Test
    void ideaThatHasEndedIsLeftAlone() {
        ideas.end(id, "closed");

        assertThat(heardAt(Duration.ofDays(120))).isEmpty();
    }

    @Test
    void fourNodesAtOnceTellOnce() throws Exception {
        EngineTime.moveTo(Instant.now().plus(Duration.ofDays(61)));
        var nodes = Executors.newFixedThreadPool(4);

        nodes.invokeAll(Collections.nCopies(8, Executors.callable(silence::run)));
        nodes.shutdown();

        assertThat(heard()).hasSize(2);
    }

    private List<String> heardAt(Duration later) {
        EngineTime.moveTo(Instant.now().plus(later));
        silence.run();
        return heard();
    }

    /** Who has heard, and of how many days. */
    private List<String> heard() {
        tell.run();
        return jdbc.sql(
                        "select user_id || ' ' || detail from notice where kind = 'silent' and idea_id = :id order by 1")
                .param("id", id)
                .query(String.class)
                .list();
    }
}
