package fi.ideapolku.process;

/** There is no such open task, or the reader may not know that there is one. */
public class UnknownTask extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownTask(String taskId) {
        super("No open task " + taskId);
    }
}
