package fi.ideapolku.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gathers what is wrong with a submission. */
final class Problems {

    private static final int MOST = 200;

    private final Messages messages;
    private final Locale locale;
    private final Map<String, List<FieldError>> byField = new LinkedHashMap<>();
    private final Set<String> misshapen = new HashSet<>();

    Problems(Messages messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    /** A place in the form at which something may be wrong: a field, or a column of one row. */
    record Place(String top, String key, String label) {}

    Place at(Field field) {
        return new Place(field.key(), field.key(), label(field));
    }

    Place at(Field list, int row, Field column) {
        return new Place(
                list.key(),
                "%s[%d].%s".formatted(list.key(), row, column.key()),
                messages.column(label(list), row + 1, label(column), locale));
    }

    Place at(String unknownKey) {
        return new Place(unknownKey, unknownKey, unknownKey);
    }

    Place at(Field list, int row, String unknownKey) {
        return new Place(list.key(), "%s[%d].%s".formatted(list.key(), row, unknownKey), unknownKey);
    }

    void add(Place place, String rule, Object... args) {
        addKind(place, rule, null, args);
    }

    /** @param kind chooses a more exact message of the rule where there is one */
    void addKind(Place place, String rule, String kind, Object... args) {
        var named = new LinkedHashMap<String, Object>();
        for (var i = 0; i < args.length; i += 2) {
            named.put((String) args[i], args[i + 1]);
        }
        var errors = byField.computeIfAbsent(place.top(), key -> new ArrayList<>());
        if (errors.size() < MOST) {
            var message = messages.refusal(rule, kind, place.label(), named, locale);
            named.replaceAll((name, value) -> value instanceof LocalDate day ? day.toString() : value);
            errors.add(new FieldError(place.key(), rule, message, named));
        }
    }

    /** Adds that the value at this place cannot be used at all; no further rule looks at it. */
    void misshapen(Place place, String rule, String kind, Object... args) {
        misshapen.add(place.key());
        addKind(place, rule, kind, args);
    }

    boolean isMisshapen(Place place) {
        return misshapen.contains(place.key());
    }

    /** Whether anything was found in the field or one of its rows. */
    boolean isBroken(Field field) {
        return byField.containsKey(field.key());
    }

    /** Forgets what was found in a field: it should not have been answered in the first place. */
    void forget(Field field) {
        byField.remove(field.key());
    }

    /** All errors, in the order of the form, those of keys that it does not have last. */
    List<FieldError> inOrderOf(FormSchema schema) {
        var errors = new ArrayList<FieldError>();
        for (var field : schema.fields()) {
            errors.addAll(byField.getOrDefault(field.key(), List.of()));
        }
        byField.forEach((key, unknown) -> {
            if (schema.field(key).isEmpty()) {
                errors.addAll(unknown);
            }
        });
        return errors;
    }

    private String label(Field field) {
        var label = field.label() == null ? null : field.label().in(locale);
        return label == null ? field.key() : label;
    }
}
