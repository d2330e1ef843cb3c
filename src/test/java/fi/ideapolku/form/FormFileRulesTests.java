package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every form file to our rules, and shows of each rule that it can fail. */
class FormFileRulesTests {

    private static final Path FOLDER = Path.of("forms");

    private static final String SOUND = """
            {"type": "default", "id": "small", "schemaVersion": 16, "components": [
              {"type": "textarea", "id": "Field_why", "key": "why", "label": "Miksi?", "description": "Lyhyesti.",
               "validate": {"maxLength": 400},
               "properties": {"label_sv": "Varför?", "label_en": "Why?", "description_sv": "Kort.", "description_en": "Briefly."}},
              {"type": "radio", "id": "Field_choice", "key": "choice", "label": "Valinta",
               "values": [{"label": "Kyllä", "value": "yes", "label_sv": "Ja", "label_en": "Yes"},
                          {"label": "Ei", "value": "no", "label_sv": "Nej", "label_en": "No"}],
               "conditional": {"hide": "=why = null and lang = \\"sv\\""},
               "properties": {"label_sv": "Val", "label_en": "Choice", "routes": "true", "notOffered": "no when =returns >= 2"}}]}
            """;

    static Stream<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFormFileKeepsToTheRules(Path file) {
        assertThat(FormFileRules.faults(read(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFormIsNamedAsItsFile(Path file) {
        assertThat(file.getFileName()).hasToString(FormSchema.parse(read(file)).key() + ".form");
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsCarriedIsAskedByTheFormThatItComesFrom(Path file) {
        for (var field : FormSchema.parse(read(file)).fields()) {
            if (field.carriedFrom() != null) {
                var source = field.carriedFrom().split("\\.", 2);
                var earlier = FormSchema.parse(read(FOLDER.resolve(source[0] + ".form")));
                assertThat(earlier.field(source[1]))
                        .get()
                        .extracting(Field::type)
                        .isEqualTo(field.type());
            }
        }
    }

    @Test
    void aSoundFormHasNoFault() {
        assertThat(FormFileRules.faults(SOUND)).isEmpty();
    }

    @Test
    void aNewerSchemaVersionIsAFault() {
        assertThat(broken(form -> form.put("schemaVersion", 17))).containsExactly("schemaVersion: 17");
    }

    @Test
    void oneIdTwiceIsAFault() {
        assertThat(broken(form -> choice(form).put("id", "Field_why"))).containsExactly("id: Field_why");
    }

    @Test
    void oneKeyTwiceIsAFault() {
        assertThat(broken(form -> choice(form).put("key", "why")))
                .containsExactly("unreadable: Form small has two fields why");
    }

    @Test
    void aFilePickerIsAFault() {
        assertThat(broken(form -> why(form).put("type", "filepicker"))).contains("type: Field_why");
    }

    @Test
    void aTimeOfDayIsAFault() {
        assertThat(broken(form -> why(form).put("type", "datetime").put("subtype", "time")))
                .contains("type: Field_why");
    }

    @Test
    void aMissingLabelIsAFault() {
        assertThat(broken(form -> why(form).remove("label"))).containsExactly("language: Field_why has no label");
    }

    @Test
    void aLabelHelpOrOptionThatLacksALanguageIsAFault() {
        assertThat(broken(form -> properties(why(form)).remove("label_sv")))
                .containsExactly("language: Field_why label");
        assertThat(broken(form -> properties(why(form)).remove("description_en")))
                .containsExactly("language: Field_why description");
        assertThat(broken(form -> option(form).remove("label_en"))).containsExactly("language: Field_choice yes");
    }

    @Test
    void aTextWithoutALimitOrWithALongOneIsAFault() {
        assertThat(broken(form -> why(form).remove("validate"))).containsExactly("maxLength: Field_why");
        assertThat(broken(form -> why(form).putObject("validate").put("maxLength", 4001)))
                .containsExactly("maxLength: Field_why");
    }

    @Test
    void aNumberWithoutBothBoundsIsAFault() {
        assertThat(broken(form -> why(form).put("type", "number"))).containsExactly("bounds: Field_why");
        assertThat(broken(form ->
                        why(form).put("type", "number").putObject("validate").put("min", 0)))
                .containsExactly("bounds: Field_why");
    }

    @Test
    void aKeyThatTheEngineUsesItselfIsAFault() {
        assertThat(broken(form -> choice(form).put("key", "outcome"))).containsExactly("taken: Field_choice");
    }

    @Test
    void oneCodeTwiceIsAFault() {
        assertThat(broken(form -> option(form).put("value", "no"))).containsExactly("code: Field_choice no");
    }

    @Test
    void aChoiceOfNothingIsAFault() {
        assertThat(broken(form -> choice(form).put("valuesKey", "planets")))
                .containsExactly("code: Field_choice offers nothing");
    }

    @Test
    void withholdingAnUnknownCodeIsAFault() {
        assertThat(broken(form -> properties(choice(form)).put("notOffered", "maybe when =returns >= 2")))
                .containsExactly("code: Field_choice withholds maybe");
    }

    @Test
    void aConditionThatNamesNothingKnownIsAFault() {
        assertThat(broken(form -> hide(form, "=whyy = null"))).containsExactly("name: Field_choice whyy");
        assertThat(broken(form -> properties(choice(form)).put("notOffered", "no when =rounds >= 2")))
                .containsExactly("name: Field_choice rounds");
    }

    @Test
    void aNeedThatDependsOnAnotherAnswerIsAFault() {
        assertThat(broken(form -> properties(choice(form)).put("requiredWhen", "=why = null")))
                .containsExactly("name: Field_choice why");
    }

    @Test
    void moreLinesThanTheTextHoldsAreAFault() {
        assertThat(broken(form -> properties(why(form)).put("maxItems", "4").put("itemMaxLength", "100")))
                .containsExactly("lines: Field_why");
    }

    @Test
    void aConditionThatCannotBeReadIsAFault() {
        assertThat(broken(form -> hide(form, "=why = ="))).containsExactly("condition: Field_choice");
    }

    @Test
    void aBoundThatNamesNoFieldIsAFault() {
        assertThat(broken(form -> properties(why(form)).put("notBefore", "field:start+1")))
                .containsExactly("name: Field_why start");
    }

    @Test
    void freeTextThatRoutesIsAFault() {
        assertThat(broken(form -> properties(why(form)).put("routes", "true"))).containsExactly("routes: Field_why");
    }

    @Test
    void anUnknownRuleIsAFault() {
        assertThat(broken(form -> properties(why(form)).put("notLater", "today")))
                .containsExactly("vocabulary: Field_why notLater");
        assertThat(broken(form -> ((ObjectNode) why(form).path("validate")).put("step", 1)))
                .containsExactly("vocabulary: Field_why step");
    }

    @Test
    void anUnknownFactOfTheIdeaIsAFault() {
        assertThat(broken(form -> properties(choice(form)).put("idea", "mood")))
                .containsExactly("idea: Field_choice mood");
    }

    @Test
    void thereAreAtMostTwelveRuleNames() {
        assertThat(FormFileRules.RULES).hasSizeLessThanOrEqualTo(12);
    }

    private static List<String> broken(Consumer<ObjectNode> change) {
        var form = (ObjectNode) SchemaReader.tree(SOUND);
        change.accept(form);
        return FormFileRules.faults(form.toString());
    }

    private static ObjectNode why(JsonNode form) {
        return (ObjectNode) form.at("/components/0");
    }

    private static ObjectNode choice(JsonNode form) {
        return (ObjectNode) form.at("/components/1");
    }

    private static ObjectNode option(JsonNode form) {
        return (ObjectNode) form.at("/components/1/values/0");
    }

    private static ObjectNode properties(ObjectNode part) {
        return (ObjectNode) part.path("properties");
    }

    private static void hide(JsonNode form, String condition) {
        ((ObjectNode) choice(form).path("conditional")).put("hide", condition);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
