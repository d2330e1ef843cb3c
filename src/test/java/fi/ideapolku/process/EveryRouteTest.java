package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.process.engine.WalkedElements;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** Every route through the twelve models: between them the tests enter every flow node and take every sequence flow. */
@ProcessTest
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class EveryRouteTest {

    @BeforeAll
    static void nothingIsWalkedYet(@Autowired WalkedElements walked) {
        walked.forget();
    }

    @Nested
    class Whole extends WholeRoutes {}

    @Nested
    class Screening extends ScreeningRoutes {}

    @Nested
    class Understanding extends UnderstandingRoutes {}

    @Nested
    class IdeaCard extends IdeaCardRoutes {}

    @Nested
    class Decision extends DecisionRoutes {}

    @Nested
    class Implementation extends ImplementationRoutes {}

    @Nested
    class Interrupted extends InterruptedRoutes {}

    @Nested
    class TakenBack extends TakeBackRoutes {}

    @Nested
    class AroundTheGate extends GateRoutes {}

    /** Comes last: what the routes above have walked. */
    @Nested
    @Order(Integer.MAX_VALUE)
    class Together {

        @Test
        void routesWalkEveryNodeAndEveryFlow(@Autowired WalkedElements walked, @Autowired RepositoryService models) {
            var coverage = Coverage.of(
                    models.createProcessDefinitionQuery().latestVersion().list().stream()
                            .map(definition -> models.getBpmnModelInstance(definition.getId()))
                            .toList(),
                    walked.walked());
            System.out.println(coverage.report());
            assertThat(coverage.missing()).isEmpty();
        }
    }
}
