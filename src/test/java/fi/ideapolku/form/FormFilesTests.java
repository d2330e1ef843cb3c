package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every {@code .form} is checked as it says: legal answers pass, and each rule, broken once, is named. */
class FormFilesTests {

    private static final Path FORMS = Path.of("forms");
    private static final Path SAMPLE = Path.of("src/test/resources/form/everything.form");

    @TestFactory
    Stream<DynamicNode> everyForm() throws IOException {
        var files = new ArrayList<>(List.of(SAMPLE));
        try (var forms = Files.list(FORMS)) {
            forms.filter(file -> file.toString().endsWith(".form")).sorted().forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(30);
        return files.stream().map(FormFilesTests::form);
    }

    private static DynamicNode form(Path file) {
        var name = file.getFileName().toString().replace(".form", "");
        return dynamicContainer(
                name,
                Stream.of(
                        dynamicTest(
                                name + " is named by its file",
                                () -> assertThat(read(file).key()).isEqualTo(name)),
                        dynamicTest(name + " can be checked", () -> canBeChecked(read(file))),
                        dynamicTest(name + " takes legal answers in every field", () -> takesLegalAnswers(read(file))),
                        dynamicTest(name + " names every broken rule", () -> namesBrokenRules(read(file)))));
    }

    private static FormSchema read(Path file) throws IOException {
        return FormSchema.parse(Files.readString(file));
    }

    /** What a rule names must be there, and what is read by others must be of the right kind. */
    private static void canBeChecked(FormSchema schema) {
        var conditions = new Conditions();
        for (var field : schema.fields()) {
            var rules = field.rules();
            assertThat(field.hides()).as(field.key()).allMatch(conditions::canRead);
            assertThat(field.routes() && field.type().isText())
                    .as("%s routes a text", field.key())
                    .isFalse();
            assertThat(field.routes() && field.type() == FieldType.DYNAMICLIST)
                    .as("%s routes rows", field.key())
                    .isFalse();
            assertThat(field.limits().longest()).as(field.key()).isLessThanOrEqualTo(Limits.LONGEST_TEXT);
            for (var rule : rules.notOffered()) {
                assertThat(conditions.canRead(rule.condition()))
                        .as(rule.condition())
                        .isTrue();
                assertThat(field.valuesKey() != null
                                || isAnswerOf(field, rule.option())
                                || field.options().stream()
                                        .anyMatch(option -> option.value().equals(rule.option())))
                        .as("%s has %s", field.key(), rule.option())
                        .isTrue();
            }
            for (var rule : rules.atMost()) {
                assertThat(rule.condition() == null || conditions.canRead(rule.condition()))
                        .as(field.key())
                        .isTrue();
            }
            if (rules.sum() != null) {
                assertThat(field.columns())
                        .extracting(Field::key)
                        .contains(rules.sum().column());
            }
        }
    }

    private static void takesLegalAnswers(FormSchema schema) {
        var legal = new LegalAnswers(schema);
        for (var field : schema.fields()) {
            var answered = legal.with(field);
            assertThat(answered).as("answers that show %s", field.key()).isPresent();
            var checked = LegalAnswers.CHECK.check(
                    schema, answered.get().values(), answered.get().context());
            assertThat(checked).as(field.key()).containsKey(field.key());
        }
    }

    private static void namesBrokenRules(FormSchema schema) {
        for (var field : schema.fields()) {
            for (var broken : new BrokenAnswers(schema).of(field)) {
                assertThat(refusals(schema, broken)).as(broken.refusal()).contains(broken.refusal());
            }
        }
    }

    private static boolean isAnswerOf(Field field, String option) {
        return field.type() == FieldType.CHECKBOX && List.of("true", "false").contains(option);
    }

    private static List<String> refusals(FormSchema schema, BrokenAnswers.Broken broken) {
        try {
            LegalAnswers.CHECK.check(
                    schema, broken.answers().values(), broken.answers().context());
            return List.of();
        } catch (FormRefused refused) {
            return refused.errors().stream()
                    .map(error -> error.key() + " " + error.rule())
                    .toList();
        }
    }
}
