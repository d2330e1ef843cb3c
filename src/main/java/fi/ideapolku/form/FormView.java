package fi.ideapolku.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows a form: which questions are asked with these answers, what each offers, and answers in words. */
@Component
public class FormView {

    private static final int WIDEST_SCALE = 6;

    private final Offers offers;
    private final Conditions conditions;
    private final AskedQuestions asked;
    private final AnswerWords words;
    private final Choices choices;

    FormView(Offers offers, Conditions conditions, AskedQuestions asked, AnswerWords words) {
        this.offers = offers;
        this.conditions = conditions;
        this.asked = asked;
        this.words = words;
        this.choices = new Choices(offers, words);
    }

    /** Without Spring, with the module's own messages. */
    public static FormView standalone(OptionSource... sources) {
        var conditions = new Conditions();
        var offers = new Offers(() -> List.of(sources), conditions);
        return new FormView(
                offers, conditions, new AskedQuestions(conditions), new AnswerWords(offers, Messages.bundles()));
    }

    /**
     * What a page knows when it shows a form.
     *
     * @param values answers by field key, also such as do not fit their field
     * @param context what conditions may name beside the answers
     * @param errors what is wrong with the answers
     * @param others answers that somebody else wrote meanwhile, by field key; shown where they differ
     */
    public record Filled(
            FormSchema form,
            Map<String, Object> values,
            Map<String, Object> context,
            List<FieldError> errors,
            Map<String, Object> others) {

        public Filled(FormSchema form, Map<String, Object> values, Map<String, Object> context) {
            this(form, values, context, List.of(), null);
        }
    }

    /** The answers to the questions that are asked, without those of hidden ones, which no form takes. */
    public Map<String, Object> asked(FormSchema form, Map<String, Object> values, Map<String, Object> context) {
        return asked.answers(form, values, context);
    }

    /** The form with its questions, in sections; one without a question now is left out. */
    public List<SectionView> sections(Filled filled, Locale locale) {
        var form = filled.form();
        var scope = AskedQuestions.scope(
                form.fields(), asked(form, filled.values(), filled.context()), filled.context(), locale);
        var steering = steering(form.fields());
        var errors = filled.errors().stream()
                .collect(Collectors.groupingBy(
                        FieldError::key, Collectors.mapping(FieldError::message, Collectors.toList())));
        var sections = new ArrayList<SectionView>();
        for (var section : form.sections()) {
            var fields = section.fields().stream()
                    .filter(field -> !asked.isHidden(field, scope))
                    .map(field -> field(field, field.key(), filled, scope, errors, steering, locale))
                    .toList();
            if (!fields.isEmpty()) {
                sections.add(new SectionView(
                        "section-" + (sections.size() + 1),
                        section.label() == null ? null : section.label().in(locale),
                        fields,
                        section.notes().stream().map(note -> note.in(locale)).toList()));
            }
        }
        return sections;
    }

    /** The answers in words, before they are sent: to every question that is asked, also those without an answer. */
    public List<AnswerView.Part> answers(Filled filled, Locale locale) {
        var form = filled.form();
        var given = asked(form, filled.values(), filled.context());
        var scope = AskedQuestions.scope(form.fields(), given, filled.context(), locale);
        var parts = new ArrayList<AnswerView.Part>();
        for (var section : form.sections()) {
            var answers = section.fields().stream()
                    .filter(field -> !asked.isHidden(field, scope))
                    .map(field -> words.answer(field, field.key(), givenOrNot(field, given), filled.context(), locale))
                    .toList();
            if (!answers.isEmpty()) {
                parts.add(new AnswerView.Part(
                        section.label() == null ? null : section.label().in(locale), answers));
            }
        }
        return parts;
    }

    /** A box that is not ticked says no. */
    private static Object givenOrNot(Field field, Map<String, Object> given) {
        return given.getOrDefault(field.key(), "box".equals(kind(field)) ? false : null);
    }

    private FieldView field(
            Field field,
            String name,
            Filled filled,
            Map<String, Object> scope,
            Map<String, List<String>> errors,
            Collection<String> steering,
            Locale locale) {
        var value = valueAt(filled.values(), field, name);
        var kind = kind(field);
        var id = id(name);
        return new FieldView(
                name,
                id,
                kind,
                AnswerWords.label(field, locale),
                field.help() == null ? null : field.help().in(locale),
                !isRequired(field, scope),
                FormParameters.text(field, value, locale),
                choices.of(field, kind, id, value, filled.context(), scope, locale),
                field.type().isText() ? field.limits().longest() : null,
                errors.getOrDefault(name, List.of()),
                steering.contains(field.key()),
                "rows".equals(kind) ? rows(field, value, filled, scope, errors, locale) : List.of(),
                value instanceof List<?> rows && rows.size() >= most(field),
                other(field, value, filled, locale));
    }

    /** The value of a top field, or of a cell, which {@link #rows} passes in the values under its own name. */
    private static Object valueAt(Map<String, Object> values, Field field, String name) {
        return values.get(name.equals(field.key()) ? field.key() : name);
    }

    private String other(Field field, Object value, Filled filled, Locale locale) {
        if (filled.others() == null) {
            return null;
        }
        var other = filled.others().get(field.key());
        if (same(field, other, value, locale)) {
            return null;
        }
        var told = words.answer(field, field.key(), other, filled.context(), locale);
        var rows = told.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> cell.label() + ": " + String.join(", ", cell.lines()))
                        .collect(Collectors.joining("; ")));
        return Stream.concat(told.lines().stream(), rows).collect(Collectors.joining("\n"));
    }

    private static boolean same(Field field, Object one, Object two, Locale locale) {
        return Objects.equals(one, two)
                || FormParameters.text(field, one, locale).equals(FormParameters.text(field, two, locale));
    }

    private List<FieldView.Row> rows(
            Field list,
            Object value,
            Filled filled,
            Map<String, Object> scope,
            Map<String, List<String>> errors,
            Locale locale) {
        var steering = steering(list.columns());
        var rows = new ArrayList<FieldView.Row>();
        var given = value instanceof List<?> items && !items.isEmpty() ? items : List.of(Map.of());
        for (var index = 0; index < given.size() && index < FormParameters.MOST_ROWS; index++) {
            var cells = given.get(index) instanceof Map<?, ?> row ? row : Map.of();
            var answers = new HashMap<String, Object>();
            var named = new HashMap<String, Object>();
            for (var column : list.columns()) {
                answers.put(column.key(), cells.get(column.key()));
                named.put(FormParameters.cell(list.key(), index, column.key()), cells.get(column.key()));
            }
            var inner = Scope.with(scope, list.columns(), answers);
            var row = index;
            rows.add(new FieldView.Row(
                    index,
                    FormParameters.rowMark(list.key(), index),
                    list.columns().stream()
                            .filter(column -> !asked.isHidden(column, inner))
                            .map(column -> field(
                                    column,
                                    FormParameters.cell(list.key(), row, column.key()),
                                    new Filled(filled.form(), named, filled.context()),
                                    inner,
                                    errors,
                                    steering,
                                    locale))
                            .toList()));
        }
        return rows;
    }

    private static String kind(Field field) {
        return switch (field.type()) {
            case TEXTFIELD -> "text";
            case TEXTAREA -> "textarea";
            case NUMBER -> isScale(field) ? "scale" : "number";
            case CHECKBOX -> field.answerRequired() ? "radio" : "box";
            case RADIO -> "radio";
            case SELECT -> "select";
            case CHECKLIST -> "checklist";
            case DATE -> "date";
            case DYNAMICLIST -> "rows";
        };
    }

    /** A required whole number of a few steps is chosen, not typed. */
    private static boolean isScale(Field field) {
        var limits = field.limits();
        return field.required()
                && Integer.valueOf(0).equals(limits.decimalDigits())
                && limits.min() != null
                && limits.max() != null
                && limits.max().subtract(limits.min()).intValue() < WIDEST_SCALE;
    }

    private boolean isRequired(Field field, Map<String, Object> scope) {
        var condition = field.rules().requiredWhen();
        var least = field.rules().minItems();
        return field.required()
                || field.answerRequired()
                || (field.type() == FieldType.DYNAMICLIST && least != null && least > 0)
                || (condition != null && conditions.hold(condition, scope))
                || (field.type() == FieldType.CHECKBOX && offers.withholds(field, "false", scope));
    }

    /** Keys of the fields that a condition names. */
    private static Collection<String> steering(List<Field> fields) {
        var conditions = fields.stream()
                .flatMap(field -> Stream.of(
                                field.hides().stream(),
                                field.rules().notOffered().stream().map(rule -> rule.condition()),
                                Stream.ofNullable(field.rules().requiredWhen()),
                                field.columns().stream().flatMap(column -> column.hides().stream()))
                        .flatMap(all -> all))
                .collect(Collectors.joining(" \n"));
        return fields.stream()
                .map(Field::key)
                .filter(key ->
                        Pattern.compile("\\b" + key + "\\b").matcher(conditions).find())
                .collect(Collectors.toSet());
    }

    private static int most(Field list) {
        var most = list.rules().maxItems();
        return most == null ? FormParameters.MOST_ROWS : most;
    }

    /** Id of the control with this name. */
    public static String id(String name) {
        return "f-" + name.replaceAll("[^A-Za-z0-9]+", "-");
    }
}
