package fi.ideapolku.process;

/** There is no form with such a key. */
public class UnknownForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownForm(String formKey) {
        super("No form " + formKey);
    }
}
