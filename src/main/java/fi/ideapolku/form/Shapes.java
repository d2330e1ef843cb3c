package fi.ideapolku.form;

import fi.ideapolku.form.Problems.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns submitted values into the form's own types; what has the wrong shape is named and goes no further. */
final class Shapes {

    private static final int LONGEST_CODE = 200;
    private static final int MOST_ITEMS = 1000;
    private static final int MOST_BITS = 256;
    private static final int WIDEST_SCALE = 40;

    private final Problems problems;

    Shapes(Problems problems) {
        this.problems = problems;
    }

    /** The value in its own type, null when there is none or when it cannot be used. */
    Object of(Field field, Object raw) {
        return of(field, problems.at(field), raw);
    }

    private Object of(Field field, Place place, Object raw) {
        if (raw == null) {
            return null;
        }
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> text(field, place, raw);
            case NUMBER -> number(field, place, raw);
            case CHECKBOX -> raw instanceof Boolean ? raw : wrong(field, place);
            case RADIO, SELECT -> code(field, place, raw);
            case CHECKLIST -> codes(field, place, raw);
            case DATE -> date(field, place, raw);
            case DYNAMICLIST -> rows(field, place, raw);
        };
    }

    private Object text(Field field, Place place, Object raw) {
        if (!(raw instanceof String text)) {
            return wrong(field, place);
        }
        var longest = field.limits().longest();
        var length = text.length() > 2 * longest ? text.length() : Characters.length(text);
        if (length > longest) {
            problems.misshapen(place, "maxLength", null, "maxLength", longest, "length", length);
            return null;
        }
        if (!Characters.areUsable(text, field.type() == FieldType.TEXTAREA)) {
            problems.misshapen(place, "characters", null);
            return null;
        }
        return Characters.areBlank(text) ? null : text;
    }

    private Object code(Field field, Place place, Object raw) {
        if (!(raw instanceof String code)) {
            return wrong(field, place);
        }
        if (code.length() > LONGEST_CODE) {
            problems.misshapen(place, "option", null);
            return null;
        }
        if (!Characters.areUsable(code, false)) {
            problems.misshapen(place, "characters", null);
            return null;
        }
        return code.isBlank() ? null : code;
    }

    private Object codes(Field field, Place place, Object raw) {
        if (!(raw instanceof Collection<?> items)) {
            return wrong(field, place);
        }
        if (tooMany(field, place, items)) {
            return null;
        }
        var codes = new ArrayList<String>();
        for (var item : items) {
            var code = item == null ? wrong(field, place) : code(field, place, item);
            if (problems.isMisshapen(place)) {
                return null;
            }
            if (code != null) {
                codes.add((String) code);
            }
        }
        return codes.isEmpty() ? null : List.copyOf(codes);
    }

    private Object date(Field field, Place place, Object raw) {
        if (raw instanceof String text && text.isBlank()) {
            return null;
        }
        var date = Dates.read(raw);
        return date == null ? wrong(field, place) : date.toString();
    }

    private Object number(Field field, Place place, Object raw) {
        var number = decimal(raw);
        if (number == null || number.unscaledValue().bitLength() > MOST_BITS) {
            return wrong(field, place);
        }
        // An absurd exponent is compared, never written out.
        if (Math.abs((long) number.scale()) > WIDEST_SCALE) {
            if (field.limits().max() != null && number.compareTo(field.limits().max()) > 0) {
                problems.misshapen(place, "max", null, "max", field.limits().max());
                return null;
            }
            return wrong(field, place);
        }
        var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    static BigDecimal decimal(Object raw) {
        if (raw instanceof BigDecimal number) {
            return number;
        }
        if (raw instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (raw instanceof Long || raw instanceof Integer || raw instanceof Short || raw instanceof Byte) {
            return BigDecimal.valueOf(((Number) raw).longValue());
        }
        if (raw instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number);
        }
        return raw instanceof Float number && Float.isFinite(number) ? new BigDecimal(number.toString()) : null;
    }

    /** Every submitted row stays in its place, an empty one as an empty map, so that an error can name it. */
    private Object rows(Field field, Place place, Object raw) {
        if (!(raw instanceof Collection<?> items)) {
            return wrong(field, place);
        }
        if (tooMany(field, place, items)) {
            return null;
        }
        var rows = new ArrayList<Map<String, Object>>();
        for (var item : items) {
            if (!(item instanceof Map<?, ?> row)) {
                return wrong(field, place);
            }
            rows.add(row(field, rows.size(), row));
        }
        var broken = problems.isBroken(field);
        return !broken && rows.stream().allMatch(Map::isEmpty) ? null : rows;
    }

    private Map<String, Object> row(Field list, int index, Map<?, ?> raw) {
        var row = new LinkedHashMap<String, Object>();
        for (var column : list.columns()) {
            var value = of(column, problems.at(list, index, column), raw.get(column.key()));
            if (value != null) {
                row.put(column.key(), value);
            }
        }
        for (var key : raw.keySet()) {
            if (list.columns().stream().noneMatch(column -> column.key().equals(key))) {
                problems.add(problems.at(list, index, UnknownKeys.named(key)), "unknown");
            }
        }
        return row;
    }

    private boolean tooMany(Field field, Place place, Collection<?> items) {
        if (items.size() <= MOST_ITEMS) {
            return false;
        }
        var most = field.rules().maxItems() == null ? MOST_ITEMS : field.rules().maxItems();
        problems.misshapen(place, "maxItems", null, "maxItems", most, "items", items.size());
        return true;
    }

    private Object wrong(Field field, Place place) {
        problems.misshapen(place, "type", field.type().name());
        return null;
    }
}
