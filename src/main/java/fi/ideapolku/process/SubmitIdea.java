package fi.ideapolku.process;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Ideas;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Submits a new idea in the newest version of the model. */
@Service
public class SubmitIdea {

    private final FormService forms;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    private final Cards cards;
    private final Ideas ideas;

    SubmitIdea(FormService forms, RuntimeService runtime, RepositoryService repository, Cards cards, Ideas ideas) {
        this.cards = cards;
        this.ideas = ideas;
        this.forms = forms;
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * Starts the idea's process as the acting user.
     *
     * @param values the answers to the form {@code ideaIntake} by field key
     * @return the idea's id
     * @throws fi.ideapolku.process.engine.Refusal when the form does not allow the answers
     */
    @Transactional
    public String submit(Map<String, Object> values) {
        var model = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ProcessKeys.IDEA)
                .latestVersion()
                .singleResult();
        var instance = forms.submitStartForm(model.getId(), values);
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
    }

    /**
     * The same, with a card of the library as its base: the screening is proposed to use it, so that nothing is found out twice (S96).
     *
     * @param baseCardId an approved understanding card that all may read; any other is left out
     */
    @Transactional
    public String submit(Map<String, Object> values, String baseCardId) {
        var id = submit(values);
        cards.find(baseCardId)
                .filter(card -> "approved".equals(card.status()) && "public".equals(card.publicity()))
                .ifPresent(card -> ideas.write(id, "understandingCardId", card.id()));
        return id;
    }
}
