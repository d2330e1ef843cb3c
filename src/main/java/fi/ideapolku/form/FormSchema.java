package fi.ideapolku.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A form as its {@code .form} file says it: sections, fields and their rules, in the order in which they are asked. */
public record FormSchema(String key, List<Section> sections, List<Field> fields) {

    private static final Set<String> CARDS = Set.of(
            "understandingCard", "understandingCardLight", "understandingCardRevision", "ideaCard", "ideaCardRevision");

    public FormSchema {
        sections = List.copyOf(sections);
        fields = List.copyOf(fields);
    }

    /** Reads a form-js schema. @throws IllegalArgumentException when the server could not check all of it */
    public static FormSchema parse(String json) {
        return SchemaReader.read(json);
    }

    public Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** Whether whoever fills the form is a maker of one of the idea's two cards, which bars him from reviewing it. */
    public boolean makesCard() {
        return CARDS.contains(key);
    }
}
