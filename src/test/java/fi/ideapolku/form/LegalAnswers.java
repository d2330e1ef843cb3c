package fi.ideapolku.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes answers that a form allows, for any form. */
final class LegalAnswers {

    /** Answers together with what the process knows. */
    record Case(Map<String, Object> values, Map<String, Object> context) {}

    static final OptionSource ANYTHING = (valuesKey, context) -> List.of(
            new Option(valuesKey + "A", null), new Option(valuesKey + "B", null), new Option(valuesKey + "C", null));
    static final FormCheck CHECK = FormCheck.standalone(Forms.CLOCK, ANYTHING);
    static final LocalDate TODAY = Dates.today(Forms.CLOCK);

    private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"|(\\d+(?:\\.\\d+)?)|([A-Za-z_]\\w*)");
    private static final Set<String> WORDS = Set.of(
            "not",
            "and",
            "or",
            "true",
            "false",
            "null",
            "in",
            "list",
            "contains",
            "count",
            "if",
            "then",
            "else",
            "lang",
            "some",
            "every",
            "satisfies",
            "is",
            "defined",
            "string",
            "length",
            "sum",
            "min",
            "max");
    private static final List<String> PHRASES = List.of(
            "Miten voisimme auttaa asiakasta alkuun?",
            "https://www.oikeus.fi/ohje",
            "OM 12/2024",
            "1234567-8",
            "ABC-123",
            "12");
    private static final int MOST_CASES = 3000;

    private final FormSchema schema;
    private final LocalDate today;
    private final Conditions conditions = new Conditions();
    private final Offers offers;

    LegalAnswers(FormSchema schema) {
        this(schema, ANYTHING, TODAY);
    }

    LegalAnswers(FormSchema schema, OptionSource options, LocalDate today) {
        this.schema = schema;
        this.today = today;
        this.offers = new Offers(() -> List.of(options), conditions);
    }

    /** A case in which the expression of a rule has the wanted truth and the form accepts the answers; with the field shown. */
    Optional<Case> where(String expression, boolean truth, Field shown) {
        var expressions = new ArrayList<>(shown.hides());
        if (expression != null) {
            expressions.add(expression);
        }
        for (var start : starts(expressions)) {
            var filled = filled(start);
            var scope = scope(filled);
            var asWanted = expression == null || conditions.hold(expression, scope) == truth;
            var hiding = expression != null && truth && shown.hides().contains(expression);
            var visible = hiding || isShown(shown, scope);
            if (asWanted && visible && isAccepted(filled)) {
                return Optional.of(filled);
            }
        }
        return Optional.empty();
    }

    /** A case in which the field is shown and answered. */
    Optional<Case> with(Field field) {
        return where(null, true, field);
    }

    static boolean isAccepted(FormSchema schema, Case filled) {
        try {
            CHECK.check(schema, filled.values(), filled.context());
            return true;
        } catch (FormRefused refused) {
            return false;
        }
    }

    private boolean isAccepted(Case filled) {
        return isAccepted(schema, filled);
    }

    /** Every combination of values that the names in the expressions could have, and in the conditions of the fields they name. */
    private List<Case> starts(List<String> expressions) {
        var names = new LinkedHashSet<String>();
        var literals = new LinkedHashSet<Object>();
        expressions.forEach(expression -> collect(expression, names, literals));
        for (var name : List.copyOf(names)) {
            schema.field(name).ifPresent(field -> field.hides().forEach(hide -> collect(hide, names, literals)));
        }
        var cases = new ArrayList<Case>(List.of(new Case(new HashMap<>(), new HashMap<>())));
        for (var name : names) {
            var grown = new ArrayList<Case>();
            for (var known : cases) {
                for (var candidate : candidates(name, literals)) {
                    var next = new Case(new HashMap<>(known.values()), new HashMap<>(known.context()));
                    (schema.field(name).isPresent() ? next.values() : next.context()).put(name, candidate);
                    grown.add(next);
                }
            }
            cases = grown.size() > MOST_CASES ? new ArrayList<>(grown.subList(0, MOST_CASES)) : grown;
        }
        return cases;
    }

    private static void collect(String expression, Set<String> names, Set<Object> literals) {
        var tokens = NAME.matcher(expression);
        while (tokens.find()) {
            if (tokens.group(1) != null) {
                literals.add(tokens.group(1));
            } else if (tokens.group(2) != null) {
                var number = new BigDecimal(tokens.group(2));
                literals.addAll(List.of(number, number.subtract(BigDecimal.ONE), number.add(BigDecimal.ONE)));
            } else if (!WORDS.contains(tokens.group(3))) {
                names.add(tokens.group(3));
            }
        }
    }

    private List<Object> candidates(String name, Set<Object> literals) {
        var candidates = new ArrayList<Object>();
        candidates.add(null);
        var field = schema.field(name);
        if (field.isEmpty()) {
            candidates.addAll(literals);
            candidates.addAll(List.of(true, false));
            return candidates;
        }
        var type = field.get().type();
        if (type == FieldType.CHECKBOX) {
            return List.of(true, false);
        }
        if (type == FieldType.NUMBER) {
            literals.stream().filter(BigDecimal.class::isInstance).forEach(candidates::add);
        } else if (type.isCode()) {
            offers.of(field.get(), Map.of(), Map.of()).stream()
                    .map(option -> type == FieldType.CHECKLIST ? List.of(option.value()) : option.value())
                    .forEach(candidates::add);
        } else if (type.isText()) {
            candidates.add(text(field.get()));
        }
        return candidates;
    }

    /** The case with every shown field answered and no hidden one, but for those that the case leaves open on purpose. */
    private Case filled(Case start) {
        var values = new LinkedHashMap<String, Object>(start.values());
        var filled = new Case(values, start.context());
        var before = -1;
        for (var round = 0; round < 4 && values.hashCode() != before; round++) {
            before = values.hashCode();
            fill(filled, start.values());
        }
        values.values().removeIf(java.util.Objects::isNull);
        return filled;
    }

    private void fill(Case filled, Map<String, Object> given) {
        for (var field : schema.fields()) {
            var values = filled.values();
            var scope = scope(filled);
            if (!isShown(field, scope)) {
                values.remove(field.key());
            } else if (values.get(field.key()) == null && (field.required() || !given.containsKey(field.key()))) {
                values.put(field.key(), value(field, scope));
            }
        }
    }

    boolean isShown(Field field, Map<String, Object> scope) {
        return field.hides().stream().noneMatch(hide -> conditions.hold(hide, scope));
    }

    Map<String, Object> scope(Case filled) {
        return Scope.with(Scope.of(filled.context(), "fi"), schema.fields(), filled.values());
    }

    Object value(Field field, Map<String, Object> scope) {
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> text(field);
            case NUMBER ->
                field.limits().min() == null ? BigDecimal.ZERO : field.limits().min();
            case CHECKBOX -> field.required() || offers.withholds(field, "false", scope);
            case RADIO, SELECT -> offered(field, scope).stream().findFirst().orElse(null);
            case CHECKLIST -> offered(field, scope).stream().limit(least(field)).toList();
            case DATE -> date(field, scope).toString();
            case DYNAMICLIST -> rows(field, scope);
        };
    }

    List<String> offered(Field field, Map<String, Object> scope) {
        return offers.of(field, scope, scope).stream().map(Option::value).toList();
    }

    static int least(Field list) {
        return list.rules().minItems() == null ? 1 : Math.max(1, list.rules().minItems());
    }

    boolean isWithheld(Field field, Object value, Map<String, Object> scope) {
        return offers.withholds(field, String.valueOf(value), scope);
    }

    private static String text(Field field) {
        var limits = field.limits();
        if (limits.pattern() != null) {
            return PHRASES.stream()
                    .filter(phrase -> limits.pattern().matcher(phrase).find())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no phrase matches the pattern of " + field.key()));
        }
        var least = Math.max(3, limits.minLength() == null ? 0 : limits.minLength());
        if (field.rules().isList()) {
            var items = field.rules().minItems() == null
                    ? 1
                    : Math.max(1, field.rules().minItems());
            var line = "asia " + "a".repeat(Math.max(0, least / items));
            return String.join("\n", java.util.Collections.nCopies(items, line));
        }
        return "Selkeää kieltä. "
                .repeat(least / 15 + 1)
                .strip()
                .substring(0, Math.min(limits.longest(), Math.max(least, 10)));
    }

    LocalDate date(Field field, Map<String, Object> scope) {
        var day = today;
        var first = bound(field.rules().notBefore(), scope, false);
        var last = bound(field.rules().notAfter(), scope, false);
        day = first == null || !day.isBefore(first) ? day : first;
        return last == null || !day.isAfter(last) ? day : last;
    }

    LocalDate bound(DateBound bound, Map<String, Object> scope, boolean months) {
        if (bound == null) {
            return null;
        }
        var base = bound.fixed() != null
                ? bound.fixed()
                : bound.field() == null ? today : Dates.read(scope.get(bound.field()));
        if (base == null) {
            return null;
        }
        return months ? base.plusMonths(bound.offset()) : base.plusDays(bound.offset());
    }

    private List<Map<String, Object>> rows(Field list, Map<String, Object> scope) {
        var least = least(list);
        var rows = new ArrayList<Map<String, Object>>();
        for (var index = 0; index < least; index++) {
            var row = new LinkedHashMap<String, Object>();
            for (var column : list.columns()) {
                var inner = Scope.with(scope, list.columns(), row);
                if (isShown(column, inner)) {
                    row.put(column.key(), value(column, inner));
                }
            }
            var sum = list.rules().sum();
            if (sum != null) {
                row.put(sum.column(), sum.total().divideToIntegralValue(BigDecimal.valueOf(least)));
            }
            rows.add(row);
        }
        return rows;
    }
}
