package fi.ideapolku.process;

import fi.ideapolku.idea.Ideas;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.stereotype.Component;

/** What conditions of a form may name beside its own answers: the process variables and the idea's counters. */
@Component
class FormContext {

    private final Ideas ideas;

    FormContext(Ideas ideas) {
        this.ideas = ideas;
    }

    Map<String, Object> of(DelegateExecution execution) {
        return of(ProcessKeys.ideaId(execution), variables(execution));
    }

    Map<String, Object> of(String ideaId, Map<String, Object> variables) {
        var context = new HashMap<String, Object>(ideas.counters(ideaId));
        context.putAll(variables);
        context.put("ideaId", ideaId);
        return context;
    }

    private static Map<String, Object> variables(VariableScope scope) {
        var variables = new HashMap<>(scope.getVariables());
        variables.remove("submission");
        return variables;
    }
}
