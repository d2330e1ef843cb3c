package fi.ideapolku.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Fills a form for a test that walks a process: what the test chooses, and whatever the form then still asks for. */
public final class FormFiller {

    private static final List<Integer> STEPS = List.of(0, 0, 1, 2, 3, 7, 20, 1_000, 150_000, 2_000_000);

    private final FormSchema schema;
    private final LegalAnswers legal;

    /** @param today the day on which the form is checked */
    public FormFiller(FormSchema schema, OptionSource options, LocalDate today) {
        this.schema = schema;
        this.legal = new LegalAnswers(schema, options, today);
    }

    /** The chosen answers and no more than the form requires beside them; one chosen as null is left out. */
    public Map<String, Object> around(Map<String, Object> chosen, Map<String, Object> context) {
        return filled(chosen, context, (field, scope) -> isRequired(field) ? legal.value(field, scope) : null);
    }

    /**
     * Answers in which every choice but the chosen ones is made by chance, most of the time the first one, which leads on; a rule that binds several fields
     * may refuse them now and then. Lists that the server fills give their first entries, so that a seed always means the same.
     */
    public Map<String, Object> byChance(Random random, Map<String, Object> chosen, Map<String, Object> context) {
        return filled(chosen, context, (field, scope) -> chance(field, scope, random));
    }

    private Map<String, Object> filled(Map<String, Object> chosen, Map<String, Object> context, Choice choice) {
        var values = new LinkedHashMap<>(chosen);
        Map<String, Object> before = null;
        for (var round = 0; round < 4 && !values.equals(before); round++) {
            before = new LinkedHashMap<>(values);
            for (var field : schema.fields()) {
                if (!chosen.containsKey(field.key())) {
                    fill(field, values, context, choice);
                }
            }
        }
        values.values().removeIf(java.util.Objects::isNull);
        return values;
    }

    private void fill(Field field, Map<String, Object> values, Map<String, Object> context, Choice choice) {
        var scope = legal.scope(new LegalAnswers.Case(values, context));
        var value = values.containsKey(field.key()) ? values.get(field.key()) : choice.of(field, scope);
        if (value == null || legal.isShown(field, scope)) {
            values.put(field.key(), value);
        } else {
            values.remove(field.key());
        }
    }

    private static boolean isRequired(Field field) {
        return field.required()
                || field.answerRequired()
                || field.type() == FieldType.DYNAMICLIST && field.rules().minItems() != null;
    }

    private Object chance(Field field, Map<String, Object> scope, Random random) {
        if (!isRequired(field) && field.type() != FieldType.CHECKBOX && random.nextBoolean()) {
            return null;
        }
        return switch (field.type()) {
            case RADIO, SELECT -> {
                var codes = legal.offered(field, scope);
                yield any(
                        field.valuesKey() != null || random.nextInt(4) > 0
                                ? codes.subList(0, Math.min(1, codes.size()))
                                : codes,
                        random);
            }
            case CHECKBOX -> field.required() ? (Object) true : any(booleans(field, scope), random);
            case CHECKLIST -> some(field, scope, random);
            case NUMBER -> number(field, random);
            case DYNAMICLIST -> rows(field, scope, random);
            default -> legal.value(field, scope);
        };
    }

    private List<Boolean> booleans(Field field, Map<String, Object> scope) {
        return Arrays.asList(true, false).stream()
                .filter(value -> !legal.isWithheld(field, value, scope))
                .toList();
    }

    private List<String> some(Field field, Map<String, Object> scope, Random random) {
        var codes = new ArrayList<>(legal.offered(field, scope));
        if (field.valuesKey() == null) {
            Collections.shuffle(codes, random);
        }
        return codes.subList(0, Math.min(codes.size(), LegalAnswers.least(field) + random.nextInt(3)));
    }

    private static BigDecimal number(Field field, Random random) {
        var limits = field.limits();
        var least = limits.min() == null ? BigDecimal.ZERO : limits.min();
        var value = least.add(BigDecimal.valueOf(any(STEPS, random)));
        return limits.max() == null ? value : value.min(limits.max());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(Field list, Map<String, Object> scope, Random random) {
        var rows = new ArrayList<>((List<Map<String, Object>>) legal.value(list, scope));
        if (list.rules().sum() == null && random.nextBoolean()) {
            rows.add(new LinkedHashMap<>(rows.get(0)));
        }
        for (var row : rows) {
            for (var column : list.columns()) {
                if (column.type() == FieldType.CHECKBOX) {
                    row.put(column.key(), random.nextBoolean());
                }
            }
        }
        return rows;
    }

    private static <T> T any(List<T> choices, Random random) {
        return choices.isEmpty() ? null : choices.get(random.nextInt(choices.size()));
    }

    /** Chooses a field's answer, or null for none. */
    private interface Choice {
        Object of(Field field, Map<String, Object> scope);
    }
}
