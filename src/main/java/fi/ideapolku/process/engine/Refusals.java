package fi.ideapolku.process.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;

/** Brings a refusal of ours out of the wrapping that the engine puts around what a listener throws. */
final class Refusals {

    private Refusals() {}

    static <T> T unwrapped(Supplier<T> command) {
        try {
            return command.get();
        } catch (ProcessEngineException wrapped) {
            throw in(wrapped).orElse(wrapped);
        }
    }

    /** The refusal somewhere below, if there is one. */
    static Optional<ProcessEngineException> in(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal || cause instanceof AuthorizationException) {
                return Optional.of((ProcessEngineException) cause);
            }
        }
        return Optional.empty();
    }
}
