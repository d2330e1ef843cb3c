package fi.ideapolku.process.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.SpinRuntimeException;
import org.camunda.spin.json.SpinJsonNode;

/** The answers of a form on their way through the engine: one transient variable, which no table ever holds. */
public final class Submission {

    private static final String VARIABLE = "submission";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() {};
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    private Submission() {}

    /**
     * Wraps answers as the one variable.
     *
     * @param values answers by field key as any client gives them, null for none
     */
    public static VariableMap of(Map<String, Object> values) {
        var plain = new LinkedHashMap<String, Object>();
        if (values != null) {
            values.keySet().forEach(key -> plain.put(key, readable(() -> values.get(key))));
        }
        return Variables.createVariables().putValueTyped(VARIABLE, Variables.stringValue(write(plain), true));
    }

    /** The answers in this scope, or null when nothing was submitted. */
    public static Map<String, Object> in(VariableScope scope) {
        var json = scope.getVariable(VARIABLE);
        return json == null ? null : read(json.toString());
    }

    /** Takes every variable of the scope out of it and returns them as answers: what a client gave to a start or a message. */
    public static Map<String, Object> takeAll(VariableScope scope) {
        var wrapped = in(scope);
        var values = new LinkedHashMap<String, Object>();
        for (var name : scope.getVariableNames()) {
            if (!VARIABLE.equals(name)) {
                values.put(name, readable(() -> scope.getVariable(name)));
            }
            scope.removeVariable(name);
        }
        return wrapped == null ? read(write(values)) : wrapped;
    }

    private static Object plain(Object value) {
        if (value instanceof TypedValue typed) {
            return plain(typed.getValue());
        }
        if (value instanceof SpinJsonNode node) {
            return read("{\"value\":" + node + "}").get("value");
        }
        if (value instanceof Date date) {
            return LocalDate.ofInstant(date.toInstant(), ZONE).toString();
        }
        if (value instanceof byte[] || value instanceof java.io.InputStream) {
            return Map.of();
        }
        return value;
    }

    private static Object readable(Supplier<Object> value) {
        try {
            return plain(value.get());
        } catch (SpinRuntimeException | IllegalStateException noJsonOrSerialised) {
            throw new UnreadableSubmission();
        }
    }

    private static String write(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException tooDeepOrForeign) {
            throw new UnreadableSubmission();
        }
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.readValue(json, VALUES);
        } catch (JsonProcessingException tooDeepOrForeign) {
            throw new UnreadableSubmission();
        }
    }
}
