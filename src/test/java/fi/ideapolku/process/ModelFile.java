package fi.ideapolku.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** One BPMN file, parsed, with the forms, tables and other models that it is deployed with. */
record ModelFile(String id, BpmnModelInstance bpmn, Deployment deployment) {

    private static final Pattern EXPRESSION = Pattern.compile("[#$]\\{([^}]*)}");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "empty", "execution");
    private static final Pattern SET_VARIABLE = Pattern.compile("setVariable\\('(\\w+)'");

    /** What is deployed together: per form its routing keys with their codes, the tables, and every model by its process id. */
    record Deployment(
            Map<String, Map<String, Set<String>>> forms,
            Map<String, ModelTable> decisions,
            Map<String, ModelFile> models) {

        /** Everything that the repository holds. */
        static Deployment ofRepository() {
            var deployment = withoutModels();
            files("bpmn", ".bpmn").forEach(file -> deployment.add(file, read(file)));
            return deployment;
        }

        static Deployment withoutModels() {
            var decisions = files("bpmn", ".dmn")
                    .flatMap(file ->
                            Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream())
                    .collect(Collectors.toMap(Decision::getId, ModelTable::of));
            var forms = files("forms", ".form")
                    .collect(Collectors.toMap(file -> nameOf(file), file -> routingKeys(json(read(file)))));
            return new Deployment(forms, decisions, new LinkedHashMap<>());
        }

        ModelFile add(Path file, String xml) {
            return add(nameOf(file), xml);
        }

        ModelFile add(String id, String xml) {
            var bpmn = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            var model = new ModelFile(id, bpmn, this);
            models.put(id, model);
            return model;
        }

        private static Stream<Path> files(String folder, String ending) {
            try (var files = Files.list(Path.of(folder))) {
                return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String nameOf(Path file) {
            return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
        }

        private static JsonNode json(String text) {
            try {
                return new ObjectMapper().readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Map<String, Set<String>> routingKeys(JsonNode form) {
            return form.findParents("key").stream()
                    .filter(field -> field.path("properties").path("routes").asBoolean())
                    .collect(Collectors.toMap(
                            field -> field.get("key").asText(),
                            field -> Set.copyOf(field.path("values").findValuesAsText("value"))));
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return bpmn.getModelElementsByType(type);
    }

    Process process() {
        return all(Process.class).iterator().next();
    }

    /** The keys that a form reference may give: itself, or both texts of {@code ? 'a' : 'b'}. */
    static List<String> formKeys(String formRef) {
        if (formRef == null || !formRef.startsWith("${")) {
            return Stream.ofNullable(formRef).toList();
        }
        var choices = formRef.substring(formRef.indexOf('?') + 1);
        return LITERAL.matcher(choices)
                .results()
                .map(MatchResult::group)
                .map(literal -> literal.substring(1, literal.length() - 1))
                .toList();
    }

    static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : List.copyOf(element.getExtensionElements().getChildElementsByType(type));
    }

    static Optional<String> property(BaseElement element, String name) {
        return extensions(element, CamundaProperties.class).stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> name.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }

    static List<CamundaInputParameter> inputs(BaseElement element) {
        return extensions(element, CamundaInputOutput.class).stream()
                .flatMap(io -> io.getCamundaInputParameters().stream())
                .toList();
    }

    static List<CamundaOutputParameter> outputs(BaseElement element) {
        return extensions(element, CamundaInputOutput.class).stream()
                .flatMap(io -> io.getCamundaOutputParameters().stream())
                .toList();
    }

    /** The variables that an expression without its braces reads. */
    static List<String> names(String expression) {
        var code = LITERAL.matcher(expression).replaceAll("''");
        return NAME.matcher(code)
                .results()
                .filter(name -> !code.startsWith(".", name.end()))
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .distinct()
                .toList();
    }

    /** Every expression of the file, wherever it stands, without its braces and text literals. */
    Set<String> expressions() {
        return expressions(Bpmn.convertToString(bpmn)
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&"));
    }

    static Set<String> expressions(String text) {
        return EXPRESSION
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static String withoutLiterals(String expression) {
        return LITERAL.matcher(expression).replaceAll("''");
    }

    /** The variables that something sets before or while an instance of this model runs. */
    Set<String> variables() {
        var variables = new HashSet<>(Set.of("outcome", "decisionResult"));
        for (var caller : deployment.models().values()) {
            caller.all(CallActivity.class).stream()
                    .filter(call -> id.equals(call.getCalledElement()))
                    .flatMap(call -> extensions(call, CamundaIn.class).stream())
                    .map(CamundaIn::getCamundaTarget)
                    .forEach(variables::add);
        }
        all(CamundaInputParameter.class).forEach(input -> variables.add(input.getCamundaName()));
        all(CamundaOutputParameter.class).forEach(output -> variables.add(output.getCamundaName()));
        all(CamundaOut.class).forEach(out -> variables.add(out.getCamundaTarget()));
        all(BusinessRuleTask.class).forEach(rule -> variables.add(rule.getCamundaResultVariable()));
        all(MultiInstanceLoopCharacteristics.class).forEach(loop -> variables.add(loop.getCamundaElementVariable()));
        Stream.concat(
                        all(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                        all(StartEvent.class).stream().map(StartEvent::getCamundaFormRef))
                .flatMap(formRef -> formKeys(formRef).stream())
                .map(form -> deployment.forms().getOrDefault(form, Map.of()))
                .forEach(keys -> variables.addAll(keys.keySet()));
        expressions().stream()
                .flatMap(expression -> SET_VARIABLE.matcher(expression).results())
                .forEach(match -> variables.add(match.group(1)));
        variables.remove(null);
        return variables;
    }

    /** What the variable {@code outcome} of this model may be, by the ids and properties of its end events. */
    Set<String> outcomes() {
        return all(EndEvent.class).stream()
                .filter(end -> !(end.getParentElement() instanceof SubProcess scope) || scope.triggeredByEvent())
                .map(this::outcomeOf)
                .collect(Collectors.toSet());
    }

    String outcomeOf(EndEvent end) {
        var name = end.getId().replaceFirst("^end", "");
        return property(end, "outcome").orElse(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    /** The codes that a variable may hold here, or nothing when the model computes it. */
    Optional<Set<String>> codes(String variable) {
        var outcomes = all(CallActivity.class).stream()
                .filter(call -> extensions(call, CamundaOut.class).stream()
                        .anyMatch(out ->
                                "outcome".equals(out.getCamundaSource()) && variable.equals(out.getCamundaTarget())))
                .map(call -> deployment.models().get(call.getCalledElement()))
                .filter(Objects::nonNull)
                .flatMap(called -> called.outcomes().stream())
                .collect(Collectors.toSet());
        if (!outcomes.isEmpty()) {
            return Optional.of(outcomes);
        }
        var options = all(UserTask.class).stream()
                .flatMap(task -> formKeys(task.getCamundaFormRef()).stream())
                .map(form -> deployment.forms().getOrDefault(form, Map.of()))
                .flatMap(keys -> keys.getOrDefault(variable, Set.of()).stream())
                .collect(Collectors.toSet());
        return options.isEmpty() ? Optional.empty() : Optional.of(options);
    }

    @Override
    public String toString() {
        return id;
    }
}
