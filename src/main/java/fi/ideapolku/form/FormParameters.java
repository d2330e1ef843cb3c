package fi.ideapolku.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns what a browser sends into answers and back. What cannot be read as the field's type stays as it was typed: the check names it,
 * and the page shows it again.
 */
public final class FormParameters {

    /** Rows of a list that are read; more are not asked by any form. */
    static final int MOST_ROWS = 100;

    private static final Pattern FINNISH_DAY = Pattern.compile("(\\d{1,2})\\s*\\.\\s*(\\d{1,2})\\s*\\.\\s*(\\d{4})");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F]+");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(?:[.,]\\d{3})+");
    private static final Pattern NUMBER = Pattern.compile("[-\\u2212]?\\d{1,30}(?:[.,]\\d{1,10})?");

    private FormParameters() {}

    /**
     * Reads the answers to some fields.
     *
     * @param shown keys of the fields that the page showed; others are not read
     * @param parameters parameters by name; a cell of a row is {@code list[0].column}
     * @return the answers by field key, without empty ones; rows keep their places, an empty one as an empty map
     */
    public static Map<String, Object> read(
            FormSchema form, Collection<String> shown, Map<String, String[]> parameters) {
        var values = new LinkedHashMap<String, Object>();
        form.fields().stream().filter(field -> shown.contains(field.key())).forEach(field -> {
            var value = field.type() == FieldType.DYNAMICLIST
                    ? rows(field, parameters)
                    : value(field, parameters.get(field.key()));
            if (value != null) {
                values.put(field.key(), value);
            }
        });
        return values;
    }

    /** The parameter's name for a cell of a row, counted from nought. */
    static String cell(String list, int row, String column) {
        return "%s[%d].%s".formatted(list, row, column);
    }

    /** An answer as a text field shows it: numbers with the language's decimal mark, days as 27.3.2026. */
    static String text(Field field, Object value, Locale locale) {
        if (value == null) {
            return "";
        }
        var number = Shapes.decimal(value);
        if (field.type() == FieldType.NUMBER && number != null) {
            var plain = Math.abs((long) number.scale()) > MOST_ROWS
                    ? number.toString()
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            return "en".equals(locale.getLanguage()) ? plain : plain.replace('.', ',');
        }
        if (field.type() == FieldType.DATE && value instanceof String text) {
            var day = Dates.read(text);
            return day == null ? text : "%d.%d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        }
        return value.toString();
    }

    private static Object value(Field field, String[] sent) {
        if (sent == null || sent.length == 0) {
            return null;
        }
        if (field.type() == FieldType.CHECKLIST) {
            var codes = Arrays.stream(sent).filter(code -> !code.isBlank()).toList();
            return codes.isEmpty() ? null : codes;
        }
        var text = sent[0];
        if (text == null || text.isBlank()) {
            return null;
        }
        return switch (field.type()) {
            case NUMBER -> number(field, text.strip());
            case DATE -> day(text.strip());
            case CHECKBOX -> box(text);
            default -> text.replace("\r\n", "\n").replace('\r', '\n');
        };
    }

    private static Object box(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }

    private static Object number(Field field, String text) {
        var digits = SPACES.matcher(text).replaceAll("").replace('\u2212', '-');
        var whole = Integer.valueOf(0).equals(field.limits().decimalDigits());
        if (whole && GROUPED.matcher(digits).matches()) {
            return new BigDecimal(digits.replaceAll("[.,]", ""));
        }
        return NUMBER.matcher(digits).matches() ? new BigDecimal(digits.replace(',', '.')) : text;
    }

    private static Object day(String text) {
        var day = FINNISH_DAY.matcher(text);
        if (!day.matches()) {
            return text;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(day.group(3)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(1)))
                    .toString();
        } catch (DateTimeException noSuchDay) {
            return text;
        }
    }

    private static Object rows(Field list, Map<String, String[]> parameters) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var index = 0; index < MOST_ROWS; index++) {
            if (!parameters.containsKey(rowMark(list.key(), index))) {
                break;
            }
            var row = new LinkedHashMap<String, Object>();
            for (var column : list.columns()) {
                var value = value(column, parameters.get(cell(list.key(), index, column.key())));
                if (value != null) {
                    row.put(column.key(), value);
                }
            }
            rows.add(row);
        }
        return rows.isEmpty() ? null : rows;
    }

    /** The parameter that says that a row is on the page, also an empty one. */
    static String rowMark(String list, int row) {
        return "_row." + list + "." + row;
    }

    /** The answers with one more empty row in a list; unchanged when the form has no such list or it is full. */
    public static Map<String, Object> withRow(FormSchema form, Map<String, Object> values, String list) {
        return changed(form, values, list, rows -> {
            if (rows.isEmpty()) {
                rows.add(Map.of());
            }
            if (rows.size() < MOST_ROWS) {
                rows.add(Map.of());
            }
        });
    }

    /** The answers without a row of a list. */
    public static Map<String, Object> withoutRow(FormSchema form, Map<String, Object> values, String list, int row) {
        return changed(form, values, list, rows -> {
            if (row >= 0 && row < rows.size()) {
                rows.remove(row);
            }
        });
    }

    private static Map<String, Object> changed(
            FormSchema form,
            Map<String, Object> values,
            String list,
            java.util.function.Consumer<List<Object>> change) {
        var changed = new LinkedHashMap<>(values);
        form.field(list).filter(field -> field.type() == FieldType.DYNAMICLIST).ifPresent(field -> {
            var rows = new ArrayList<Object>(values.get(list) instanceof List<?> old ? old : List.of());
            change.accept(rows);
            changed.put(list, rows);
        });
        return changed;
    }
}
