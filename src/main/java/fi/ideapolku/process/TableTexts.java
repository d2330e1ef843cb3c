package fi.ideapolku.process;

import fi.ideapolku.process.ModelBook.Rule;
import fi.ideapolku.process.ModelBook.Table;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Text;

/**
 * Reads a decision table in a language: the file's own name, description and labels are Finnish; {@code name_sv}, {@code description_en} and
 * so on stand beside them as properties of the same element.
 */
final class TableTexts {

    private TableTexts() {}

    static String name(Decision decision, String language) {
        return in(language, decision, "name", decision.getName());
    }

    static Table of(Decision decision, String language) {
        var name = name(decision, language);
        var about = description(decision, language);
        if (!(decision.getExpression() instanceof DecisionTable table)) {
            var text = decision.getExpression() instanceof LiteralExpression literal
                    ? literal.getText().getTextContent()
                    : "";
            return new Table(name, about, "", List.of(), List.of(), List.of(new Rule(List.of(), List.of(text), "")));
        }
        return new Table(
                name,
                about,
                table.getHitPolicy().name(),
                labels(table.getInputs(), language),
                labels(table.getOutputs(), language),
                table.getRules().stream()
                        .map(rule -> new Rule(
                                texts(rule.getInputEntries().stream().map(entry -> entry.getText())),
                                texts(rule.getOutputEntries().stream().map(entry -> entry.getText())),
                                description(rule, language)))
                        .toList());
    }

    private static List<String> labels(Collection<? extends DmnElement> columns, String language) {
        return columns.stream()
                .map(column -> in(language, column, "label", column.getLabel()))
                .toList();
    }

    private static List<String> texts(Stream<Text> entries) {
        return entries.map(Text::getTextContent).toList();
    }

    private static String description(DmnElement element, String language) {
        return in(
                language,
                element,
                "description",
                element.getDescription() == null ? "" : element.getDescription().getTextContent());
    }

    private static String in(String language, DmnElement element, String what, String finnish) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(extensions -> extensions.getDomElement().getChildElements().stream())
                .flatMap(properties -> properties.getChildElements().stream())
                .filter(property -> (what + "_" + language).equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse(finnish);
    }
}
