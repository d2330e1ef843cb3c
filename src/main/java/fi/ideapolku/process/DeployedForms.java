package fi.ideapolku.process;

import fi.ideapolku.form.FormSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The {@code .form} files as they were deployed: a task and a card are read with the form of their own deployment, never a newer one. */
@Component
class DeployedForms {

    private final RepositoryService repository;
    private final Map<String, String> deployments = new ConcurrentHashMap<>();
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    DeployedForms(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** The form with this key that was deployed together with the process definition. */
    FormSchema form(String processDefinitionId, String formKey) {
        return formIn(deploymentOf(processDefinitionId), formKey);
    }

    FormSchema formIn(String deploymentId, String formKey) {
        return schemas.computeIfAbsent(
                deploymentId + "/" + formKey, id -> FormSchema.parse(source(deploymentId, formKey)));
    }

    /** The form's JSON as deployed. @throws UnknownForm when the deployment has no such form */
    String source(String deploymentId, String formKey) {
        return sources.computeIfAbsent(deploymentId + "/" + formKey, id -> read(deploymentId, formKey));
    }

    String deploymentOf(String processDefinitionId) {
        return deployments.computeIfAbsent(
                processDefinitionId, id -> repository.getProcessDefinition(id).getDeploymentId());
    }

    private String read(String deploymentId, String formKey) {
        var file = formKey + ".form";
        var name = repository.getDeploymentResourceNames(deploymentId).stream()
                .filter(resource -> resource.equals(file) || resource.endsWith("/" + file))
                .findFirst()
                .orElseThrow(() -> new UnknownForm(formKey));
        try (var stream = repository.getResourceAsStream(deploymentId, name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
