package fi.ideapolku.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The ids of the models that rules in Java name; all else is in the models. */
final class ProcessKeys {

    static final String IDEA = "ideaDevelopment";
    static final String SCREENING = "screening";
    static final String SMALL_ORDER = "smallOrder";
    static final String DISCOVERY = "discovery";
    static final String IDEA_CARD = "ideaCard";
    static final String DECISION = "decision";
    static final String IMPLEMENTATION = "implementation";
    static final String LESSONS = "lessons";

    static final String WITHDRAWN = "IdeaWithdrawn";
    static final String FROM_SPRINT = "IdeaFromSprint";
    static final String FOLLOW_UP = "IdeaFollowUp";

    private ProcessKeys() {}

    /** The id of the idea that an execution belongs to: the business key of every instance (C1 of the catalogue). */
    static String ideaId(DelegateExecution execution) {
        return execution.getProcessBusinessKey();
    }

    /** The process key within a definition's id, {@code key:version:number}. */
    static String keyOf(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }

    /** The version within a definition's id. */
    static int versionOf(String processDefinitionId) {
        return Integer.parseInt(processDefinitionId.split(":")[1]);
    }
}
