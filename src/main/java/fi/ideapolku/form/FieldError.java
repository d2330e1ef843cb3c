package fi.ideapolku.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why one answer was refused; nothing of what was submitted is in it.
 *
 * @param key the field's key, for a row {@code rows[0].column} counted from nought
 * @param rule the rule's name
 * @param message how to mend it, in the reader's language
 * @param args the rule's numbers, in the order in which the message counts them
 */
public record FieldError(String key, String rule, String message, Map<String, Object> args) {

    public FieldError {
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
    }
}
