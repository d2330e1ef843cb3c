package fi.ideapolku.insight;

import java.util.stream.IntStream;

/** Bars, one row below the other, narrow enough for a telephone: a long name stands above its bars, a short one beside them. */
final class BarChart extends Drawing {

    private static final int WIDTH = 360;
    private static final int VALUES = 64;
    private static final int MOST_ROWS = 24;
    private static final int BAR = 14;
    private static final int NAME = 18;
    private static final int GAP = 8;
    private static final int KEY = 26;
    private static final int SHORT = 10;
    private static final int LONG = 50;

    private final int rows;
    private final int labels;
    private final boolean isPart;
    private final double most;

    BarChart(Figure figure, Words words) {
        super(figure, words);
        rows = Math.min(MOST_ROWS, table.rows().size());
        labels = IntStream.range(0, rows)
                        .allMatch(row -> cell(row, chart.label()).length() <= SHORT)
                ? 72
                : 0;
        isPart = chart.shape() == Chart.Shape.PARTS
                || table.rows().stream().anyMatch(row -> row.get(chart.values().get(0)) instanceof Table.Share);
        most = isPart ? 100 : most(chart.values());
    }

    /** The picture; empty when every bar would be nothing. */
    String draw() {
        if (most <= 0) {
            return "";
        }
        var bars = chart.values().size();
        var begin = bars > 1 ? KEY : 0;
        var name = labels > 0 ? 0 : NAME;
        var height = name + bars * BAR + GAP;
        open("chart bars", WIDTH, begin + rows * height);
        if (bars > 1) {
            key();
        }
        for (var row = 0; row < rows; row++) {
            var y = begin + row * height;
            if (labels > 0) {
                svg.text("ch-text", labels - 8, y + bars * BAR / 2.0 + 5, "end", cell(row, chart.label()));
            } else {
                svg.text("ch-text", 0, y + BAR, "start", shortened(cell(row, chart.label()), LONG));
            }
            for (var n = 0; n < bars; n++) {
                bar(row, n, y + name + n * BAR);
            }
        }
        return svg.close();
    }

    private void bar(int row, int n, int y) {
        var column = chart.values().get(n);
        var room = WIDTH - labels - VALUES;
        var width = Math.max(0, table.number(row, column)) / most * room;
        if (isPart) {
            svg.rect("ch-whole", labels, y + 1, room, BAR - 3);
        }
        svg.rect("ch-bar ch-" + n, labels, y + 1, width, BAR - 3);
        svg.text("ch-value", labels + (isPart ? room : width) + 6, y + BAR - 3, "start", cell(row, column));
    }

    /** The names of the bars, each behind a piece of it. */
    private void key() {
        var x = labels;
        for (var n = 0; n < chart.values().size(); n++) {
            svg.rect("ch-bar ch-" + n, x, 5, 12, 11);
            var name = words.column(table.columns().get(chart.values().get(n)));
            svg.text("ch-text", x + 18, 15, "start", name);
            x += 36 + name.length() * 8;
        }
    }
}
