package fi.ideapolku.insight;

import java.util.List;

/**
 * How a figure's table is drawn.
 *
 * @param label the column of the axis or of the names
 * @param values the columns that are drawn
 * @param lines levels drawn across, each with the key of its name
 */
record Chart(Shape shape, int label, List<Integer> values, List<Level> lines) {

    /** The shapes there are; the process map is the eighth. */
    enum Shape {
        BARS,
        PARTS,
        PAIRS,
        RUN,
        STEP,
        AREA,
        DOTS
    }

    /** A level, such as a percentile of finished ideas. */
    record Level(String name, double value) {}

    static Chart of(Shape shape, int label, Integer... values) {
        return new Chart(shape, label, List.of(values), List.of());
    }
}
