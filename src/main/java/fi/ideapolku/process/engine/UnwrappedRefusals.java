package fi.ideapolku.process.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Brings a refusal of ours out of the wrapping that the engine puts around what a listener throws, whichever command it was. */
class UnwrappedRefusals extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (ProcessEngineException wrapped) {
            throw Refusals.in(wrapped).orElse(wrapped);
        }
    }
}
