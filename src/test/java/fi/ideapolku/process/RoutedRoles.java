package fi.ideapolku.process;

import fi.ideapolku.process.ModelFile.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** The roles that the models give work to: those that they name, and those that their tables answer with. */
public final class RoutedRoles {

    private static final Pattern GROUPS = Pattern.compile("routing\\.groups(?:Of)?\\(execution, ('([^']+)'|\\w+)");
    private static final Pattern ANSWER = Pattern.compile("\"([^\"]+)\"");

    /** Where there is no owner, the lead sector's coordinator names one. */
    private static final String WITHOUT_OWNER = "sectorCoordinator";

    private RoutedRoles() {}

    /** Of every model and table of the repository, those that are told of a late task as well. */
    public static Set<String> all() {
        var roles = new TreeSet<>(Set.of(WITHOUT_OWNER));
        Deployment.ofRepository().models().values().stream()
                .flatMap(model -> model.expressions().stream())
                .flatMap(expression -> GROUPS.matcher(expression).results())
                .flatMap(match -> match.group(2) == null
                        ? answers(match.group(1))
                        : Arrays.stream(match.group(2).split(",")))
                .map(String::trim)
                .forEach(roles::add);
        answers("reviewer").map(reviewer -> reviewer.split(":")[1]).forEach(roles::add);
        answers("escalateTo").forEach(roles::add);
        return roles;
    }

    /** What the tables may say in the column of that name. */
    private static Stream<String> answers(String column) {
        return tables().stream().flatMap(table -> {
            var columns =
                    table.getOutputs().stream().map(output -> output.getName()).toList();
            var index = columns.indexOf(column);
            return index < 0
                    ? Stream.empty()
                    : table.getRules().stream()
                            .map(rule -> rule.getOutputEntries().stream()
                                    .toList()
                                    .get(index)
                                    .getTextContent())
                            .flatMap(text -> ANSWER.matcher(text).results())
                            .map(match -> match.group(1));
        });
    }

    private static Collection<DecisionTable> tables() {
        try (var files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .flatMap(file -> Dmn.readModelFromFile(file.toFile())
                            .<DecisionTable>getModelElementsByType(DecisionTable.class)
                            .stream())
                    .collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
