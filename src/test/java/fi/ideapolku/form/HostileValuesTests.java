package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever is submitted is either refused as a form or kept as it is. */
class HostileValuesTests {

    private static final List<Object> OTHERS = Arrays.asList(
            null,
            0,
            -1,
            1,
            Integer.MAX_VALUE,
            Long.MIN_VALUE,
            1.5f,
            0.1,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Float.NEGATIVE_INFINITY,
            new BigDecimal("1e1000000000"),
            new BigDecimal("-1e1000000000"),
            new BigDecimal("1e-1000000000"),
            BigInteger.TEN.pow(10_000),
            true,
            false,
            'c',
            new byte[] {1},
            new String[] {"a"},
            List.of(),
            List.of("web"),
            List.of(1),
            Arrays.asList((Object) null),
            List.of(List.of()),
            Collections.nCopies(100_000, "web"),
            Set.of("web"),
            Map.of(),
            Map.of("payer", "x"),
            List.of(Map.of()),
            List.of(Map.of("payer", List.of())),
            List.of(Map.of(1, 2)),
            List.of(Collections.singletonMap(null, null)),
            nestedList(1000),
            nestedMap(1000),
            List.of(nestedMap(1000)),
            new Object(),
            UUID.randomUUID(),
            Optional.of("a"),
            new RuntimeException("x"),
            Thread.State.NEW,
            new java.util.Date(Long.MAX_VALUE),
            new java.util.Date(Long.MIN_VALUE),
            java.time.LocalDate.MAX,
            java.time.Year.of(2026),
            new StringBuilder("abc"));

    private static Object nestedList(int depth) {
        Object value = "x";
        for (var i = 0; i < depth; i++) {
            value = List.of(value);
        }
        return value;
    }

    private static Object nestedMap(int depth) {
        Object value = "x";
        for (var i = 0; i < depth; i++) {
            value = Collections.singletonMap("payer", value);
        }
        return value;
    }

    /** The form without what depends on other answers: FEEL is most of a check's time, and the fields are the point here. */
    private static final FormSchema PLAIN = FormSchema.parse(Forms.EVERYTHING_JSON
            .replaceAll("\"conditional\": \\{[^}]*},?", "")
            .replaceAll("\"(notOffered|atMost)\"", "\"$1Not\"")
            .replaceAll(",(\\s*})", "$1"));

    private static List<Object> hostile() {
        var values = new ArrayList<Object>(HostileTexts.ALL);
        values.addAll(OTHERS);
        return values;
    }

    /** Checks the values and returns the accepted ones; anything but an answer or a refusal fails the test. */
    private static Map<String, Object> check(Map<String, Object> values) {
        return check(Forms.EVERYTHING, values);
    }

    private static Map<String, Object> check(FormSchema schema, Map<String, Object> values) {
        try {
            return Forms.CHECK.check(schema, values, Map.of("returns", 1));
        } catch (FormRefused refused) {
            var told = refused.errors().stream()
                    .allMatch(error ->
                            !error.message().isBlank() && error.message().length() < 400);
            if (refused.errors().isEmpty() || !told || refused.getMessage().length() > 10_000) {
                throw new AssertionError("badly told: " + refused.errors());
            }
            return Map.of();
        }
    }

    @Test
    void everyFieldWithstandsEveryPairOfHostileValues() {
        var hostile = hostile();
        var combinations = 0;
        for (var field : Forms.EVERYTHING.fields()) {
            for (var value : hostile) {
                for (var other : List.of("title", "verdict", "start", "shares", "unheardOf", "131052-308T")) {
                    var values = Forms.answers();
                    values.put(other, hostile.get((combinations * 31) % hostile.size()));
                    values.put(field.key(), value);
                    keptAsItIs(field, value, check(PLAIN, values));
                    combinations++;
                }
            }
        }
        assertThat(combinations).isGreaterThan(10_000);
    }

    @Test
    void everyConditionWithstandsEveryHostileValue() {
        for (var field : Forms.EVERYTHING.fields()) {
            for (var value : hostile()) {
                var values = Forms.answers();
                values.put(field.key(), value);
                keptAsItIs(field, value, check(values));
            }
        }
    }

    @Test
    void everyColumnWithstandsEveryHostileValue() {
        for (var column : List.of("payer", "percent", "other", "which", "unheardOf")) {
            for (var value : hostile()) {
                var row = new HashMap<String, Object>(Map.of("payer", "ORK", "percent", 100));
                row.put(column, value);
                var values = Forms.answers();
                values.put("shares", List.of(row));
                var checked = check(values);
                if (!checked.isEmpty() && "payer".equals(column)) {
                    assertThat(((Map<?, ?>) ((List<?>) checked.get("shares")).get(0)).get("payer"))
                            .isEqualTo(value);
                }
            }
        }
    }

    @Test
    void hostileValuesAloneAreAcceptedWhereTheyAreAnswers() {
        for (var text : List.of(
                "${7*7}", "<script>alert(1)</script>", "\u202Eesrever", "Z" + "\u0334\u0353".repeat(50), "{0} {1} '")) {
            var values = Forms.answers();
            values.put("problem", text);
            assertThat(check(values)).containsEntry("problem", text);
        }
    }

    @Test
    void aHostileContextBreaksNothing() {
        for (var value : hostile()) {
            var context = new HashMap<String, Object>();
            for (var name : List.of("returns", "role", "lang", "start", "verdict", "today")) {
                context.put(name, value);
            }
            assertThat(Forms.refusals(Forms.EVERYTHING, Forms.answers(), context))
                    .isEmpty();
        }
    }

    @Test
    void manyUnknownKeysAreToldShortly() {
        var values = new LinkedHashMap<String, Object>(Forms.answers());
        for (var i = 0; i < 100_000; i++) {
            values.put("k" + "abcdefghij".charAt(i % 10) + i, i);
        }
        assertThat(Forms.refusals(values)).hasSizeLessThan(20);
    }

    private static void keptAsItIs(Field field, Object value, Map<String, Object> checked) {
        if (field.type().isText() && value instanceof String text && !checked.isEmpty() && !Characters.areBlank(text)) {
            assertThat(checked).containsEntry(field.key(), text);
        }
    }
}
