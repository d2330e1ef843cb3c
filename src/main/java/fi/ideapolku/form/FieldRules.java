package fi.ideapolku.form;

import fi.ideapolku.form.Problems.Place;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Checks the well-shaped answer of one shown field against the field's rules. */
final class FieldRules {

    private static final int FINDINGS_TOLD = 5;

    private final Problems problems;
    private final Offers offers;
    private final Conditions conditions;
    private final PersonalDataScan scan;
    private final LocalDate today;
    private final Map<String, Object> context;

    FieldRules(
            Problems problems,
            Offers offers,
            Conditions conditions,
            PersonalDataScan scan,
            LocalDate today,
            Map<String, Object> context) {
        this.problems = problems;
        this.offers = offers;
        this.conditions = conditions;
        this.scan = scan;
        this.today = today;
        this.context = context;
    }

    /** @param scope what the rules may name: the answers (of the row first) and the context */
    void check(Field field, Place place, Object value, Map<String, Object> scope) {
        if (value == null) {
            absent(field, place, scope);
            return;
        }
        switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> text(field, place, (String) value);
            case NUMBER -> number(field, place, (BigDecimal) value, scope);
            case CHECKBOX -> box(field, place, (Boolean) value, scope);
            case RADIO, SELECT -> code(field, place, (String) value, scope);
            case CHECKLIST -> codes(field, place, (List<?>) value, scope);
            case DATE -> date(field, place, LocalDate.parse((String) value), scope);
            case DYNAMICLIST -> list(field, place, (List<?>) value);
        }
    }

    private void absent(Field field, Place place, Map<String, Object> scope) {
        var least = field.rules().minItems();
        if (field.required() || field.answerRequired() || isRequiredNow(field, scope)) {
            problems.addKind(
                    place,
                    "required",
                    field.answerRequired() ? "ANSWER" : field.type().name());
        } else if (field.type() == FieldType.DYNAMICLIST && least != null && least > 0) {
            problems.add(place, "minItems", "minItems", least, "items", 0);
        }
    }

    private boolean isRequiredNow(Field field, Map<String, Object> scope) {
        var condition = field.rules().requiredWhen();
        return condition != null && conditions.hold(condition, scope);
    }

    private void box(Field field, Place place, Boolean ticked, Map<String, Object> scope) {
        if (field.required() && !ticked) {
            problems.addKind(place, "required", "CHECKBOX");
        } else if (offers.withholds(field, ticked.toString(), scope)) {
            problems.add(place, "notOffered");
        }
    }

    private void text(Field field, Place place, String text) {
        var limits = field.limits();
        var length = Characters.length(text.strip());
        if (limits.minLength() != null && length < limits.minLength()) {
            problems.add(place, "minLength", "minLength", limits.minLength(), "length", length);
        }
        if (limits.pattern() != null && !limits.pattern().matcher(text).find()) {
            problems.add(place, "pattern");
        }
        if (field.rules().isList()) {
            lines(field, place, text);
        }
        personalData(place, text);
    }

    private void lines(Field field, Place place, String text) {
        var longest = field.rules().itemMaxLength();
        var lines = text.split("\\R", -1);
        var items = 0;
        for (var i = 0; i < lines.length; i++) {
            var line = lines[i].strip();
            items += line.isEmpty() ? 0 : 1;
            if (longest != null && line.length() > longest) {
                problems.add(place, "itemMaxLength", "itemMaxLength", longest, "line", i + 1, "length", line.length());
            }
        }
        items(field, place, items);
    }

    /** Adds every hit with its kind and its place, counted from one; never the text itself. */
    void personalData(Place place, String text) {
        scan.scan(text).stream()
                .limit(FINDINGS_TOLD)
                .forEach(found -> problems.addKind(
                        place,
                        "personalData",
                        found.kind(),
                        "kind",
                        found.kind(),
                        "from",
                        found.start() + 1,
                        "to",
                        found.end()));
    }

    private void number(Field field, Place place, BigDecimal number, Map<String, Object> scope) {
        var limits = field.limits();
        if (limits.min() != null && number.compareTo(limits.min()) < 0) {
            problems.add(place, "min", "min", limits.min());
        }
        if (limits.max() != null && number.compareTo(limits.max()) > 0) {
            problems.add(place, "max", "max", limits.max());
        }
        if (limits.decimalDigits() != null && number.scale() > limits.decimalDigits()) {
            problems.addKind(place, "type", "decimals", "decimalDigits", limits.decimalDigits());
        }
        for (var rule : field.rules().atMost()) {
            if (rule.condition() == null || conditions.hold(rule.condition(), scope)) {
                var most = rule.field() == null ? rule.limit() : Shapes.decimal(scope.get(rule.field()));
                if (most != null && number.compareTo(most) > 0) {
                    problems.add(place, "atMost", "atMost", most);
                }
            }
        }
    }

    private void code(Field field, Place place, String code, Map<String, Object> scope) {
        if (!offers.has(field, code, context)) {
            problems.add(place, "option");
        } else if (offers.withholds(field, code, scope)) {
            problems.add(place, "notOffered");
        }
    }

    private void codes(Field field, Place place, List<?> codes, Map<String, Object> scope) {
        if (new HashSet<>(codes).size() < codes.size()) {
            problems.addKind(place, "option", "twice");
            return;
        }
        Predicate<Object> known = code -> offers.has(field, (String) code, context);
        if (!codes.stream().allMatch(known)) {
            problems.add(place, "option");
        } else if (codes.stream().anyMatch(code -> offers.withholds(field, (String) code, scope))) {
            problems.add(place, "notOffered");
        }
        items(field, place, codes.size());
    }

    private void items(Field field, Place place, int items) {
        var least = field.rules().minItems();
        var most = field.rules().maxItems();
        if (least != null && items < least) {
            problems.add(place, "minItems", "minItems", least, "items", items);
        }
        if (most != null && items > most) {
            problems.add(place, "maxItems", "maxItems", most, "items", items);
        }
    }

    private void date(Field field, Place place, LocalDate date, Map<String, Object> scope) {
        var rules = field.rules();
        var first = day(rules.notBefore(), scope, false);
        if (first != null && date.isBefore(first)) {
            problems.add(place, "notBefore", "notBefore", first);
        }
        var last = day(rules.notAfter(), scope, false);
        if (last != null && date.isAfter(last)) {
            problems.add(place, "notAfter", "notAfter", last);
        }
        var latest = day(rules.maxMonthsAfter(), scope, true);
        if (latest != null && date.isAfter(latest)) {
            problems.add(place, "maxMonthsAfter", "maxMonthsAfter", latest);
        }
    }

    /** The day that a bound means now, null when it names a field without a date. */
    private LocalDate day(DateBound bound, Map<String, Object> scope, boolean months) {
        if (bound == null) {
            return null;
        }
        var base = bound.field() == null ? today : Dates.read(scope.get(bound.field()));
        base = bound.fixed() == null ? base : bound.fixed();
        if (base == null) {
            return null;
        }
        return months ? base.plusMonths(bound.offset()) : base.plusDays(bound.offset());
    }

    private void list(Field field, Place place, Collection<?> rows) {
        var filled = rows.stream().filter(row -> !((Map<?, ?>) row).isEmpty()).toList();
        items(field, place, filled.size());
        var sum = field.rules().sum();
        if (sum != null) {
            var total = filled.stream()
                    .map(row -> ((Map<?, ?>) row).get(sum.column()))
                    .filter(BigDecimal.class::isInstance)
                    .map(BigDecimal.class::cast)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (total.compareTo(sum.total()) != 0) {
                problems.add(place, "sum", "sum", sum.total(), "total", total);
            }
        }
    }
}
