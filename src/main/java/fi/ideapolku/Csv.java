package fi.ideapolku;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV as RFC 4180 has them, with no cell that a spreadsheet would run as a formula. */
public final class Csv {

    public static final String TYPE = "text/csv;charset=UTF-8";

    private static final String FORMULA_STARTS = "=+-@\t\r\n|%";

    private Csv() {}

    /** One line with its end; a null cell is empty. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String value) {
        var text = value == null ? "" : value;
        var safe = text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 || isNumber(text) ? text : "'" + text;
        return safe.matches("[^\",;\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
