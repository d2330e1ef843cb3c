package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final List<org.camunda.bpm.model.bpmn.BpmnModelInstance> MODEL =
            List.of(Bpmn.createExecutableProcess("p")
                    .startEvent("start")
                    .sequenceFlowId("toSub")
                    .subProcess("sub")
                    .embeddedSubProcess()
                    .startEvent("subStart")
                    .sequenceFlowId("toSubEnd")
                    .endEvent("subEnd")
                    .subProcessDone()
                    .sequenceFlowId("toEnd")
                    .endEvent("end")
                    .done());
    private static final Set<String> EVERYTHING =
            Set.of("p/start", "p/toSub", "p/sub", "p/subStart", "p/toSubEnd", "p/subEnd", "p/toEnd", "p/end");

    @Test
    void everyNodeAndFlowOfSubProcessesCountsToo() {
        assertThat(Coverage.of(MODEL, Set.of()).missing()).isEqualTo(EVERYTHING);
        assertThat(Coverage.of(MODEL, EVERYTHING).missing()).isEmpty();
    }

    @Test
    void oneFlowThatNobodyTookIsMissingAndNamed() {
        var walked = new HashSet<>(EVERYTHING);
        walked.remove("p/toSubEnd");
        var coverage = Coverage.of(MODEL, walked);
        assertThat(coverage.missing()).containsExactly("p/toSubEnd");
        assertThat(coverage.report()).contains("7 of   8").contains("never walked: [p/toSubEnd]");
    }
}
