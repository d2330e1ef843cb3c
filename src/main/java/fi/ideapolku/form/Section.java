package fi.ideapolku.form;

import java.util.List;

/**
 * A group of fields under one title.
 *
 * @param notes texts that ask nothing, shown after the questions
 */
public record Section(Text label, List<Field> fields, List<Text> notes) {

    public Section {
        fields = List.copyOf(fields);
        notes = List.copyOf(notes);
    }
}
