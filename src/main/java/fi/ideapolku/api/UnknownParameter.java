package fi.ideapolku.api;

/** A request parameter has a value that the interface does not know. */
class UnknownParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownParameter(String message) {
        super(message);
    }
}
