package fi.ideapolku.form;

import java.util.List;
import java.util.stream.Collectors;

/** A submitted form that its rules do not allow, with every reason in the order of the form and no word of what was submitted. */
public class FormRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int TOLD = 20;

    private final String formKey;
    private final transient List<FieldError> errors;

    FormRefused(String formKey, List<FieldError> errors) {
        super(formKey + ": "
                + errors.stream()
                        .limit(TOLD)
                        .map(error -> "%s [%s] %s".formatted(error.key(), error.rule(), error.message()))
                        .collect(Collectors.joining("; ")));
        this.formKey = formKey;
        this.errors = List.copyOf(errors);
    }

    public String formKey() {
        return formKey;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
