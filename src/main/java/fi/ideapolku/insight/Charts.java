package fi.ideapolku.insight;

import fi.ideapolku.insight.Chart.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws a figure's table as SVG by the server. What the colours tell, the lines and words tell too.
 */
final class Charts {

    private static final int WIDTH = 640;
    private static final int LABELS = 264;
    private static final int VALUES = 70;
    private static final int ROW = 26;
    private static final int MOST_ROWS = 24;
    private static final int HEIGHT = 270;
    private static final int LEFT = 56;
    private static final int BOTTOM = 46;
    private static final int RIGHT = 150;

    private final Figure figure;
    private final Table table;
    private final Chart chart;
    private final Words words;
    private final Svg svg = new Svg();

    private Charts(Figure figure, Words words) {
        this.figure = figure;
        this.table = figure.table();
        this.chart = figure.chart();
        this.words = words;
    }

    /** The figure's picture; empty where it has none or too little to draw. */
    static String svg(Figure figure, Words words) {
        if (figure.chart() == null || figure.table().rows().isEmpty()) {
            return "";
        }
        return new Charts(figure, words).draw();
    }

    private String draw() {
        switch (chart.shape()) {
            case BARS, PARTS -> bars();
            case PAIRS -> pairs();
            case RUN -> run();
            case STEP -> step();
            case AREA -> area();
            case DOTS -> dots();
            default -> throw new IllegalStateException("No such shape: " + chart.shape());
        }
        return svg.close();
    }

    private void bars() {
        var value = chart.values().get(0);
        var rows = Math.min(MOST_ROWS, table.rows().size());
        var isPart = chart.shape() == Chart.Shape.PARTS || table.rows().get(0).get(value) instanceof Table.Share;
        var most = isPart ? 100 : most(List.of(value));
        open(rows * ROW + 10);
        for (var row = 0; row < rows; row++) {
            var y = 5 + row * ROW;
            label(table.rows().get(row).get(chart.label()), y);
            if (isPart) {
                bar("ch-whole", y + 4, WIDTH - LABELS - VALUES, ROW - 8);
            }
            valueBar("ch-bar", row, value, y + 4, ROW - 8, most);
        }
    }

    private void pairs() {
        var rows = Math.min(MOST_ROWS, table.rows().size());
        var most = most(chart.values());
        var bar = 13;
        var height = chart.values().size() * bar + 10;
        open(rows * height + 34);
        key();
        for (var row = 0; row < rows; row++) {
            var y = 30 + row * height;
            label(table.rows().get(row).get(chart.label()), y);
            for (var n = 0; n < chart.values().size(); n++) {
                valueBar("ch-bar ch-" + n, row, chart.values().get(n), y + n * bar, bar - 2, most);
            }
        }
    }

    /** The names of the bars, each behind a piece of it. */
    private void key() {
        var x = LABELS;
        for (var n = 0; n < chart.values().size(); n++) {
            svg.rect("ch-bar ch-" + n, x, 6, 14, 12);
            var name = words.column(table.columns().get(chart.values().get(n)));
            svg.text("ch-text", x + 20, 17, "start", name);
            x += 40 + name.length() * 8;
        }
    }

    private void valueBar(String look, int row, int column, int y, int height, double most) {
        var value = table.number(row, column);
        var width = most <= 0 ? 0 : Math.max(0, value) / most * (WIDTH - LABELS - VALUES);
        bar(look, y, width, height);
        svg.text(
                "ch-value",
                LABELS + width + 6,
                y + height - 2,
                "start",
                words.cell(table.rows().get(row).get(column)));
    }

    private void bar(String look, int y, double width, int height) {
        svg.rect(look, LABELS, y, width, height);
    }

    private void label(Object cell, int y) {
        svg.text("ch-text", LABELS - 8, y + 18, "end", shortened(words.cell(cell), 32));
    }

    private void run() {
        var column = chart.values().get(0);
        var rows = table.rows().size();
        var most = Math.max(1, most(List.of(column)));
        open(HEIGHT);
        var y = axis(most, table.rows().get(0).get(column) instanceof Table.Share ? "%" : "");
        var step = (WIDTH - LEFT - 56.0) / Math.max(1, rows - 1);
        path("ch-line", rows, row -> LEFT + 26 + row * step, row -> y.applyAsDouble(table.number((int) row, column)));
        for (var row = 0; row < rows; row++) {
            var x = LEFT + 26 + row * step;
            var at = y.applyAsDouble(table.number(row, column));
            svg.dot(x, at);
            if (rows <= 13 || row % 3 == 0) {
                svg.text(
                        "ch-value",
                        x,
                        at - 8,
                        "middle",
                        words.cell(table.rows().get(row).get(column)));
                svg.text(
                        "ch-text",
                        x,
                        HEIGHT - 22,
                        "middle",
                        words.cell(table.rows().get(row).get(chart.label())));
            }
        }
    }

    private void step() {
        var last = table.number(table.rows().size() - 1, chart.label());
        open(HEIGHT);
        var y = axis(1, "%");
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
        open(HEIGHT);
        var y = axis(most, isShare ? "%" : "");
        DoubleUnaryOperator x;
        if (isShare) {
            x = days(table.number(rows - 1, chart.label()));
        } else {
            var step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, rows - 1);
            x = row -> LEFT + row * step;
            for (var row = 0; row < rows; row += Math.max(1, rows / 6)) {
                svg.text(
                        "ch-text",
                        LEFT + row * step,
                        HEIGHT - 22,
                        "middle",
                        words.cell(table.rows().get(row).get(0)));
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
                    words.column(table.columns().get(ordered.get(n))));
        }
    }

    private void dots() {
        var column = chart.values().get(0);
        var most = Math.max(
                most(List.of(column)),
                chart.lines().stream().mapToDouble(Level::value).max().orElse(1));
        open(HEIGHT);
        var y = axis(most, "");
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
                        shortened(words.cell(groups.get(n)), (int) Math.max(6, width / 4)));
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
    private DoubleUnaryOperator axis(double most, String unit) {
        var tick = unit.isEmpty() ? Math.max(1, tick(most)) : tick(most);
        var top = Math.ceil(most / tick - 1e-9) * tick;
        DoubleUnaryOperator y = value -> 20 + (HEIGHT - BOTTOM - 20) * (1 - value / top);
        for (var value = 0.0; value <= top + 1e-9; value += tick) {
            var at = y.applyAsDouble(value);
            svg.line("ch-grid", LEFT, WIDTH - (chart.shape() == Chart.Shape.RUN ? 20 : RIGHT), at);
            var shown = unit.equals("%") && most <= 1 ? value * 100 : value;
            svg.text("ch-text", LEFT - 6, at + 4, "end", words.cell(shown) + unit);
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
        return most / size < 2 ? size / 4 : most / size < 5 ? size / 2 : size;
    }

    private double most(List<Integer> columns) {
        return IntStream.range(0, table.rows().size())
                .mapToDouble(row -> columns.stream()
                        .mapToDouble(column -> table.number(row, column))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }

    private void open(int height) {
        svg.open(figure.key(), figure.name(), figure.sentence(), WIDTH, height);
    }

    private void path(String look, int rows, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        var points = IntStream.range(0, rows)
                .mapToObj(row -> Svg.number(x.applyAsDouble(row)) + " " + Svg.number(y.applyAsDouble(row)))
                .collect(Collectors.joining("L", "M", ""));
        svg.path(look, points);
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "…" : text;
    }
}
