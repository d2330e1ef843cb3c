package fi.ideapolku.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The choices of a field: fixed ones and those of the sources, without what a rule withholds. */
final class Offers {

    private final Supplier<List<OptionSource>> sources;
    private final Conditions conditions;

    Offers(Supplier<List<OptionSource>> sources, Conditions conditions) {
        this.sources = sources;
        this.conditions = conditions;
    }

    /** Whether the field has such a choice at all. */
    boolean has(Field field, String code, Map<String, Object> context) {
        return field.valuesKey() == null
                ? field.options().stream().anyMatch(option -> option.value().equals(code))
                : sources.get().stream().anyMatch(source -> source.offers(field.valuesKey(), code, context));
    }

    /** Whether a rule withholds the choice now. */
    boolean withholds(Field field, String code, Map<String, Object> scope) {
        return field.rules().notOffered().stream()
                .filter(rule -> rule.option().equals(code))
                .anyMatch(rule -> conditions.hold(rule.condition(), scope));
    }

    /** The words for a code, null when nobody knows it. */
    Text label(Field field, String code, Map<String, Object> context) {
        return field.valuesKey() == null
                ? field.options().stream()
                        .filter(option -> option.value().equals(code))
                        .map(Option::label)
                        .findFirst()
                        .orElse(null)
                : sources.get().stream()
                        .map(source -> source.label(field.valuesKey(), code, context))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** What the field offers now. */
    List<Option> of(Field field, Map<String, Object> context, Map<String, Object> scope) {
        var all = field.valuesKey() == null
                ? field.options()
                : sources.get().stream()
                        .flatMap(source -> source.options(field.valuesKey(), context).stream())
                        .toList();
        return all.stream()
                .filter(option -> !withholds(field, option.value(), scope))
                .toList();
    }
}
