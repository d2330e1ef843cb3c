package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.process.ModelBook.Rule;
import fi.ideapolku.process.ModelBook.Table;
import java.io.File;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a decision table says stands in its file in three languages. */
class TableTextsTest {

    static Stream<Decision> tables() {
        return Stream.of(new File("bpmn").listFiles((directory, name) -> name.endsWith(".dmn")))
                .flatMap(file -> Dmn.readModelFromFile(file).getModelElementsByType(Decision.class).stream());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyNameLabelAndReasonIsTranslated(Decision decision) {
        assertThat(untranslated(decision)).as(decision.getId()).isEmpty();
    }

    @Test
    void reasonWithoutTranslationIsFound() {
        var decision = tables().findFirst().orElseThrow();
        decision
                .getExpression()
                .getModelInstance()
                .getModelElementsByType(org.camunda.bpm.model.dmn.instance.Rule.class)
                .stream()
                .findFirst()
                .ifPresent(rule -> rule.removeChildElement(rule.getExtensionElements()));

        assertThat(untranslated(decision)).hasSize(2);
    }

    private static List<String> untranslated(Decision decision) {
        var finnish = said(TableTexts.of(decision, "fi"));
        return Stream.of("sv", "en")
                .flatMap(language -> {
                    var translated = said(TableTexts.of(decision, language));
                    return IntStream.range(0, finnish.size())
                            .mapToObj(n -> finnish.get(n).isBlank()
                                            || translated.get(n).isBlank()
                                            || finnish.get(n).equals(translated.get(n))
                                    ? language + ": " + finnish.get(n)
                                    : "");
                })
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    private static List<String> said(Table table) {
        var head = Stream.of(Stream.of(table.name(), table.about()), table.inputs().stream(), table.outputs().stream())
                .flatMap(texts -> texts);
        return table.hitPolicy().isEmpty()
                ? head.toList()
                : Stream.concat(head, table.rules().stream().map(Rule::why)).toList();
    }
}
