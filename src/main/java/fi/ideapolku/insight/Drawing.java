package fi.ideapolku.insight;

import java.util.List;
import java.util.stream.IntStream;

/** What all pictures of a figure's table share. */
abstract class Drawing {

    final Svg svg = new Svg();
    final Table table;
    final Chart chart;
    final Words words;
    private final Figure figure;

    Drawing(Figure figure, Words words) {
        this.figure = figure;
        this.table = figure.table();
        this.chart = figure.chart();
        this.words = words;
    }

    void open(String look, int width, int height) {
        svg.open(look, figure.key(), figure.name(), figure.sentence(), width, height);
    }

    /** The greatest number in the columns; 0 for none. */
    double most(List<Integer> columns) {
        return IntStream.range(0, table.rows().size())
                .mapToDouble(row -> columns.stream()
                        .mapToDouble(column -> table.number(row, column))
                        .max()
                        .orElse(0))
                .max()
                .orElse(0);
    }

    String cell(int row, int column) {
        return words.cell(table.rows().get(row).get(column));
    }

    static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "…" : text;
    }
}
