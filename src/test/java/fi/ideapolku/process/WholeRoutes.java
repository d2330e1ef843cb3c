package fi.ideapolku.process;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole lives: from the submission to the shared lesson. */
abstract class WholeRoutes extends Routes {

    @Test
    void lightIdeaIsUnderstoodWrittenDecidedImplementedMeasuredAndSharedOnTheWeb() {
        decided("approved")
                .isIn("implementation")
                .does("taskPlanImplementation")
                .waitsFor("timerReporting")
                .does("taskReportProgress", Map.of("reportStatus", "green", "finished", true))
                .waitsFor("timerBenefit")
                .does("taskMeasureBenefits", Map.of("followUpNeeded", false))
                .does("taskWriteLessons", Map.of("publicWeb", true))
                .does("taskEditLessons", Map.of("approvedForPublication", true))
                .endsAs("completed");
    }
}
