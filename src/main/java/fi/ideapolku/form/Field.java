package fi.ideapolku.form;

import java.util.List;

/**
 * One question of a form.
 *
 * @param answerRequired a yes-or-no question that must be answered either way
 * @param options the fixed choices
 * @param valuesKey the name of choices that the server fills, null when they are fixed
 * @param hides FEEL conditions of the field and of the groups around it; one that holds hides the field
 * @param columns the fields of a row, for a list of rows
 * @param routes whether the answer becomes a process variable
 * @param ideaFact the fact of the idea that the answer is written to, or null
 * @param carriedFrom {@code form.field} of an earlier answer that stands when this one is left out, or null
 */
public record Field(
        String key,
        FieldType type,
        Text label,
        Text help,
        boolean required,
        boolean answerRequired,
        List<Option> options,
        String valuesKey,
        List<String> hides,
        List<Field> columns,
        boolean routes,
        String ideaFact,
        String carriedFrom,
        Limits limits,
        Rules rules) {

    public Field {
        options = List.copyOf(options);
        hides = List.copyOf(hides);
        columns = List.copyOf(columns);
    }

    /** Whether each line of its text is a thing of its own. */
    public boolean isListOfLines() {
        return type == FieldType.TEXTAREA && rules.isList();
    }
}
