package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.form.FormSchema;
import fi.ideapolku.form.FormView;
import fi.ideapolku.form.Option;
import fi.ideapolku.form.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class FormTemplateTests {

    private static final Pattern CONTROL =
            Pattern.compile("<(?:textarea|select|input)(?![^>]*type=\"hidden\")[^>]*?\\sid=\"([^\"]+)\"[^>]*>");
    private static final Pattern LABEL = Pattern.compile("<label for=\"([^\"]+)\">\\s*(?:<span>)?[^<\\s]");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]+)\"");
    private static final Pattern DESCRIBED = Pattern.compile("aria-describedby=\"([^\"]+)\"");
    private static final FormView VIEW =
            FormView.standalone((valuesKey, context) -> List.of(new Option("A", new Text("Eka", "Första", "First"))));
    private static final SpringTemplateEngine ENGINE = engine();

    static Stream<String> forms() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".form"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyControlHasALabelAndEveryReferenceAnElementInEveryLanguage(String file) throws IOException {
        var form = FormSchema.parse(Files.readString(Path.of("forms", file)));
        for (var language : List.of("fi", "sv", "en")) {
            for (var answers : List.of(Map.<String, Object>of(), steered(form))) {
                var page = page(form, answers, language);

                assertThat(page).as(language).doesNotContain("??").doesNotContain(">null<", "\"null");
                assertThat(found(LABEL, page)).as(language).containsAll(found(CONTROL, page));
                assertThat(DESCRIBED
                                .matcher(page)
                                .results()
                                .flatMap(match -> Stream.of(match.group(1).split(" "))))
                        .as(language)
                        .allSatisfy(id -> assertThat(found(ID, page)).contains(id));
                assertThat(ID.matcher(page).results().map(match -> match.group(1)))
                        .as(language)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyQuestionThatIsAskedIsOnThePage(String file) throws IOException {
        var form = FormSchema.parse(Files.readString(Path.of("forms", file)));
        var asked = VIEW.sections(new FormView.Filled(form, Map.of(), Map.of()), Locale.forLanguageTag("fi")).stream()
                .flatMap(section -> section.fields().stream())
                .toList();

        var page = page(form, Map.of(), "fi");

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(page)
                        .contains("name=\"_shown\" value=\"" + field.name() + "\"")
                        .contains(" id=\"" + field.id() + "\""));
    }

    @Test // WEB-2
    void scriptInEveryFieldOfEveryFormIsText() throws IOException {
        var script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        var shown = 0;
        for (var file : forms().toList()) {
            var form = FormSchema.parse(Files.readString(Path.of("forms", file)));
            var answers = new HashMap<String, Object>(steered(form));
            form.fields().stream()
                    .filter(field -> field.options().isEmpty())
                    .forEach(field -> answers.put(
                            field.key(),
                            field.columns().isEmpty()
                                    ? script
                                    : List.of(field.columns().stream()
                                            .collect(Collectors.toMap(column -> column.key(), column -> script)))));

            var page = page(form, answers, "fi");

            assertThat(page).as(file).doesNotContain("<script>", "<img");
            shown += page.contains("&lt;script&gt;alert(1)") ? 1 : 0;
        }
        assertThat(shown).isGreaterThan(30);
    }

    /** The first choice of everything, so that many conditions let their questions be seen. */
    private static Map<String, Object> steered(FormSchema form) {
        return form.fields().stream()
                .filter(field -> !field.options().isEmpty())
                .collect(Collectors.toMap(
                        field -> field.key(), field -> field.options().get(0).value(), (one, two) -> one));
    }

    private static String page(FormSchema form, Map<String, Object> values, String language) {
        var locale = Locale.forLanguageTag(language);
        var context = new Context(locale);
        context.setVariable("sheet", new Sheet("id", "id", "/tasks/id", form, Map.of(), Map.of()));
        context.setVariable("sections", VIEW.sections(new FormView.Filled(form, values, Map.of()), locale));
        return ENGINE.process("form", Set.of("questions"), context);
    }

    private static Set<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static SpringTemplateEngine engine() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/task", "i18n/form");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        return engine;
    }
}
