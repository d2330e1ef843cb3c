package fi.ideapolku.process;

import fi.ideapolku.web.ModelNames;
import org.springframework.stereotype.Component;

/** Gives pages and notices the names that the models have. */
@Component
class NamesOfModels implements ModelNames {

    private final TaskModels tasks;
    private final Stages stages;

    NamesOfModels(TaskModels tasks, Stages stages) {
        this.tasks = tasks;
        this.stages = stages;
    }

    @Override
    public String task(String taskKey, String language) {
        return tasks.name(taskKey, language);
    }

    @Override
    public String stage(String stageKey, String language) {
        return stages.name(stageKey, language);
    }
}
