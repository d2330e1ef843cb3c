package fi.ideapolku.process;

import fi.ideapolku.card.Cards;
import fi.ideapolku.form.FormFiller;
import fi.ideapolku.form.OptionSource;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.engine.EngineTime;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Begins {@link Walk}s and gives them what they need of the application. */
record Walks(
        ProcessEngine engine,
        SubmitIdea submitIdea,
        AnswerTask answerTask,
        WithdrawIdea withdrawIdea,
        TakeBack takeBack,
        Ideas ideas,
        Cards cards,
        TaskItems tasks,
        Directory directory,
        DeployedForms forms,
        FormContext context,
        OptionSource options,
        JdbcClient jdbc,
        EngineState state) {

    /** An idea that enforcement's staff submits with these answers and as few others as the form allows. */
    Walk submitted(Map<String, Object> answers) {
        return submitted("sectorstaffulo", answers);
    }

    /** An idea of enforcement that this user submits. */
    Walk submitted(String proposer, Map<String, Object> answers) {
        var chosen = new LinkedHashMap<String, Object>(Map.of("sectorId", "ULO", "evidenceLevel", "frontline"));
        chosen.putAll(answers);
        var values = filler(newestModel(), SubmittedForms.INTAKE).around(chosen, Map.of());
        return of(as(proposer, () -> submitIdea.submit(values)));
    }

    /** The walk of an idea that is there already. */
    Walk of(String ideaId) {
        var walk = new Walk(this, ideaId);
        walk.settle();
        return walk;
    }

    /** The ideas that grew out of this one. */
    List<Walk> successorsOf(String ideaId) {
        return jdbc
                .sql("select id from idea where parent_idea_id = :id order by id")
                .param("id", ideaId)
                .query(String.class)
                .list()
                .stream()
                .map(this::of)
                .toList();
    }

    FormFiller filler(String processDefinitionId, String formKey) {
        return new FormFiller(
                forms.form(processDefinitionId, formKey),
                options,
                LocalDate.ofInstant(EngineTime.now(), java.time.ZoneId.of("Europe/Helsinki")));
    }

    String newestModel() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(ProcessKeys.IDEA)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** What the conditions of an open task's form may name. */
    Map<String, Object> known(TaskItem item) {
        var task = engine.getTaskService().createTaskQuery().taskId(item.id()).singleResult();
        return context.of(item.ideaId(), engine.getRuntimeService().getVariables(task.getExecutionId()));
    }

    <T> T as(String user, Supplier<T> act) {
        engine.getIdentityService().setAuthenticatedUserId(user);
        try {
            return act.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
