package fi.ideapolku.architecture.broken.idea;

import org.camunda.bpm.engine.TaskService;

/** An idea that writes the engine's SQL itself. */
public record IdeaThatWritesSql(TaskService tasks) {

    public long count(String sql) {
        return tasks.createNativeTaskQuery().sql(sql).count();
    }
}
