package fi.ideapolku.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No library is of a version known to be bad (ENG-11), and the application brings its bill of materials. */
class KnownBadVersionsTest {

    private static final Pattern LIBRARY =
            Pattern.compile("repository[/\\\\](.+)[/\\\\]([^/\\\\]+)[/\\\\]([^/\\\\]+)[/\\\\][^/\\\\]+\\.jar$");
    private static final Path LIST = Path.of("src/test/resources/security/known-bad-versions.txt");

    /** A line of the list. */
    record KnownBad(String library, String firstGood, String advisories, boolean accepted) {

        static KnownBad of(String line) {
            var parts = line.split(" \\| ");
            return new KnownBad(parts[0], parts[1], parts[2], parts.length > 3 && parts[3].startsWith("accepted: "));
        }

        boolean isMet(Map<String, String> versions) {
            return versions.containsKey(library) && isOlder(versions.get(library), firstGood);
        }
    }

    @Test
    void noLibraryIsKnownToBeBadUnlessItIsSaidWhyItMayStay() throws IOException {
        var versions = versions();

        assertThat(versions).hasSizeGreaterThan(100);
        assertThat(list())
                .filteredOn(bad -> !bad.accepted())
                .filteredOn(bad -> bad.isMet(versions))
                .isEmpty();
    }

    @Test
    void whatIsAcceptedIsReallyInUse() throws IOException {
        var versions = versions();

        assertThat(list()).filteredOn(KnownBad::accepted).isNotEmpty().allMatch(bad -> bad.isMet(versions));
    }

    /** Maven writes the bill only when it is on line. */
    @Test
    void billNamesWhatTheApplicationIsMadeOfAndNotItsTests() throws IOException {
        try (var bill = KnownBadVersionsTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assumeThat(bill).isNotNull();
            var named = new ObjectMapper().readTree(bill).path("components").findValuesAsText("name");
            assertThat(named)
                    .hasSizeGreaterThan(100)
                    .contains("camunda-engine", "pdfbox", "h2")
                    .doesNotContain("junit-jupiter-api");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7.24.0, 7.24.14, true",
        "7.24.14, 7.24.14, false",
        "7.24.14-ee, 7.24.14, false",
        "10.1.9, 10.1.53, true",
        "42.7.11, 42.7.7, false",
        "2.0, 2.0.1, true",
        "3.1.5.RELEASE, 3.1.5, false"
    })
    void versionsAreComparedByTheirNumbers(String version, String firstGood, boolean older) {
        assertThat(isOlder(version, firstGood)).isEqualTo(older);
    }

    /** Versions by group and artifact, as the class path of this test names them: all of the application's, and those of its tests. */
    private static Map<String, String> versions() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(LIBRARY::matcher)
                .filter(Matcher::find)
                .collect(Collectors.toMap(
                        path -> path.group(1).replace(File.separatorChar, '.') + ":" + path.group(2),
                        path -> path.group(3),
                        (one, other) -> one));
    }

    private static List<KnownBad> list() throws IOException {
        return Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(KnownBad::of)
                .toList();
    }

    private static boolean isOlder(String version, String firstGood) {
        return Arrays.compare(numbers(version), numbers(firstGood)) < 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[.-]"))
                .takeWhile(part -> part.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
