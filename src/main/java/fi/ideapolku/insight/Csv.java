package fi.ideapolku.insight;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV as RFC 4180 has them, with no cell that a spreadsheet would run as a formula. */
final class Csv {

    static final String TYPE = "text/csv;charset=UTF-8";

    private static final String FORMULA_STARTS = "=+-@\t\r\n|%";

    private Csv() {}

    static String of(Figure figure, Words words) {
        var lines = new StringBuilder(
                line(figure.table().columns().stream().map(words::column).toList()));
        figure.table()
                .rows()
                .forEach(row -> lines.append(line(row.stream().map(words::raw).toList())));
        return lines.toString();
    }

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        var safe = text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 || isNumber(text) ? text : "'" + text;
        return safe.matches("[^\",;\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
