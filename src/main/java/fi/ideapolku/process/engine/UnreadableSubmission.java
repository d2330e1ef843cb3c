package fi.ideapolku.process.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** The answers are no plain values: nested too deep, or of a type that no form has. */
public class UnreadableSubmission extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    UnreadableSubmission() {
        super("The submitted values cannot be read as a form's answers");
    }
}
