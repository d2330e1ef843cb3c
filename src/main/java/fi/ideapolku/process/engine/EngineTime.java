package fi.ideapolku.process.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Moves the engine's clock: for the demo's past dates and for tests that take an idea over its weeks, and for nothing else. */
public final class EngineTime {

    private EngineTime() {}

    /** Sets the clock to a moment; it goes on from there. */
    public static void moveTo(Instant now) {
        ClockUtil.offset(now.toEpochMilli() - System.currentTimeMillis());
    }

    /** Lets the clock show the real time again. */
    public static void reset() {
        ClockUtil.reset();
    }

    /** What the clock shows. */
    public static Instant now() {
        Date now = ClockUtil.getCurrentTime();
        return now.toInstant();
    }
}
