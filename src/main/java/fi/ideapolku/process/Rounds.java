package fi.ideapolku.process;

import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.engine.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** {@code rounds} in the models: how often a backward flow was taken; the forms stop offering it at its limit. */
@Component
public class Rounds implements ModelBean {

    private final Ideas ideas;

    Rounds(Ideas ideas) {
        this.ideas = ideas;
    }

    @Override
    public String modelName() {
        return "rounds";
    }

    public int used(DelegateExecution execution, String counter) {
        return ideas.counter(ProcessKeys.ideaId(execution), counter);
    }

    public void add(DelegateExecution execution, String counter) {
        ideas.count(ProcessKeys.ideaId(execution), counter);
    }
}
