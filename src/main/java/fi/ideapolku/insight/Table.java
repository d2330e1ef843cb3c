package fi.ideapolku.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a figure: everything else of it, sentence, chart and CSV, is made from them.
 *
 * @param columns keys of {@code insight.column.*}
 * @param rows one cell a column: a number, a {@link Share}, a {@link Code}, a date or month, a text, or null for none
 */
record Table(List<String> columns, List<List<Object>> rows) {

    /** A part of a whole; told as "7/9" while the whole is small. */
    record Share(int part, int whole) {

        double value() {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    /** A value that has a name in each language. */
    record Code(String kind, String value) {}

    static Table of(String... columns) {
        return new Table(List.of(columns), new ArrayList<>());
    }

    /** Adds a row, and returns the table. */
    Table row(Object... cells) {
        rows.add(Arrays.asList(cells));
        return this;
    }

    /** A cell as a number on a chart's axis; 0 for none. */
    double number(int row, int column) {
        var cell = rows.get(row).get(column);
        if (cell instanceof Share share) {
            return 100 * share.value();
        }
        return cell instanceof Number number ? number.doubleValue() : 0;
    }
}
