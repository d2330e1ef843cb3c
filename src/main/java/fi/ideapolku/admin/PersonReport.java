package fi.ideapolku.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fi.ideapolku.Csv;
import fi.ideapolku.UtcTime;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that is kept of a person, for himself and for whoever answers his request (GDPR art. 15): by table and column, as rows. */
@Component
class PersonReport {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PersonReport(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json.copy().enable(SerializationFeature.INDENT_OUTPUT);
    }

    /** Rows by the name of the table and the column that names the person; what has none is left out. */
    Map<String, List<Map<String, Object>>> of(String userId) {
        var report = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (var place : PersonColumns.ALL) {
            var rows = jdbc.sql(
                            "select %s from %s where %s = :user".formatted(place.told(), place.table(), place.column()))
                    .param("user", userId)
                    .query((row, number) -> {
                        Map<String, Object> values = new LinkedHashMap<>();
                        for (var column : place.told().split(", ")) {
                            var value = row.getObject(column);
                            values.put(
                                    column, value instanceof OffsetDateTime ? UtcTime.read(row, column) : text(value));
                        }
                        return values;
                    })
                    .list();
            if (!rows.isEmpty()) {
                report.put(place.table() + "." + place.column(), rows);
            }
        }
        return report;
    }

    void writeJson(String userId, OutputStream out) throws IOException {
        json.writeValue(out, of(userId));
    }

    /** One line a value: where it is kept, number of the row, column, value. */
    void writeCsv(String userId, OutputStream out) {
        var lines = new ArrayList<String>();
        lines.add(Csv.line(List.of("kept_in", "row", "column", "value")));
        of(userId).forEach((place, rows) -> {
            for (var n = 0; n < rows.size(); n++) {
                var row = String.valueOf(n + 1);
                rows.get(n)
                        .forEach((column, value) -> lines.add(
                                Csv.line(List.of(place, row, column, value == null ? "" : value.toString()))));
            }
        });
        try {
            out.write(String.join("", lines).getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Numbers and truths as they are, all else as text. */
    private static Object text(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
