package fi.ideapolku.form;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What conditions may name: plain values of the context, over them the form's own fields with their answers. */
final class Scope {

    private static final int MOST_ITEMS = 1000;

    private Scope() {}

    /** The context without what is no plain value: FEEL would walk through it. */
    static Map<String, Object> of(Map<String, Object> context, String language) {
        var scope = new HashMap<String, Object>();
        context.forEach((name, value) -> scope.put(name, plain(value)));
        scope.put("lang", language);
        return scope;
    }

    /** A form's own key means this form's answer, even when there is none and the context has a value of that name. */
    static Map<String, Object> with(Map<String, Object> outer, List<Field> fields, Map<String, Object> answers) {
        var scope = new HashMap<>(outer);
        fields.forEach(field -> scope.put(field.key(), answers.get(field.key())));
        return scope;
    }

    private static Object plain(Object value) {
        if (value instanceof Date || value instanceof LocalDate) {
            return Objects.toString(Dates.read(value), null);
        }
        if (value instanceof Collection<?> items) {
            return items.size() > MOST_ITEMS
                    ? null
                    : items.stream().filter(Scope::isPlain).toList();
        }
        return isPlain(value) ? value : null;
    }

    private static boolean isPlain(Object value) {
        return value instanceof String || value instanceof Boolean || value instanceof Number;
    }
}
