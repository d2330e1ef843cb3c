package fi.ideapolku.process;

import fi.ideapolku.process.engine.EngineTime;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.TaskItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ideas that go where chance takes them, the same way each time for the same seed. After every commit the task list, the stage, the
 * status and the path are compared with the engine ({@link EngineState}).
 */
@ProcessTest
class RandomWalksTest {

    private static final int STEPS = 60;
    private static final Comparator<TaskItem> ALWAYS_THE_SAME =
            Comparator.comparing(TaskItem::taskKey).thenComparing(task -> String.join(",", task.candidateGroups()));

    @Autowired
    Walks walks;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @AfterEach
    void showRealTime() {
        EngineTime.reset();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tablesSayWhatTheEngineSaysWhereverAnIdeaGoes(long seed) {
        // Each seed has its own years, so that the newest ideas and cards are its own.
        EngineTime.moveTo(Instant.parse("2030-01-07T07:00:00Z").plus(Duration.ofDays(3640 * seed)));
        var random = new Random(seed);
        var takesBack = new Random(-seed);
        var target = walks.submitted(Map.of());
        var idea = walks.submitted(Map.of("fastLaneRequested", random.nextBoolean()));
        var trail = new ArrayList<String>();
        try {
            while (trail.size() < STEPS && idea.isOpen()) {
                trail.add(step(idea, random));
                if (takesBack.nextInt(4) == 0 && idea.isOpen() && idea.isTakenBack()) {
                    trail.add("taken back");
                }
            }
            walks.successorsOf(idea.id());
            walks.of(target.id());
        } catch (RuntimeException | AssertionError wrong) {
            throw new AssertionError("Seed %d after %s".formatted(seed, trail), wrong);
        }
        System.out.printf(
                "Seed %d: %d steps to %s%n",
                seed, trail.size(), walks.ideas().get(idea.id()).status());
    }

    private static String step(Walk idea, Random random) {
        if (random.nextInt(100) == 0 && isWithdrawn(idea)) {
            return "withdrawn";
        }
        List<TaskItem> open = idea.open().sorted(ALWAYS_THE_SAME).toList();
        var timer = idea.nextTimer();
        if (open.isEmpty() && timer == null) {
            throw new AssertionError("The idea waits for nothing");
        }
        var chosen = random.nextInt(open.size() + (timer == null ? 0 : 1));
        if (chosen == open.size()) {
            idea.waitsFor(timer);
            return timer;
        }
        var task = open.get(chosen);
        if (task.assignee() == null && random.nextInt(10) == 0) {
            idea.isGivenBack(task);
            return task.taskKey() + " given back";
        }
        idea.answer(task, random);
        return task.taskKey();
    }

    private static boolean isWithdrawn(Walk idea) {
        try {
            idea.isWithdrawn();
            return true;
        } catch (Refusal decided) {
            return false;
        }
    }
}
