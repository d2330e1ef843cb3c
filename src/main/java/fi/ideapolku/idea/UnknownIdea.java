package fi.ideapolku.idea;

/** There is no such idea, or the reader may not know that there is one. */
public class UnknownIdea extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownIdea(String id) {
        super("No idea " + id);
    }
}
