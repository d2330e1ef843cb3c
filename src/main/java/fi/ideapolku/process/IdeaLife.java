package fi.ideapolku.process;

import fi.ideapolku.card.Cards;
import fi.ideapolku.card.Library;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.process.engine.Submission;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** An idea's life as the engine drives it: it starts, enters and leaves stages, and ends. */
@Component
class IdeaLife {

    private static final String OUTCOME = "outcome";

    private final Ideas ideas;
    private final IdeaPath path;
    private final Cards cards;
    private final Library library;
    private final Gate gate;
    private final SubmittedForms forms;

    IdeaLife(Ideas ideas, IdeaPath path, Cards cards, Library library, Gate gate, SubmittedForms forms) {
        this.ideas = ideas;
        this.path = path;
        this.cards = cards;
        this.library = library;
        this.gate = gate;
        this.forms = forms;
    }

    /** A new idea is what somebody submits, or one that the system has just created from a sprint or as a follow-up. */
    void starts(DelegateExecution idea) {
        var id = idea.getProcessBusinessKey();
        if (id != null && isJustCreated(id)) {
            return;
        }
        forms.submitIdea(idea, Submission.takeAll(idea));
    }

    /** @throws Refusal when somebody sent the message: only the system starts an idea in the midst, as the successor of another one */
    void startsByMessage(DelegateExecution idea) {
        if (ideas.get(ProcessKeys.ideaId(idea)).parentIdeaId() == null) {
            throw new Refusal("A new idea starts with its form");
        }
    }

    /** Ends the idea with the outcome of the end event that was reached; one that was deleted counts as closed. */
    void ends(DelegateExecution idea) {
        var outcome = Optional.ofNullable(idea.getVariable(OUTCOME)).orElse("closed");
        ideas.end(ProcessKeys.ideaId(idea), outcome.toString());
    }

    /** @throws Refusal when nobody called it, or the idea may not be there yet */
    void stageProcessStarts(DelegateExecution stage) {
        var key = ProcessKeys.keyOf(stage.getProcessDefinitionId());
        if (stage.getSuperExecution() == null) {
            throw new Refusal("The process " + key + " runs only as a part of an idea");
        }
        gate.check(ProcessKeys.ideaId(stage), key);
    }

    void entered(DelegateExecution call, String stage) {
        var id = ProcessKeys.ideaId(call);
        gate.check(id, stage);
        path.enter(id, stage, version(call));
        if (ProcessKeys.SMALL_ORDER.equals(stage)) {
            ideas.write(id, "lane", "fast");
        } else if (ProcessKeys.DISCOVERY.equals(stage)) {
            ideas.write(id, "lane", "normal");
        }
    }

    void left(DelegateExecution call, String stage, String outcomeVariable) {
        var id = ProcessKeys.ideaId(call);
        var outcome = outcome(call, outcomeVariable);
        path.leave(id, stage, version(call), outcome);
        if (call.isCanceled()) {
            return;
        }
        if (ProcessKeys.SCREENING.equals(stage)) {
            ideas.markScreened(id);
        } else if (ProcessKeys.DISCOVERY.equals(stage)) {
            ideas.write(id, "depth", call.getVariable("depth"));
        } else if (ProcessKeys.LESSONS.equals(stage) && "published".equals(outcome)) {
            cards.latest(id, Library.LESSONS).ifPresent(library::add);
        } else if (ProcessKeys.DECISION.equals(stage) && !"returned".equals(outcome)) {
            ideas.markDecided(id);
        }
    }

    private static String outcome(DelegateExecution call, String outcomeVariable) {
        if (call.isCanceled()) {
            return "cancelled";
        }
        var outcome = outcomeVariable == null ? null : call.getVariable(outcomeVariable);
        return outcome == null ? null : outcome.toString();
    }

    private boolean isJustCreated(String id) {
        return ideas.find(id).filter(idea -> idea.isOpen()).isPresent()
                && path.of(id).isEmpty();
    }

    private static int version(DelegateExecution execution) {
        return ProcessKeys.versionOf(execution.getProcessDefinitionId());
    }
}
