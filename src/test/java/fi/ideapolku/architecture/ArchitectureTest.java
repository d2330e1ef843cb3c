package fi.ideapolku.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import fi.ideapolku.Ideapolku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The modules keep to what they may know, and each rule finds the code that breaks it (AUZ-9, ENG-6, WEB-17). */
class ArchitectureTest {

    private static final String APPLICATION = "fi.ideapolku";
    private static final Pattern UNESCAPED = Pattern.compile("th:utext=\"([^\"]*)\"");
    private static final String BROKEN = "fi.ideapolku.architecture.broken";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(APPLICATION);
    private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages(BROKEN);

    @Test
    void modulesUseWhatTheyDeclareAndOnlyTheFacesOfOthers() {
        ApplicationModules.of(Ideapolku.class).verify();
    }

    @Test
    void aModuleThatUsesWhatItDoesNotDeclareIsFound() {
        assertThatThrownBy(() -> ApplicationModules.of(BROKEN, new ImportOption.OnlyIncludeTests())
                        .verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("'card'")
                .hasMessageContaining("idea");
    }

    @Test
    void everyModuleSaysWhatItIsFor() {
        assertThat(ApplicationModules.of(Ideapolku.class).stream())
                .allSatisfy(module -> assertThat(module.getBasePackage().getAnnotation(ApplicationModule.class))
                        .as(module.getDisplayName())
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theCodeKeepsTheRule(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    @ParameterizedTest
    @MethodSource("rulesForSamples")
    void theRuleFindsTheCodeThatBreaksIt(ArchRule rule) {
        assertThat(rule.evaluate(SAMPLES).hasViolation()).isTrue();
    }

    /** WEB-17: what a page puts out unescaped is a drawing, and no name of a page or part of one comes from a request. */
    @Test
    void pagesPutOutNothingUnescapedButDrawings() throws IOException {
        try (var pages = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var page : pages.filter(Files::isRegularFile).toList()) {
                var text = Files.readString(page);
                assertThat(UNESCAPED.matcher(text).results().map(found -> found.group(1)))
                        .as(page.toString())
                        .allMatch(what -> what.matches("\\$\\{([a-z]+\\.)?svg}"));
                assertThat(text).doesNotContain("[(", "__$").doesNotContainPattern("th:(replace|insert)=\"[^\"]*param");
            }
        }
    }

    static List<ArchRule> rules() {
        return new ArchitectureRules(APPLICATION).all();
    }

    static List<ArchRule> rulesForSamples() {
        return new ArchitectureRules(BROKEN).all();
    }
}
