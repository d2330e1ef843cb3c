package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** FEEL of forms, as the engine of Camunda evaluates it. */
@ExtendWith(OutputCaptureExtension.class)
class ConditionsTests {

    private final Conditions conditions = new Conditions();

    @Test
    void anUnansweredFieldIsNotTrue() {
        var nothing = new HashMap<String, Object>();
        nothing.put("fastLaneRequested", null);

        assertThat(conditions.hold("=fastLaneRequested != true", nothing)).isTrue();
        assertThat(conditions.hold("=fastLaneRequested != true", Map.of())).isTrue();
        assertThat(conditions.hold("=fastLaneRequested = true", nothing)).isFalse();
    }

    @Test
    void codesNumbersAndListsAreCompared() {
        var scope = Map.<String, Object>of(
                "decision",
                "approved",
                "returns",
                2L,
                "count",
                new BigDecimal("3"),
                "channels",
                List.of("web", "phone"));

        assertThat(conditions.hold("=decision = \"approved\"", scope)).isTrue();
        assertThat(conditions.hold("=returns >= 2", scope)).isTrue();
        assertThat(conditions.hold("=count > 2.5 and returns < 3", scope)).isTrue();
        assertThat(conditions.hold("=list contains(channels, \"web\")", scope)).isTrue();
        assertThat(conditions.hold("=not(list contains(channels, \"visit\"))", scope))
                .isTrue();
        assertThat(conditions.hold("=not(decision in (\"rejected\", \"merged\"))", scope))
                .isTrue();
    }

    @Test
    void whatCannotBeEvaluatedDoesNotHold() {
        assertThat(conditions.hold("=((", Map.of())).isFalse();
        assertThat(conditions.hold("=unknown > 3", Map.of())).isFalse();
        assertThat(conditions.hold("=title > 3", Map.of("title", "salainen"))).isFalse();
        assertThat(conditions.hold("=strange.value", Map.of("strange", new Object())))
                .isFalse();
    }

    @Test
    void noValueReachesTheLog(CapturedOutput output) {
        conditions.hold("=title > 3", Map.of("title", "salainen teksti"));
        conditions.hold("=title + 3 = 4", Map.of("title", "salainen teksti"));
        conditions.hold("=number(title) = 4", Map.of("title", "salainen teksti"));
        conditions.hold("=date(title) = 4", Map.of("title", "salainen teksti"));
        conditions.hold("=title.x", Map.of("title", "salainen teksti"));
        conditions.hold("=((salainen teksti", Map.of());

        assertThat(output.getAll()).doesNotContain("salainen");
    }
}
