package fi.ideapolku.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Checks what was submitted against its form: nothing that the form does not allow gets past it, from whatever client. */
@Component
public class FormCheck {

    private static final int UNKNOWN_KEYS_TOLD = 10;

    private final Offers offers;
    private final Conditions conditions;
    private final PersonalDataScan scan;
    private final Clock clock;
    private final Messages messages;

    FormCheck(Offers offers, Conditions conditions, PersonalDataScan scan, Clock clock, MessageSource messages) {
        this.offers = offers;
        this.conditions = conditions;
        this.scan = scan;
        this.clock = clock;
        this.messages = new Messages(messages);
    }

    /** A check without Spring, with the module's own messages. */
    public static FormCheck standalone(Clock clock, OptionSource... sources) {
        var conditions = new Conditions();
        return new FormCheck(
                new Offers(() -> List.of(sources), conditions),
                conditions,
                new PersonalDataScan(),
                clock,
                Messages.bundles());
    }

    /**
     * Checks a submission.
     *
     * @param values answers by field key
     * @param context what conditions may name beside the answers: process variables and counters
     * @return the answers in the order of the form: text, Boolean, BigDecimal, code, list of codes, ISO date, list of rows;
     *     without those that are empty
     * @throws FormRefused with all that is wrong
     */
    public Map<String, Object> check(FormSchema schema, Map<String, Object> values, Map<String, Object> context) {
        var locale = LocaleContextHolder.getLocale();
        var problems = new Problems(messages, locale);
        var answers = shaped(schema, values, problems);
        var scope = Scope.with(Scope.of(context, locale.getLanguage()), schema.fields(), answers);
        var rules = new FieldRules(problems, offers, conditions, scan, Dates.today(clock), context);
        var held = new HashMap<String, Boolean>();
        for (var field : schema.fields()) {
            if (field.hides().stream().anyMatch(hide -> held.computeIfAbsent(hide, it -> conditions.hold(it, scope)))) {
                hidden(field, values.get(field.key()), answers, problems);
            } else if (!problems.isMisshapen(problems.at(field))) {
                rules.check(field, problems.at(field), answers.get(field.key()), scope);
                if (answers.get(field.key()) instanceof List<?> rows && field.type() == FieldType.DYNAMICLIST) {
                    answers.put(field.key(), rows(field, rows, scope, rules, problems));
                }
            }
        }
        var errors = problems.inOrderOf(schema);
        if (!errors.isEmpty()) {
            throw new FormRefused(schema.key(), errors);
        }
        return answers;
    }

    /**
     * The texts that may not be kept, not even in a draft.
     *
     * @param context what the sources of options read
     * @return the errors of rule {@code personalData}, in the order of the form; other rules are not looked at
     */
    public List<FieldError> personalData(FormSchema schema, Map<String, Object> values, Map<String, Object> context) {
        var problems = new Problems(messages, LocaleContextHolder.getLocale());
        var rules = new FieldRules(problems, offers, conditions, scan, Dates.today(clock), Map.of());
        for (var field : schema.fields()) {
            if (values.get(field.key()) instanceof List<?> items) {
                for (var row = 0; row < items.size(); row++) {
                    if (items.get(row) instanceof Map<?, ?> cells) {
                        for (var column : field.columns()) {
                            personalData(
                                    column, problems.at(field, row, column), cells.get(column.key()), rules, context);
                        }
                    } else {
                        personalData(field, problems.at(field), items.get(row), rules, context);
                    }
                }
            } else {
                personalData(field, problems.at(field), values.get(field.key()), rules, context);
            }
        }
        return problems.inOrderOf(schema);
    }

    /** An id that the form offers is no text, whatever it looks like. */
    private void personalData(
            Field field, Problems.Place place, Object value, FieldRules rules, Map<String, Object> context) {
        if (value instanceof String text && !(field.type().isCode() && offers.has(field, text, context))) {
            rules.personalData(place, text);
        }
    }

    private static Map<String, Object> shaped(FormSchema schema, Map<String, Object> values, Problems problems) {
        var shapes = new Shapes(problems);
        var answers = new LinkedHashMap<String, Object>();
        for (var field : schema.fields()) {
            var answer = shapes.of(field, values.get(field.key()));
            if (answer != null) {
                answers.put(field.key(), answer);
            }
        }
        var known = schema.fields().stream().map(Field::key).collect(Collectors.toSet());
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .map(UnknownKeys::named)
                .distinct()
                .sorted()
                .limit(UNKNOWN_KEYS_TOLD)
                .forEach(key -> problems.add(problems.at(key), "unknown"));
        return answers;
    }

    private boolean isHidden(Field field, Map<String, Object> scope) {
        return field.hides().stream().anyMatch(condition -> conditions.hold(condition, scope));
    }

    /** A box left unticked says nothing; anything else in a hidden field was not asked. */
    private void hidden(Field field, Object submitted, Map<String, Object> answers, Problems problems) {
        var answer = answers.remove(field.key());
        var misshapen = answer == null && problems.isBroken(field);
        problems.forget(field);
        if (misshapen || (answer != null && !Boolean.FALSE.equals(answer))) {
            problems.add(problems.at(field), "hidden");
        }
    }

    private List<Map<String, Object>> rows(
            Field list, List<?> rows, Map<String, Object> scope, FieldRules rules, Problems problems) {
        var filled = new ArrayList<Map<String, Object>>();
        for (var index = 0; index < rows.size(); index++) {
            @SuppressWarnings("unchecked")
            var row = (Map<String, Object>) rows.get(index);
            if (!row.isEmpty() || problems.isBroken(list)) {
                row(list, index, row, scope, rules, problems);
            }
            if (!row.isEmpty()) {
                filled.add(row);
            }
        }
        return filled;
    }

    private void row(
            Field list,
            int index,
            Map<String, Object> row,
            Map<String, Object> scope,
            FieldRules rules,
            Problems problems) {
        var inner = Scope.with(scope, list.columns(), row);
        for (var column : list.columns()) {
            var place = problems.at(list, index, column);
            if (isHidden(column, inner)) {
                var answer = row.remove(column.key());
                if (answer != null && !Boolean.FALSE.equals(answer)) {
                    problems.add(place, "hidden");
                }
            } else if (!problems.isMisshapen(place)) {
                rules.check(column, place, row.get(column.key()), inner);
            }
        }
    }
}
