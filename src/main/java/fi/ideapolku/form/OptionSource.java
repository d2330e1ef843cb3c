package fi.ideapolku.form;

import java.util.List;
import java.util.Map;

/** Gives the choices of fields that the server fills: sectors, people, ideas, cards. Several may share the work. */
public interface OptionSource {

    /**
     * What is offered now.
     *
     * @param valuesKey the name in the form, such as {@code sectors}
     * @param context process variables, counters and {@code ideaId}
     * @return the options, empty for a name that this source does not know
     */
    List<Option> options(String valuesKey, Map<String, Object> context);

    /** Whether the code is among the options; worth overriding where they are many. */
    default boolean offers(String valuesKey, String code, Map<String, Object> context) {
        return options(valuesKey, context).stream()
                .anyMatch(option -> option.value().equals(code));
    }

    /** The words for a code that was chosen at some time, also when it is no longer offered; null when this source does not know it. */
    default Text label(String valuesKey, String code, Map<String, Object> context) {
        return options(valuesKey, context).stream()
                .filter(option -> option.value().equals(code))
                .map(Option::label)
                .findFirst()
                .orElse(null);
    }
}
