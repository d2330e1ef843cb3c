package fi.ideapolku.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever adds a column that names people says in the list what becomes of it. */
class PersonColumnsTest {

    private static final Pattern TABLE = Pattern.compile("^(?:create|alter) table (\\w+)");
    private static final Pattern COLUMN = Pattern.compile(
            "^(?:alter table \\w+ add column)? *(\\w+_by|\\w*(?:user|author|owner|proposer|person|substitute)_id"
                    + "|on_behalf_of|assignee|principal_name) +varchar");

    @Test
    void everyColumnThatNamesSomebodyIsListed() throws IOException {
        var found = new TreeSet<String>();
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (var file : files.toList()) {
                var table = "";
                for (var line : Files.readAllLines(file)) {
                    var begins = TABLE.matcher(line);
                    table = begins.find() ? begins.group(1) : table;
                    var column = COLUMN.matcher(line);
                    if (column.find()) {
                        found.add(table + "." + column.group(1));
                    }
                }
            }
        }
        var listed = PersonColumns.ALL.stream()
                .map(place -> place.table() + "." + place.column())
                .collect(Collectors.toSet());

        assertThat(found).hasSizeGreaterThan(15).isSubsetOf(listed);
    }
}
