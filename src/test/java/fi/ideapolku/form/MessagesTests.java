package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTests {

    private static final Pattern RULE =
            Pattern.compile("problems\\s*\\.(?:add|addKind|misshapen)\\(\\s*[^\"]*?\"(\\w+)\"");

    private static Properties bundle(String language) throws IOException {
        var properties = new Properties();
        try (var stream = MessagesTests.class.getResourceAsStream("/i18n/form" + language + ".properties");
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static Set<String> rulesInTheCode() throws IOException {
        var rules = new HashSet<String>();
        try (var files = Files.list(Path.of("src/main/java/fi/ideapolku/form"))) {
            for (var file : files.toList()) {
                RULE.matcher(Files.readString(file)).results().forEach(found -> rules.add(found.group(1)));
            }
        }
        return rules;
    }

    @ParameterizedTest
    @ValueSource(strings = {"_sv", "_en"})
    void theBundlesHaveTheSameKeysAndPlaces(String language) throws IOException {
        var finnish = bundle("");
        var other = bundle(language);

        assertThat(other.keySet()).isEqualTo(finnish.keySet());
        for (var key : finnish.stringPropertyNames()) {
            assertThat(places(other.getProperty(key))).as(key).isEqualTo(places(finnish.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_sv", "_en"})
    void everyMessageSaysSomething(String language) throws IOException {
        assertThat(bundle(language).values())
                .allSatisfy(text -> assertThat((String) text).isNotBlank().doesNotContain("'"));
    }

    @Test
    void everyRuleHasAMessageAndEveryMessageARule() throws IOException {
        var messages = new HashSet<String>();
        bundle("").stringPropertyNames().stream()
                .filter(key -> key.startsWith("form.refused."))
                .forEach(key -> messages.add(key.split("\\.")[2]));

        assertThat(rulesInTheCode()).hasSizeGreaterThan(15).isEqualTo(messages);
    }

    @Test
    void everyKindOfPersonalDataHasItsOwnMessage() throws IOException {
        assertThat(bundle("").stringPropertyNames())
                .contains(
                        "form.refused.personalData.hetu",
                        "form.refused.personalData.hetuLookalike",
                        "form.refused.personalData.email",
                        "form.refused.personalData.phone",
                        "form.refused.personalData.iban",
                        "form.refused.personalData.card");
    }

    @Test
    void aLanguageWithoutABundleReadsFinnish() {
        var messages = new Messages(Messages.bundles());

        assertThat(messages.refusal("required", null, "X", java.util.Map.of(), Locale.FRENCH))
                .isEqualTo("Vastaa kohtaan ”X”.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"forms", "bpmn", "src/main/resources/i18n"})
    void aNumberOfThousandsDoesNotBreakOverLines(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern("\\d \\d{3}\\b"));
        }
    }

    private static Set<String> places(String message) {
        var places = new HashSet<String>();
        Pattern.compile("\\{\\d}").matcher(message).results().forEach(found -> places.add(found.group()));
        return places;
    }
}
