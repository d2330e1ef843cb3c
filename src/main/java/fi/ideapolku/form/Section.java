package fi.ideapolku.form;

import java.util.List;

/** A group of fields under one title. */
public record Section(Text label, List<Field> fields) {

    public Section {
        fields = List.copyOf(fields);
    }
}
