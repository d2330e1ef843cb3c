package fi.ideapolku.process;

import com.fasterxml.jackson.databind.JsonNode;
import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.form.FormSchema;
import fi.ideapolku.form.LocalisedSchema;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;

/** A form ready to be filled: the deployed schema in a language, and what is known already, so that nothing is asked twice. */
@Service
public class OpenForm {

    private static final String SCREENING = "ideaScreening";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final DeployedForms deployed;
    private final LocalisedSchema localised;
    private final FormContext context;
    private final Cards cards;
    private final Ideas ideas;
    private final TaskItems items;
    private final Substitutes substitutes;
    private final ActingUser user;

    OpenForm(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            DeployedForms deployed,
            LocalisedSchema localised,
            FormContext context,
            Cards cards,
            Ideas ideas,
            TaskItems items,
            Substitutes substitutes,
            ActingUser user) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.deployed = deployed;
        this.localised = localised;
        this.context = context;
        this.cards = cards;
        this.ideas = ideas;
        this.items = items;
        this.substitutes = substitutes;
        this.user = user;
    }

    /**
     * A form and its known answers.
     *
     * @param schema the form-js schema in the reader's language; codes that are not to be had now are left out
     * @param form the same form as the server reads it
     * @param values known answers by field key
     * @param context what conditions may name: process variables and counters
     */
    public record Opened(JsonNode schema, FormSchema form, Map<String, Object> values, Map<String, Object> context) {}

    /** The form of an open task; whoever may answer it has opened it now. @throws UnknownTask when it has ended */
    public Opened ofTask(TaskItem item, Locale locale) {
        if (isOpenedBy(user.id(), item)) {
            items.open(item.id());
        }
        var task = tasks.createTaskQuery().taskId(item.id()).singleResult();
        if (task == null) {
            throw new UnknownTask(item.id());
        }
        var source = deployed.source(deployed.deploymentOf(task.getProcessDefinitionId()), item.formKey());
        var known = context.of(item.ideaId(), runtime.getVariables(task.getExecutionId()));
        var form = deployed.form(task.getProcessDefinitionId(), item.formKey());
        return new Opened(localised.of(source, locale, known), form, values(form, item, known), known);
    }

    /** Who sent what made the task opens nothing: he may still take it back. */
    private boolean isOpenedBy(String userId, TaskItem item) {
        var isHis = item.assignee() == null
                ? item.isCandidate(substitutes.groupsOf(userId))
                : substitutes.peopleOf(userId).contains(item.assignee());
        return isHis
                && cards.newestOf(List.of(item.ideaId())).stream().noneMatch(card -> userId.equals(card.authorId()));
    }

    /** A form by its key, in the newest version. @throws UnknownForm when there is none */
    public JsonNode latest(String formKey, Locale locale) {
        return localised.of(deployed.source(newestDeployment(), formKey), locale, Map.of());
    }

    /** The form in which a card was written. */
    public JsonNode of(Card card, Locale locale) {
        return localised.of(deployed.source(card.deploymentId(), card.formKey()), locale);
    }

    /** The form in which a card was written, with its texts in all languages. */
    public FormSchema schemaOf(Card card) {
        return deployed.formIn(card.deploymentId(), card.formKey());
    }

    /** A form by its key, in the newest version. @throws UnknownForm when there is none */
    public FormSchema newestSchema(String formKey) {
        return deployed.formIn(newestDeployment(), formKey);
    }

    private String newestDeployment() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ProcessKeys.IDEA)
                .latestVersion()
                .singleResult()
                .getDeploymentId();
    }

    private Map<String, Object> values(FormSchema form, TaskItem item, Map<String, Object> known) {
        var earlier = cards.latest(item.ideaId(), Cards.kindOf(item.formKey()))
                .filter(card -> form.makesCard() || card.formKey().equals(SubmittedForms.INTAKE))
                .map(Card::content)
                .orElse(Map.of());
        var values = new LinkedHashMap<String, Object>();
        if (SCREENING.equals(item.formKey())) {
            values.putAll(base(item.ideaId()));
        }
        form.fields().forEach(field -> {
            var value =
                    earlier.containsKey(field.key()) ? earlier.get(field.key()) : carried(field.carriedFrom(), item);
            if (value == null && field.routes()) {
                value = known.get(field.key());
            }
            if (value != null) {
                values.put(field.key(), value);
            }
        });
        return values;
    }

    /** The library's card that the proposer took as the base: the screening may agree to it. */
    private Map<String, Object> base(String ideaId) {
        return ideas.find(ideaId)
                .map(Idea::understandingCardId)
                .<Map<String, Object>>map(card -> Map.of("reusesCard", true, "understandingCardId", card))
                .orElse(Map.of());
    }

    private Object carried(String source, TaskItem item) {
        if (source == null) {
            return null;
        }
        var parts = source.split("\\.", 2);
        return cards.latest(item.ideaId(), parts[0])
                .map(card -> card.content().get(parts[1]))
                .orElse(null);
    }
}
