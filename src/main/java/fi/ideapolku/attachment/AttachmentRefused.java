package fi.ideapolku.attachment;

/** Says why a file was not attached. */
public class AttachmentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, each with a text of its own for people. */
    public enum Reason {
        /** No file, or one without content. */
        EMPTY,
        /** Longer than {@link Attachments#MAX_BYTES}. */
        TOO_LONG,
        /** No allowed kind by its content, or its name says another; files with macros are none. */
        KIND,
        /** Damaged, locked by a password, or unpacked larger than any honest file. */
        UNREADABLE,
        /** Its text or name holds personal data. */
        PERSONAL_DATA,
        /** The idea has as many as it may have. */
        TOO_MANY
    }

    private final Reason reason;

    AttachmentRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
