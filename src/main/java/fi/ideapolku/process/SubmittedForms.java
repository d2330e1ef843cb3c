package fi.ideapolku.process;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.card.Cards;
import fi.ideapolku.card.Library;
import fi.ideapolku.form.FormCheck;
import fi.ideapolku.form.FormRefused;
import fi.ideapolku.form.FormSchema;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.engine.Moments.UserTaskModel;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.process.engine.Submission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * The way of a submitted form, for every client: checked by its {@code .form}, kept as a version of a card, and only what routes
 * becomes a process variable.
 */
@Component
class SubmittedForms {

    static final String INTAKE = "ideaIntake";

    private static final String CONFLICT = "conflictOfInterest";

    private final DeployedForms deployed;
    private final FormCheck check;
    private final FormContext context;
    private final Cards cards;
    private final Library library;
    private final Ideas ideas;
    private final LeftToNobody leftToNobody;
    private final ActingUser user;
    private final Audit audit;

    SubmittedForms(
            DeployedForms deployed,
            FormCheck check,
            FormContext context,
            Cards cards,
            Library library,
            Ideas ideas,
            LeftToNobody leftToNobody,
            ActingUser user,
            Audit audit) {
        this.deployed = deployed;
        this.check = check;
        this.context = context;
        this.cards = cards;
        this.library = library;
        this.ideas = ideas;
        this.leftToNobody = leftToNobody;
        this.user = user;
        this.audit = audit;
    }

    /** Takes the answers of a user task. @throws Refusal when the form does not allow them; nothing is kept then */
    void submit(DelegateTask task, UserTaskModel model) {
        var execution = task.getExecution();
        var submitted = Submission.in(task);
        var values = submitted == null ? Map.<String, Object>of() : submitted;
        var formKey = String.valueOf(model.formKey().getValue(task));
        var form = deployed.form(task.getProcessDefinitionId(), formKey);
        var ideaId = ProcessKeys.ideaId(execution);
        var answers = checked(form, values, context.of(execution));
        carry(form, answers, ideaId);
        keep(ideaId, execution, formKey, task.getTaskDefinitionKey(), absent(task), form, answers);
        if (Boolean.TRUE.equals(answers.get(CONFLICT))) {
            leftToNobody.passOn(task);
        }
        var variables = routed(form, answers);
        if (model.keepsOutputs()) {
            execution.setVariablesLocal(variables);
        } else {
            execution.setVariables(variables);
        }
    }

    /** Creates the idea from the intake form and gives its id to the process as the business key. */
    void submitIdea(DelegateExecution start, Map<String, Object> values) {
        var form = deployed.form(start.getProcessDefinitionId(), INTAKE);
        var answers = checked(form, values, Map.of());
        var proposer = user.id();
        var id = ideas.nextId();
        var handsOver = Boolean.TRUE.equals(answers.get("cannotContinue"));
        ideas.create(
                id,
                answers.get("title").toString(),
                answers.get("sectorId").toString(),
                proposer,
                handsOver ? null : proposer,
                null);
        start.setProcessBusinessKey(id);
        keep(
                id,
                start,
                INTAKE,
                start.getCurrentActivityId() == null ? "start" : start.getCurrentActivityId(),
                null,
                form,
                answers);
        start.setVariables(routed(form, answers));
        audit.done(proposer, "idea.submitted", id, null);
    }

    /** Takes the form that came with a message. */
    void receive(DelegateExecution event, String formKey) {
        var form = deployed.form(event.getProcessDefinitionId(), formKey);
        var values = new LinkedHashMap<String, Object>();
        var submitted = Submission.in(event);
        if (submitted != null) {
            values.putAll(submitted);
        }
        for (var field : form.fields()) {
            if (event.hasVariable(field.key())) {
                values.putIfAbsent(field.key(), event.getVariable(field.key()));
                event.removeVariable(field.key());
            }
        }
        var answers = checked(form, values, context.of(event));
        keep(ProcessKeys.ideaId(event), event, formKey, event.getCurrentActivityId(), null, form, answers);
        event.setVariables(routed(form, answers));
        audit.done(user.id(), "idea." + formKey, ProcessKeys.ideaId(event), null);
    }

    private Map<String, Object> checked(FormSchema form, Map<String, Object> values, Map<String, Object> context) {
        try {
            return new LinkedHashMap<>(check.check(form, values, context));
        } catch (FormRefused refused) {
            throw new Refusal(refused.getMessage(), refused);
        }
    }

    /** The person whose task it is when a substitute answers it, null otherwise. */
    private String absent(DelegateTask task) {
        var assignee = task.getAssignee();
        return assignee == null || assignee.equals(user.id()) ? null : assignee;
    }

    private void keep(
            String ideaId,
            DelegateExecution execution,
            String formKey,
            String taskKey,
            String onBehalfOf,
            FormSchema form,
            Map<String, Object> answers) {
        var author = user.id();
        var origin = new Cards.Origin(
                formKey,
                deployed.deploymentOf(execution.getProcessDefinitionId()),
                taskKey,
                execution.getProcessInstanceId(),
                author,
                onBehalfOf);
        var card = cards.record(ideaId, origin, answers);
        if (Library.EVIDENCE.equals(card.kind())) {
            library.add(card);
        }
        if (form.makesCard() || Boolean.TRUE.equals(answers.get(CONFLICT))) {
            ideas.relate(ideaId, author, "maker");
            if (onBehalfOf != null) {
                ideas.relate(ideaId, onBehalfOf, "maker");
            }
        }
        form.fields().stream()
                .filter(field -> field.ideaFact() != null && answers.containsKey(field.key()))
                .forEach(field -> write(ideaId, field.ideaFact(), answers.get(field.key())));
    }

    private void write(String ideaId, String fact, Object value) {
        ideas.write(ideaId, fact, value);
        if ("understandingCardId".equals(fact)) {
            cards.rest(ideaId, value.toString());
        }
        if ("ownerId".equals(fact)) {
            ideas.relate(ideaId, value.toString(), "owner");
        }
    }

    /** Fills what an earlier form said and this one leaves as it is: a decider who agrees types nothing twice. */
    private void carry(FormSchema form, Map<String, Object> answers, String ideaId) {
        if (!"accept".equals(answers.get("agreement"))) {
            return;
        }
        form.fields().stream()
                .filter(field -> field.carriedFrom() != null && !answers.containsKey(field.key()))
                .forEach(field -> {
                    var source = field.carriedFrom().split("\\.", 2);
                    cards.latest(ideaId, source[0])
                            .map(card -> card.content().get(source[1]))
                            .ifPresent(value -> answers.put(field.key(), value));
                });
    }

    /** Every routing field of the form as a variable, null when it was not answered, so that expressions may name it. */
    private static Map<String, Object> routed(FormSchema form, Map<String, Object> answers) {
        var variables = new HashMap<String, Object>();
        form.fields().stream()
                .filter(field -> field.routes())
                .forEach(field -> variables.put(field.key(), variable(answers.get(field.key()))));
        return variables;
    }

    private static Object variable(Object answer) {
        if (answer instanceof Collection<?> list) {
            return Variables.objectValue(new ArrayList<>(list))
                    .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                    .create();
        }
        if (answer instanceof BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : number.doubleValue();
        }
        return answer;
    }
}
