package fi.ideapolku.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Which questions of a form are asked, given its answers. */
@Component
class AskedQuestions {

    private final Conditions conditions;

    AskedQuestions(Conditions conditions) {
        this.conditions = conditions;
    }

    /** The answers to the questions that are asked, without those of hidden ones, which no form takes. */
    Map<String, Object> answers(FormSchema form, Map<String, Object> values, Map<String, Object> context) {
        var asked = new LinkedHashMap<>(values);
        for (var round = 0; round <= form.fields().size(); round++) {
            var scope = scope(form.fields(), asked, context, LocaleContextHolder.getLocale());
            var hidden = form.fields().stream()
                    .filter(field -> asked.containsKey(field.key()) && isHidden(field, scope))
                    .map(Field::key)
                    .toList();
            if (hidden.isEmpty()) {
                form.fields()
                        .forEach(field -> asked.computeIfPresent(
                                field.key(),
                                (key, value) -> field.columns().isEmpty() ? value : rowsAsked(field, value, scope)));
                break;
            }
            hidden.forEach(asked::remove);
        }
        return asked;
    }

    private Object rowsAsked(Field list, Object value, Map<String, Object> scope) {
        if (!(value instanceof List<?> items)) {
            return value;
        }
        var rows = new ArrayList<Object>();
        for (var item : items) {
            var row = new LinkedHashMap<String, Object>();
            if (item instanceof Map<?, ?> cells) {
                list.columns().forEach(column -> row.put(column.key(), cells.get(column.key())));
            }
            var inner = Scope.with(scope, list.columns(), row);
            row.values().removeIf(Objects::isNull);
            list.columns().stream()
                    .filter(column -> isHidden(column, inner))
                    .forEach(column -> row.remove(column.key()));
            rows.add(row);
        }
        return rows;
    }

    boolean isHidden(Field field, Map<String, Object> scope) {
        return field.hides().stream().anyMatch(condition -> conditions.hold(condition, scope));
    }

    static Map<String, Object> scope(
            List<Field> fields, Map<String, Object> answers, Map<String, Object> context, Locale locale) {
        return Scope.with(Scope.of(context, locale.getLanguage()), fields, answers);
    }
}
