package fi.ideapolku.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a figure: everything else of it, sentence, chart and CSV, is made from them.
 *
 * @param columns keys of {@code insight.column.*}
 * @param rows one cell a column: a number, a {@link Share}, a {@link Code}, a date or month, a text, or null for none
 */
record Table(List<String> columns, List<List<Object>> rows) {

    /** A part of a whole; told as "7/9" while the whole is small. */
    record Share(int part, int whole) {

        /** A share that is not a count of things, in thousandths. */
        static Share of(double share) {
            return new Share((int) Math.round(1000 * share), 1000);
        }

        double value() {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    /** A value that has a name in each language. */
    record Code(String kind, String value) {

        static Code stage(String stage) {
            return new Code("stage", stage);
        }
    }

    static Table of(String... columns) {
        return new Table(List.of(columns), new ArrayList<>());
    }

    /** How often each code occurs and its share of all, the most frequent first. */
    static Table counting(String column, String kind, String counted, Collection<String> codes) {
        var counts = new HashMap<String, Integer>();
        codes.forEach(code -> counts.merge(code, 1, Integer::sum));
        var table = of(column, counted, "share");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(at -> table.part(new Code(kind, at.getKey()), at.getValue(), codes.size()));
        return table;
    }

    /** P50 and P85 of the days that each code took, and how many times that is. */
    static Table timing(String column, String kind, String counted, Map<String, List<Double>> days) {
        var table = of(column, "p50", "p85", counted);
        days.forEach((code, times) -> table.row(
                new Code(kind, code),
                Percentiles.ifEnough(times, 0.5),
                Percentiles.ifEnough(times, 0.85),
                times.size()));
        return table;
    }

    /** Adds a row, and returns the table. */
    Table row(Object... cells) {
        rows.add(Arrays.asList(cells));
        return this;
    }

    /** Adds a row of a number and its share of a whole, and returns the table. */
    Table part(Code code, int number, int whole) {
        return row(code, number, new Share(number, whole));
    }

    double number(int row, int column) {
        return number(rows.get(row).get(column));
    }

    /** A cell as a number on a chart's axis, a share as a percentage; 0 for none. */
    static double number(Object cell) {
        if (cell instanceof Share share) {
            return 100 * share.value();
        }
        return cell instanceof Number number ? number.doubleValue() : 0;
    }

    /** The cell of the first row; null when there is none. */
    Object first(int column) {
        return rows.isEmpty() ? null : rows.get(0).get(column);
    }
}
