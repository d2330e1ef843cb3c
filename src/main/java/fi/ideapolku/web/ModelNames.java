package fi.ideapolku.web;

/** Names of tasks and stages as the models say them; whoever knows the models gives them. */
public interface ModelNames {

    /** Name of a user task by its element's id, in {@code fi}, {@code sv} or {@code en}. */
    String task(String taskKey, String language);

    /** Name of a stage by its process's id, in {@code fi}, {@code sv} or {@code en}. */
    String stage(String stageKey, String language);
}
