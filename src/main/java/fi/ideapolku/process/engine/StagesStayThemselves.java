package fi.ideapolku.process.engine;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.migration.validation.instruction.MigrationInstructionValidationReportImpl;
import org.camunda.bpm.engine.impl.migration.validation.instruction.MigrationInstructionValidator;
import org.camunda.bpm.engine.impl.migration.validation.instruction.ValidatingMigrationInstruction;
import org.camunda.bpm.engine.impl.migration.validation.instruction.ValidatingMigrationInstructions;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/**
 * A migration runs no start listener, so it could carry an idea past a stage: it may move a process to another version of itself only,
 * and a stage to the stage with the same id (S13).
 */
class StagesStayThemselves implements MigrationInstructionValidator {

    @Override
    public void validate(
            ValidatingMigrationInstruction instruction,
            ValidatingMigrationInstructions plan,
            MigrationInstructionValidationReportImpl report) {
        var source = instruction.getSourceActivity();
        var target = instruction.getTargetActivity();
        if (!keyOf(source).equals(keyOf(target))) {
            report.addFailure("A process moves to another version of itself only");
        } else if (source.getActivityBehavior() instanceof CallableElementActivityBehavior
                && !source.getId().equals(target.getId())) {
            report.addFailure("A stage moves to the stage with the same id only");
        }
    }

    private static String keyOf(ActivityImpl activity) {
        return ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
    }
}
