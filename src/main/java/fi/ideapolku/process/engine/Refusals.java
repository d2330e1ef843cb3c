package fi.ideapolku.process.engine;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;

/** Finds a refusal of ours within what was thrown around it. */
final class Refusals {

    private Refusals() {}

    /** The refusal somewhere below, if there is one. */
    static Optional<ProcessEngineException> in(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal
                    || cause instanceof UnreadableSubmission
                    || cause instanceof AuthorizationException) {
                return Optional.of((ProcessEngineException) cause);
            }
        }
        return Optional.empty();
    }
}
