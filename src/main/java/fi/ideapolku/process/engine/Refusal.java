package fi.ideapolku.process.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.modulith.NamedInterface;

/** Something that the caller may mend: {@code /engine-rest} and the web apps answer 400 to it, our own API 422 or 409. */
@NamedInterface("refusal")
public class Refusal extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public Refusal(String message, Throwable cause) {
        super(null, message, cause);
        this.reason = null;
    }

    public Refusal(String message) {
        this(null, message);
    }

    /** @param reason names the text that the reader gets, {@code error.rule.<reason>} */
    public Refusal(String reason, String message) {
        super(null, message);
        this.reason = reason;
    }

    /** The name of the text for the reader, if the rule has one of its own. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
