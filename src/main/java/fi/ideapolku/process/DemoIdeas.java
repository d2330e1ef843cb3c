package fi.ideapolku.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Submits and screens the twelve example ideas through the engine, as their demo users, when the database holds none. */
@Component
@Profile("demo")
class DemoIdeas implements ApplicationRunner {

    private static final List<String> SCREENED =
            List.of("ideaType", "lifeEvent", "dataUse", "vulnerableCustomers", "legalChangeNeeded");
    private static final List<String> ESTIMATES = List.of("workEstimateDays", "costEstimateEur");

    private final Portfolio portfolio;
    private final SubmitIdea submit;
    private final AnswerTask answer;
    private final TaskItems tasks;
    private final IdentityService identities;
    private final ObjectMapper json;

    DemoIdeas(
            Portfolio portfolio,
            SubmitIdea submit,
            AnswerTask answer,
            TaskItems tasks,
            IdentityService identities,
            ObjectMapper json) {
        this.portfolio = portfolio;
        this.submit = submit;
        this.answer = answer;
        this.tasks = tasks;
        this.identities = identities;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var anything = new Portfolio.Query(null, null, null, null, null, "", Set.of(), true, null, null, 1);
        if (!portfolio.list(anything).isEmpty()) {
            return;
        }
        try (var file = new ClassPathResource("demo/examples.json").getInputStream()) {
            json.readValue(file, new TypeReference<List<Example>>() {}).forEach(this::play);
        } finally {
            identities.clearAuthentication();
        }
    }

    private void play(Example example) {
        var intake = example.intake();
        var sector = intake.get("sectorId").toString();
        actAs("sectorstaff" + sector.toLowerCase(Locale.ROOT));
        var id = submit.submit(intakeAnswers(intake));
        if (example.mergeTargetId() != null) {
            return;
        }
        var task = tasks.ofIdea(id).get(0);
        actAs(performer(task));
        answer.complete(task.id(), screeningAnswers(intake, sector));
    }

    private static Map<String, Object> intakeAnswers(Map<String, Object> intake) {
        var answers = new LinkedHashMap<String, Object>();
        for (var key : List.of("title", "problemStatement", "endCustomer", "sectorId", "evidenceLevel")) {
            answers.put(key, intake.get(key));
        }
        if (Boolean.TRUE.equals(intake.get("fastLaneRequested"))) {
            answers.put("fastLaneRequested", true);
            answers.put("customerBenefit", intake.get("problemStatement"));
        }
        return answers;
    }

    private static Map<String, Object> screeningAnswers(Map<String, Object> intake, String sector) {
        var answers = new LinkedHashMap<String, Object>();
        answers.put("screeningOutcome", "continue");
        answers.put("leadSectorId", sector);
        answers.put("relatedSectorIds", intake.get("affectedSectorIds"));
        answers.put("cardOwner", "sectorowner" + sector.toLowerCase(Locale.ROOT));
        answers.put("dataProcessingChanges", false);
        SCREENED.forEach(key -> answers.put(key, intake.get(key)));
        if (Boolean.TRUE.equals(intake.get("fastLaneRequested"))) {
            ESTIMATES.forEach(key -> answers.put(key, intake.get(key)));
        }
        return answers;
    }

    private static String performer(TaskItem task) {
        return task.candidateGroups().get(0).toLowerCase(Locale.ROOT);
    }

    private void actAs(String userId) {
        identities.setAuthenticatedUserId(userId);
    }

    /** An example as the file holds it; an idea that is to be merged waits for its screening. */
    record Example(String id, String title, String phase, Map<String, Object> intake, String mergeTargetId) {}
}
