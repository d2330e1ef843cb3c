package fi.ideapolku.process;

import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.engine.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** {@code ideas} in the models: facts that live in the idea and may change while a process runs. */
@Component
public class ModelIdeas implements ModelBean {

    private final Ideas ideas;

    ModelIdeas(Ideas ideas) {
        this.ideas = ideas;
    }

    @Override
    public String modelName() {
        return "ideas";
    }

    /** How many sectors the idea concerns: the lead sector and the related ones. */
    public int sectorCount(DelegateExecution execution) {
        return ideas.get(ProcessKeys.ideaId(execution)).sectorIds().size();
    }

    public String leadSector(DelegateExecution execution) {
        return ideas.get(ProcessKeys.ideaId(execution)).leadSectorId();
    }
}
