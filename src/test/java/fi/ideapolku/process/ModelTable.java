package fi.ideapolku.process;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Text;

/** What a decision reads, with the decisions that it requires, and the columns of its answer. */
record ModelTable(Set<String> reads, Set<String> columns) {

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");
    private static final Pattern BOUND = Pattern.compile("(?:some|every)\\s+(\\w+)\\s+in\\b");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?!\\w*\\s*\\()");
    private static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "not",
            "in",
            "some",
            "every",
            "satisfies",
            "if",
            "then",
            "else",
            "true",
            "false",
            "null",
            "string");

    static ModelTable of(Decision decision) {
        var required = decision.getInformationRequirements().stream()
                .map(InformationRequirement::getRequiredDecision)
                .filter(each -> each != null)
                .toList();
        var given = required.stream().map(ModelTable::of).toList();
        var reads = new TreeSet<>(names(decision));
        given.forEach(table -> reads.removeAll(table.columns()));
        required.forEach(each -> reads.remove(each.getId()));
        given.forEach(table -> reads.addAll(table.reads()));
        return new ModelTable(reads, columns(decision));
    }

    private static Set<String> names(Decision decision) {
        return decision.getExpression().getModelInstance().<Text>getModelElementsByType(Text.class).stream()
                .filter(text -> isPartOf(text, decision))
                .flatMap(text -> names(text.getTextContent()))
                .collect(Collectors.toSet());
    }

    private static boolean isPartOf(Text text, Decision decision) {
        for (var parent = text.getParentElement(); parent != null; parent = parent.getParentElement()) {
            if (parent.equals(decision)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> names(String expression) {
        var bare = LITERAL.matcher(expression).replaceAll("\"\"");
        var bound = BOUND.matcher(bare).results().map(match -> match.group(1)).collect(Collectors.toSet());
        return NAME.matcher(bare)
                .results()
                .map(match -> match.group())
                .filter(name -> !WORDS.contains(name) && !bound.contains(name));
    }

    private static Set<String> columns(Decision decision) {
        return decision.getExpression() instanceof DecisionTable table
                ? names(table.getOutputs())
                : Set.of(decision.getVariable().getName());
    }

    private static Set<String> names(Collection<Output> outputs) {
        return outputs.stream().map(Output::getName).collect(Collectors.toSet());
    }
}
