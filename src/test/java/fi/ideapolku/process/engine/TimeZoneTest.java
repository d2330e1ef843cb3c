package fi.ideapolku.process.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TimeZone;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;

/** The engine's start when something other than our own main has started the JVM. */
class TimeZoneTest {

    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void putBack() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Helsinki", "Europe/London", "GMT+1"})
    void engineRefusesToStartInAnotherTimeZoneThanUtc(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThatThrownBy(TimeZoneTest::startEngine)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(zone.substring(0, 3))
                .hasMessageContaining("-Duser.timezone=UTC");
    }

    @Test
    void engineStartsInUtcUnderEachOfItsNames() {
        for (var name : new String[] {"UTC", "Etc/UTC", "GMT"}) {
            TimeZone.setDefault(TimeZone.getTimeZone(name));
            assertThatCode(TimeZoneTest::startEngine).doesNotThrowAnyException();
        }
    }

    private static void startEngine() {
        var context = new StaticApplicationContext();
        new EnginePlugin(context, context.getBeanProvider(Moments.class), null)
                .preInit(new StandaloneInMemProcessEngineConfiguration());
    }
}
