package fi.ideapolku.dialogue;

/** A comment that cannot be kept; the message's key says why and what to do. */
public class CommentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object[] arguments;

    CommentRefused(String messageKey, Object... arguments) {
        super(messageKey);
        this.arguments = arguments;
    }

    /** What the message names, such as the place of personal data in the text. */
    public Object[] arguments() {
        return arguments.clone();
    }
}
