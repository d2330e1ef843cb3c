package fi.ideapolku.process.engine;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/** Something that the caller may mend: {@code /engine-rest} and the web apps answer 400 to it, our own API 422 or 409. */
public class Refusal extends FormFieldValidationException {

    private static final long serialVersionUID = 1L;

    public Refusal(String message, Throwable cause) {
        super(null, message, cause);
    }

    public Refusal(String message) {
        super(null, message);
    }
}
