package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.card.Cards;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code that a model or a form can bring to a page has its text in each language. */
class IdeaTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "_sv", "_en"})
    void everyOutcomeOfEveryModelHasItsText(String language) throws IOException {
        var texts = texts(language);

        assertThat(models().flatMap(IdeaTextsTest::outcomes).map(outcome -> "idea.outcome." + outcome))
                .hasSizeGreaterThan(30)
                .allSatisfy(key -> assertThat(texts).containsKey(key));
        assertThat(models().filter(model -> model.getName().startsWith("ideaDevelopment"))
                        .flatMap(IdeaTextsTest::outcomes)
                        .map(status -> "idea.status." + status))
                .hasSizeGreaterThan(8)
                .allSatisfy(key -> assertThat(texts).containsKey(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_sv", "_en"})
    void everyKindOfCardHasItsName(String language) throws IOException {
        var texts = texts(language);

        try (var forms = Files.list(Path.of("forms"))) {
            assertThat(forms.map(form -> form.getFileName().toString().replace(".form", ""))
                            .map(form -> "idea.kind." + Cards.kindOf(form)))
                    .hasSizeGreaterThan(30)
                    .allSatisfy(key -> assertThat(texts).containsKey(key));
        }
    }

    private static Stream<File> models() {
        return Stream.of(new File("bpmn").listFiles((folder, name) -> name.endsWith(".bpmn")));
    }

    /** As the engine names them: the property {@code outcome}, else the id without its first word. */
    private static Stream<String> outcomes(File file) {
        return Bpmn.readModelFromFile(file).getModelElementsByType(EndEvent.class).stream()
                .filter(end -> end.getParentElement() instanceof Process)
                .map(end -> Optional.ofNullable(end.getExtensionElements())
                        .flatMap(extensions -> extensions.getChildElementsByType(CamundaProperties.class).stream()
                                .flatMap(properties -> properties.getCamundaProperties().stream())
                                .filter(property -> "outcome".equals(property.getCamundaName()))
                                .map(CamundaProperty::getCamundaValue)
                                .findFirst())
                        .orElse(end.getId().substring(3, 4).toLowerCase(Locale.ROOT)
                                + end.getId().substring(4)));
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/i18n/idea" + language + ".properties"))) {
            texts.load(reader);
        }
        return texts;
    }
}
