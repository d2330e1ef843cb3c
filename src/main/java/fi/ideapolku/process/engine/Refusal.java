package fi.ideapolku.process.engine;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.springframework.modulith.NamedInterface;

/** Something that the caller may mend: {@code /engine-rest} and the web apps answer 400 to it, our own API 422 or 409. */
@NamedInterface("refusal")
public class Refusal extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    public Refusal(String message, Throwable cause) {
        super(null, message, cause);
    }

    public Refusal(String message) {
        super(null, message);
    }
}
