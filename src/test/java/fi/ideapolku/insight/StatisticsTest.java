package fi.ideapolku.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The statistics against published examples, hand-made ones and simulations whose truth is known. */
class StatisticsTest {

    /** Weeks in remission under 6-MP, Freireich et al., Blood 21 (1963), 699–716: 9 relapses, 12 still in remission (negative). */
    private static final double[] REMISSION = {
        6, 6, 6, 7, 10, 13, 16, 22, 23, -6, -9, -10, -11, -17, -19, -20, -25, -32, -32, -34, -35
    };

    @Test
    void kaplanMeierAndGreenwoodGiveThePublishedFiguresOfTheRemissionStudy() {
        var survival = remission();
        assertThat(survival.steps())
                .extracting(Survival.Step::days)
                .containsExactly(6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0);
        assertThat(survival.steps()).extracting(Survival.Step::atRisk).containsExactly(21, 17, 15, 12, 11, 7, 6);
        assertClose(
                survival.steps().stream().map(Survival.Step::share), 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448);
        assertClose(
                survival.steps().stream().map(Survival.Step::error), 0.076, 0.087, 0.096, 0.107, 0.114, 0.128, 0.135);
    }

    @Test
    void theIntervalIsSymmetricOnTheLogMinusLogScale() {
        var last = remission().steps().get(6);
        assertThat(last.low()).isCloseTo(0.188, within(0.001));
        assertThat(last.high()).isCloseTo(0.680, within(0.001));
    }

    @Test
    void theMedianIsToldAndTheEightyFivePercentPointIsNotYetEstimable() {
        assertThat(remission().quantile(0.5).days()).hasValue(23);
        assertThat(remission().quantile(0.5).low()).hasValue(13);
        assertThat(remission().quantile(0.5).high()).isEmpty();
        assertThat(remission().quantile(0.85).days()).isEmpty();
    }

    @Test
    void withNothingOpenTheEstimateIsTheShareOfValues() {
        var survival = Survival.of(DoubleStream.of(1, 2, 3, 4)
                .mapToObj(days -> new Survival.Span(days, true))
                .toList());
        assertThat(survival.shareAfter(2)).isCloseTo(0.5, within(1e-12));
        assertThat(survival.shareAfter(0.5)).isEqualTo(1);
        assertThat(survival.shareAfter(4)).isZero();
    }

    @Test
    void onlyOpenOnesOrNoneAtAllEstimateNothing() {
        assertThat(Survival.of(List.of()).quantile(0.5).days()).isEmpty();
        assertThat(Survival.of(List.of(new Survival.Span(9, false)))
                        .quantile(0.5)
                        .days())
                .isEmpty();
    }

    @Test
    void kaplanMeierFindsTheTrueMedianWhereFinishedOnesAloneMislead() {
        var random = new Random(7);
        var spans = IntStream.range(0, 4000)
                .mapToObj(n -> {
                    var truth = 150 * Math.exp(0.8 * random.nextGaussian());
                    var seen = 400 * random.nextDouble();
                    return new Survival.Span(Math.min(truth, seen), truth <= seen);
                })
                .toList();
        var finished = spans.stream()
                .filter(Survival.Span::ended)
                .map(Survival.Span::days)
                .toList();
        assertThat(Survival.of(spans).quantile(0.5).days().getAsDouble()).isCloseTo(150, within(10.0));
        assertThat(Percentiles.of(finished, 0.5).getAsDouble()).isLessThan(125);
    }

    @Test
    void aalenJohansenGivesTheHandComputedSharesAndTheyAddUp() {
        var incidence = Incidence.of(List.of(
                new Incidence.Span(1, "yes"),
                new Incidence.Span(2, "no"),
                new Incidence.Span(3, null),
                new Incidence.Span(4, "yes"),
                new Incidence.Span(5, "no")));
        assertThat(incidence.shareBy(1, "yes")).isCloseTo(1 / 5.0, within(1e-12));
        assertThat(incidence.shareBy(2, "no")).isCloseTo(1 / 5.0, within(1e-12));
        assertThat(incidence.shareBy(4, "yes")).isCloseTo(1 / 2.0, within(1e-12));
        assertThat(incidence.shareBy(5, "no")).isCloseTo(1 / 2.0, within(1e-12));
        assertThat(incidence.shareBy(0.5, "yes")).isZero();
    }

    @Test
    void aalenJohansenFindsTheTrueShareOfCompetingExponentials() {
        var random = new Random(11);
        var spans = IntStream.range(0, 6000)
                .mapToObj(n -> {
                    var yes = -Math.log(1 - random.nextDouble()) / 0.004;
                    var no = -Math.log(1 - random.nextDouble()) / 0.008;
                    var seen = 500 * random.nextDouble();
                    var first = Math.min(yes, no);
                    return seen < first
                            ? new Incidence.Span(seen, null)
                            : new Incidence.Span(first, yes < no ? "yes" : "no");
                })
                .toList();
        var truth = 0.004 / 0.012 * (1 - Math.exp(-0.012 * 365));
        assertThat(Incidence.of(spans).shareBy(365, "yes")).isCloseTo(truth, within(0.03));
    }

    @Test
    void sharesOfAllOutcomesAndWhatIsOpenAlwaysMakeOne() {
        var random = new Random(3);
        for (var round = 0; round < 200; round++) {
            var spans = new ArrayList<Incidence.Span>();
            for (var n = 0; n <= random.nextInt(30); n++) {
                var outcome = random.nextInt(4);
                spans.add(new Incidence.Span(random.nextInt(20), outcome == 3 ? null : "outcome" + outcome));
            }
            var survival = Survival.of(spans.stream()
                    .map(span -> new Survival.Span(span.days(), span.outcome() != null))
                    .toList());
            for (var step : Incidence.of(spans).steps()) {
                var sum = step.shares().values().stream().mapToDouble(d -> d).sum();
                assertThat(sum + survival.shareAfter(step.days())).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void percentilesLieBetweenTheTwoNearestValues() {
        var values = List.of(15.0, 20.0, 35.0, 40.0, 50.0);
        assertThat(Percentiles.of(values, 0.4).getAsDouble()).isCloseTo(29, within(1e-9));
        assertThat(Percentiles.of(values, 0.5)).hasValue(35);
        assertThat(Percentiles.of(values, 0)).hasValue(15);
        assertThat(Percentiles.of(values, 1)).hasValue(50);
        assertThat(Percentiles.of(List.of(), 0.5)).isEmpty();
        assertThat(Percentiles.ifEnough(values, 0.5)).isNull();
    }

    /** One in two days finishes one idea: the total of 100 days is binomial(100, 1/2), whose 15th percentile is 45. */
    @Test
    void theForecastAgreesWithTheClosedForm() {
        assertThat(Forecast.atLeast(new int[] {0, 1}, 100, 0.85, 1)).isBetween(44, 46);
        assertThat(Forecast.atLeast(new int[] {2}, 30, 0.85, 1)).isEqualTo(60);
        assertThat(Forecast.daysFor(new int[] {2}, 30, 0.85, 1)).isEqualTo(15);
    }

    /** The day on which the first success comes is geometric: 85 % by the day ln 0.15 / ln 0.9 = 18.0. */
    @Test
    void theForecastOfADateAgreesWithTheClosedForm() {
        assertThat(Forecast.daysFor(new int[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 1, 0.85, 1))
                .isBetween(17, 20);
        assertThat(Forecast.daysFor(new int[] {0, 0}, 1, 0.85, 1)).isEqualTo(-1);
    }

    private static Survival remission() {
        return Survival.of(DoubleStream.of(REMISSION)
                .mapToObj(weeks -> new Survival.Span(Math.abs(weeks), weeks > 0))
                .toList());
    }

    private static void assertClose(Stream<Double> found, double... expected) {
        var values = found.collect(Collectors.toList());
        assertThat(values).hasSize(expected.length);
        for (var n = 0; n < expected.length; n++) {
            assertThat(values.get(n)).isCloseTo(expected[n], within(0.0006));
        }
    }
}
