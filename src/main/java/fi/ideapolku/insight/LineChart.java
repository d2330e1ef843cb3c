package fi.ideapolku.insight;

import fi.ideapolku.insight.Chart.Level;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines and dots between two axes; what a line is stands at its end. */
final class LineChart extends Drawing {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 250;
    private static final int LEFT = 48;
    private static final int BOTTOM = 46;
    private static final int RIGHT = 132;
    private static final int RUN_RIGHT = 32;
    private static final int END_LETTERS = 19;

    LineChart(Figure figure, Words words) {
        super(figure, words);
    }

    /** The picture; empty when there is no number to draw. */
    String draw() {
        if (table.rows().stream()
                .allMatch(row -> chart.values().stream().allMatch(column -> row.get(column) == null))) {
            return "";
        }
        open("chart", WIDTH, HEIGHT);
        switch (chart.shape()) {
            case RUN -> run();
            case STEP -> step();
            case AREA -> area();
            default -> dots();
        }
        return svg.close();
    }

    /** A line through the values there are; a row without one leaves no dot. */
    private void run() {
        var column = chart.values().get(0);
        var rows = table.rows().size();
        var y = axis(Math.max(1, most(List.of(column))), isShare(column));
        var step = (WIDTH - LEFT - 26.0 - RUN_RIGHT) / Math.max(1, rows - 1);
        var points = new ArrayList<String>();
        for (var row = 0; row < rows; row++) {
            var x = LEFT + 26 + row * step;
            var isNamed = row % ((rows + 5) / 6) == 0;
            if (isNamed) {
                svg.text("ch-text", x, HEIGHT - 22, "middle", cell(row, chart.label()));
            }
            if (table.rows().get(row).get(column) != null) {
                var at = y.applyAsDouble(table.number(row, column));
                points.add(Svg.number(x) + " " + Svg.number(at));
                svg.dot(x, at);
                if (isNamed) {
                    svg.text("ch-value", x, at - 8, "middle", cell(row, column));
                }
            }
        }
        svg.path("ch-line", points.stream().collect(Collectors.joining("L", "M", "")));
    }

    private boolean isShare(int column) {
        return table.rows().stream().anyMatch(row -> row.get(column) instanceof Table.Share);
    }

    private void step() {
        var last = table.number(table.rows().size() - 1, chart.label());
        var y = axis(1, true);
        var x = days(last);
        var names = List.of("ch-line", "ch-line ch-limit", "ch-line ch-limit");
        for (var n = 0; n < chart.values().size(); n++) {
            var column = chart.values().get(n);
            var path = new StringBuilder("M" + Svg.number(x.applyAsDouble(0)) + " " + Svg.number(y.applyAsDouble(0)));
            for (var row = 0; row < table.rows().size(); row++) {
                path.append("H").append(Svg.number(x.applyAsDouble(table.number(row, 0))));
                path.append("V").append(Svg.number(y.applyAsDouble(table.number(row, column))));
            }
            svg.path(names.get(n), path.toString());
        }
        labelEnds(y);
    }

    private void area() {
        var isShare = table.rows().get(0).get(chart.values().get(0)) instanceof Double;
        var most = isShare ? 1 : Math.max(1, most(chart.values()));
        var rows = table.rows().size();
        var y = axis(most, isShare);
        DoubleUnaryOperator x;
        if (isShare) {
            x = days(table.number(rows - 1, chart.label()));
        } else {
            var step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, rows - 1);
            x = row -> LEFT + row * step;
            for (var row = 0; row < rows; row += Math.max(1, rows / 6)) {
                svg.text("ch-text", LEFT + row * step, HEIGHT - 22, "middle", cell(row, 0));
            }
        }
        for (var n = 0; n < chart.values().size(); n++) {
            var column = chart.values().get(n);
            path(
                    "ch-line ch-dash-" + n % 6,
                    rows,
                    row -> x.applyAsDouble(isShare ? table.number((int) row, 0) : row),
                    row -> y.applyAsDouble(table.number((int) row, column)));
        }
        labelEnds(y);
    }

    /** Names each line at its end, apart enough to be read. */
    private void labelEnds(DoubleUnaryOperator y) {
        var last = table.rows().size() - 1;
        var ordered = chart.values().stream()
                .sorted((one, other) -> Double.compare(table.number(last, other), table.number(last, one)))
                .toList();
        var places = new double[ordered.size()];
        for (var n = 0; n < places.length; n++) {
            var wanted = y.applyAsDouble(table.number(last, ordered.get(n))) + 4;
            places[n] = n == 0 ? wanted : Math.max(places[n - 1] + 15, wanted);
        }
        var floor = HEIGHT - 30.0;
        for (var n = places.length - 1; n >= 0; n--, floor -= 15) {
            places[n] = Math.min(places[n], floor);
        }
        for (var n = 0; n < places.length; n++) {
            svg.text(
                    "ch-text",
                    WIDTH - RIGHT + 8,
                    places[n],
                    "start",
                    shortened(words.column(table.columns().get(ordered.get(n))), END_LETTERS));
        }
    }

    private void dots() {
        var column = chart.values().get(0);
        var most = Math.max(
                most(List.of(column)),
                chart.lines().stream().mapToDouble(Level::value).max().orElse(1));
        var y = axis(most, false);
        var cells = table.rows().stream().map(row -> row.get(chart.label())).toList();
        if (cells.get(0) instanceof LocalDate) {
            var first = ((LocalDate) cells.get(0)).toEpochDay();
            var span = Math.max(1, ((LocalDate) cells.get(cells.size() - 1)).toEpochDay() - first);
            points(
                    column,
                    y,
                    row -> LEFT
                            + 6
                            + (((LocalDate) cells.get(row)).toEpochDay() - first)
                                    * (WIDTH - LEFT - RIGHT - 12.0)
                                    / span);
            svg.text("ch-text", LEFT, HEIGHT - 22, "start", words.cell(cells.get(0)));
            svg.text("ch-text", WIDTH - RIGHT, HEIGHT - 22, "end", words.cell(cells.get(cells.size() - 1)));
        } else {
            var groups = cells.stream().distinct().toList();
            var width = (double) (WIDTH - LEFT - RIGHT) / groups.size();
            points(column, y, row -> LEFT + width * (groups.indexOf(cells.get(row)) + 0.5));
            for (var n = 0; n < groups.size(); n++) {
                svg.text(
                        "ch-text",
                        LEFT + width * (n + 0.5),
                        HEIGHT - 26 + (n % 2) * 14,
                        "middle",
                        shortened(words.cell(groups.get(n)), (int) Math.max(6, width / 3.4)));
            }
        }
        for (var level : chart.lines()) {
            var at = y.applyAsDouble(level.value());
            svg.line("ch-level", LEFT, WIDTH - RIGHT, at);
            svg.text(
                    "ch-text",
                    WIDTH - RIGHT + 8,
                    at + 4,
                    "start",
                    words.name(new Table.Code("level", level.name())) + ", " + words.cell(level.value()));
        }
    }

    private void points(int column, DoubleUnaryOperator y, IntToDoubleFunction x) {
        for (var row = 0; row < Math.min(1000, table.rows().size()); row++) {
            svg.dot(x.applyAsDouble(row), y.applyAsDouble(table.number(row, column)));
        }
    }

    /** The vertical axis from nothing to the most, with its lines and numbers; tells where a value lies. */
    private DoubleUnaryOperator axis(double most, boolean isShare) {
        var tick = isShare ? tick(most) : Math.max(1, tick(most));
        var top = Math.ceil(most / tick - 1e-9) * tick;
        DoubleUnaryOperator y = value -> 20 + (HEIGHT - BOTTOM - 20) * (1 - value / top);
        for (var value = 0.0; value <= top + 1e-9; value += tick) {
            var at = y.applyAsDouble(value);
            svg.line("ch-grid", LEFT, WIDTH - (chart.shape() == Chart.Shape.RUN ? RUN_RIGHT : RIGHT), at);
            var shown = isShare ? words.percent(most <= 1 ? value * 100 : value) : words.cell(value);
            svg.text("ch-text", LEFT - 6, at + 4, "end", shown);
        }
        return y;
    }

    /** The horizontal axis in days. */
    private DoubleUnaryOperator days(double last) {
        var most = Math.max(1, last);
        var tick = tick(most);
        DoubleUnaryOperator x = day -> LEFT + (WIDTH - LEFT - RIGHT) * day / most;
        for (var day = 0.0; day <= most; day += tick) {
            svg.text("ch-text", x.applyAsDouble(day), HEIGHT - 24, "middle", words.cell(day));
        }
        svg.text("ch-text", WIDTH - RIGHT, HEIGHT - 8, "end", words.column("days"));
        return x;
    }

    private static double tick(double most) {
        var size = Math.pow(10, Math.floor(Math.log10(most)));
        return most / size < 2 ? size / 4 : most / size < 5 ? size / 2 : most / size < 8 ? size : 2 * size;
    }

    private void path(String look, int rows, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        var points = IntStream.range(0, rows)
                .mapToObj(row -> Svg.number(x.applyAsDouble(row)) + " " + Svg.number(y.applyAsDouble(row)))
                .collect(Collectors.joining("L", "M", ""));
        svg.path(look, points);
    }
}
