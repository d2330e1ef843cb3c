package fi.ideapolku.process;

import fi.ideapolku.process.engine.WalkedElements;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** The whole application on an empty database in memory with the demo's people; whoever tests moves time and runs the jobs. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:walks;DB_CLOSE_DELAY=-1"
        })
@Import({WalkedElements.class, EngineState.class, Walks.class})
@MockitoBean(types = DemoIdeas.class)
@interface ProcessTest {}
