package fi.ideapolku.process;

import org.junit.jupiter.api.Nested;

/** Every route through the twelve models: between them the tests enter every flow node and take every sequence flow. */
@ProcessTest
class EveryRouteTest {

    @Nested
    class Whole extends WholeRoutes {}
}
