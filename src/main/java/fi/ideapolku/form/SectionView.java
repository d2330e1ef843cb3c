package fi.ideapolku.form;

import java.util.List;

/**
 * A part of a form as a page shows it.
 *
 * @param id anchor on the page
 * @param title null for questions outside any group
 * @param notes texts that ask nothing
 */
public record SectionView(String id, String title, List<FieldView> fields, List<String> notes) {

    /** Whether something in it is to be mended. */
    public boolean isBroken() {
        return fields.stream().anyMatch(field -> !field.errors().isEmpty())
                || fields.stream()
                        .flatMap(field -> field.rows().stream())
                        .flatMap(row -> row.fields().stream())
                        .anyMatch(field -> !field.errors().isEmpty());
    }
}
