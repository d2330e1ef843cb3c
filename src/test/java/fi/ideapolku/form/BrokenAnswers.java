package fi.ideapolku.form;

import fi.ideapolku.form.LegalAnswers.Case;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Breaks each rule of one field once, in answers that are legal otherwise. */
final class BrokenAnswers {

    /** A case that must be refused, with the refusal to come. */
    record Broken(Case answers, String refusal) {}

    private static final String CODE = "131052-308T";
    private static final Object NONE = null;

    private final FormSchema schema;
    private final LegalAnswers legal;
    private final List<Broken> broken = new ArrayList<>();

    BrokenAnswers(FormSchema schema) {
        this.schema = schema;
        this.legal = new LegalAnswers(schema);
    }

    List<Broken> of(Field field) {
        broken.clear();
        var answered = legal.with(field).orElseThrow(() -> new AssertionError("no case shows " + field.key()));
        var scope = legal.scope(answered);
        simple(
                field,
                (value, rule) -> broken.add(new Broken(changed(answered, field, value), field.key() + " " + rule)),
                scope);
        conditional(field);
        if (field.type() == FieldType.DYNAMICLIST) {
            rows(field, answered, scope);
        }
        return List.copyOf(broken);
    }

    private interface Breaker {
        void breaks(Object value, String rule);
    }

    private void simple(Field field, Breaker breaker, Map<String, Object> scope) {
        breaker.breaks(new Object(), "type");
        if (field.required() || field.answerRequired()) {
            breaker.breaks(NONE, "required");
        }
        var limits = field.limits();
        var rules = field.rules();
        switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> texts(field, breaker);
            case NUMBER -> {
                number(limits.min(), -1, "min", breaker);
                number(limits.max(), 1, "max", breaker);
                if (limits.decimalDigits() != null) {
                    breaker.breaks(new BigDecimal("1.000000001"), "type");
                }
            }
            case CHECKBOX -> {
                if (field.required()) {
                    breaker.breaks(false, "required");
                }
            }
            case RADIO, SELECT -> breaker.breaks("noSuchCode", "option");
            case CHECKLIST -> {
                breaker.breaks(List.of("noSuchCode"), "option");
                var options = legal.offered(field, scope);
                if (rules.maxItems() != null && options.size() > rules.maxItems()) {
                    breaker.breaks(options.subList(0, rules.maxItems() + 1), "maxItems");
                }
                if (rules.minItems() != null && rules.minItems() > 1) {
                    breaker.breaks(options.subList(0, rules.minItems() - 1), "minItems");
                }
            }
            case DATE -> dates(field, breaker, scope);
            case DYNAMICLIST -> {
                if (rules.maxItems() != null) {
                    var row = ((List<?>) legal.value(field, scope)).get(0);
                    breaker.breaks(Collections.nCopies(rules.maxItems() + 1, row), "maxItems");
                }
                if (rules.minItems() != null && rules.minItems() > 0 && !field.required()) {
                    breaker.breaks(NONE, "minItems");
                }
            }
        }
    }

    private static void number(BigDecimal limit, int step, String rule, Breaker breaker) {
        if (limit != null) {
            breaker.breaks(limit.add(BigDecimal.valueOf(step)), rule);
        }
    }

    private static void texts(Field field, Breaker breaker) {
        var limits = field.limits();
        var rules = field.rules();
        breaker.breaks("a".repeat(limits.longest() + 1), "maxLength");
        breaker.breaks("a\0", "characters");
        if (limits.longest() >= CODE.length()) {
            breaker.breaks(CODE, "personalData");
        }
        if (limits.minLength() != null && limits.minLength() > 1) {
            breaker.breaks("a".repeat(limits.minLength() - 1), "minLength");
        }
        if (limits.pattern() != null) {
            breaker.breaks("zzzz", "pattern");
        }
        if (rules.itemMaxLength() != null && rules.itemMaxLength() < limits.longest()) {
            breaker.breaks("a".repeat(rules.itemMaxLength() + 1), "itemMaxLength");
        }
        if (rules.maxItems() != null) {
            breaker.breaks("a\n".repeat(rules.maxItems() + 1), "maxItems");
        }
        if (rules.minItems() != null && rules.minItems() > 1) {
            breaker.breaks("a", "minItems");
        }
    }

    private void dates(Field field, Breaker breaker, Map<String, Object> scope) {
        var rules = field.rules();
        breaker.breaks("2026-02-30", "type");
        var first = legal.bound(rules.notBefore(), scope, false);
        if (first != null) {
            breaker.breaks(first.minusDays(1).toString(), "notBefore");
        }
        var last = legal.bound(rules.notAfter(), scope, false);
        if (last != null) {
            breaker.breaks(last.plusDays(1).toString(), "notAfter");
        }
        var latest = legal.bound(rules.maxMonthsAfter(), scope, true);
        if (latest != null) {
            breaker.breaks(latest.plusDays(1).toString(), "maxMonthsAfter");
        }
    }

    /** The rules that hold only under a condition, and the conditions that hide the field. */
    private void conditional(Field field) {
        for (var hide : field.hides()) {
            var hidden = legal.where(hide, true, field)
                    .orElseThrow(() -> new AssertionError("no case hides " + field.key()));
            var value = legal.value(field, legal.scope(hidden));
            broken.add(new Broken(
                    changed(hidden, field, Boolean.FALSE.equals(value) ? true : value), field.key() + " hidden"));
        }
        for (var rule : field.rules().notOffered()) {
            var withheld = legal.where(rule.condition(), true, field)
                    .orElseThrow(() -> new AssertionError("no case withholds " + rule.option() + " of " + field.key()));
            broken.add(new Broken(changed(withheld, field, option(field, rule.option())), field.key() + " notOffered"));
        }
        var needed = field.rules().requiredWhen();
        if (needed != null) {
            var asked = legal.where(needed, true, field)
                    .orElseThrow(() -> new AssertionError("no case requires " + field.key()));
            broken.add(new Broken(changed(asked, field, NONE), field.key() + " required"));
        }
        for (var rule : field.rules().atMost()) {
            var bound = legal.where(rule.condition(), true, field)
                    .orElseThrow(() -> new AssertionError("no case bounds " + field.key()));
            var most = rule.field() == null
                    ? rule.limit()
                    : Shapes.decimal(legal.scope(bound).get(rule.field()));
            if (most != null) {
                broken.add(new Broken(changed(bound, field, most.add(BigDecimal.ONE)), field.key() + " atMost"));
            }
        }
    }

    private static Object option(Field field, String option) {
        return switch (field.type()) {
            case CHECKLIST -> List.of(option);
            case CHECKBOX -> Boolean.valueOf(option);
            default -> option;
        };
    }

    private void rows(Field list, Case answered, Map<String, Object> scope) {
        var rows = (List<?>) answered.values().get(list.key());
        var first = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) rows.get(0)).forEach((key, value) -> first.put((String) key, value));
        for (var column : list.columns()) {
            if (first.containsKey(column.key())) {
                simple(column, (value, rule) -> row(list, answered, rows, first, column.key(), value, rule), scope);
            }
        }
        row(list, answered, rows, first, "noSuchColumn", 1, "unknown");
        var sum = list.rules().sum();
        if (sum != null) {
            var row = new LinkedHashMap<>(first);
            row.put(sum.column(), ((BigDecimal) first.get(sum.column())).subtract(BigDecimal.ONE));
            broken.add(new Broken(changed(answered, list, replaced(rows, row)), list.key() + " sum"));
        }
    }

    private void row(
            Field list,
            Case answered,
            List<?> rows,
            Map<String, Object> first,
            String column,
            Object value,
            String rule) {
        var row = new LinkedHashMap<>(first);
        row.put(column, value);
        if (value == NONE && row.values().stream().allMatch(other -> other == null)) {
            return; // A row of one column, emptied, is no row.
        }
        var refusal = "%s[0].%s %s".formatted(list.key(), column, rule);
        broken.add(new Broken(changed(answered, list, replaced(rows, row)), refusal));
    }

    private static List<Object> replaced(List<?> rows, Object first) {
        var changed = new ArrayList<Object>(rows);
        changed.set(0, first);
        return changed;
    }

    private static Case changed(Case answered, Field field, Object value) {
        var values = new LinkedHashMap<>(answered.values());
        values.put(field.key(), value);
        return new Case(values, answered.context());
    }
}
