package fi.ideapolku.process;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** The newest version of the idea's process, asked for on every row of a page: looked up again soon after another node deploys one. */
@Component
class NewestDeployment {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final LoadingCache<String, ProcessDefinition> newest;

    NewestDeployment(RepositoryService repository) {
        newest = Caffeine.newBuilder()
                .expireAfterWrite(SOON)
                .build(key -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult());
    }

    /** The newest version of {@code ideaDevelopment}, at most ten seconds old. */
    ProcessDefinition ofIdeas() {
        return newest.get(ProcessKeys.IDEA);
    }
}
