package fi.ideapolku.insight;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A figure as a page writes it: everything is text already, and the picture is SVG.
 *
 * @param meta number of observations and period
 * @param hasSmall whether parties of fewer than five people are told together
 * @param rest how many rows the table holds beyond those shown; the CSV has all
 */
record FigureText(
        String key,
        String name,
        String sentence,
        String headline,
        String change,
        String definition,
        String meta,
        boolean hasSmall,
        String svg,
        List<Heading> columns,
        List<List<Cell>> rows,
        int rest,
        List<IdeaFacts> ideas,
        int unseen) {

    private static final int SHOWN_ROWS = 100;

    /** A column's heading; numbers stand to the right. */
    record Heading(String text, boolean number) {}

    /** A cell; one that is an idea that may be shown leads to it. */
    record Cell(String text, boolean number, boolean idea) {}

    static FigureText of(Figure figure, Words words) {
        var table = figure.table();
        var shown = Set.copyOf(figure.ideas().stream().map(IdeaFacts::id).toList());
        return new FigureText(
                figure.key(),
                figure.name(),
                figure.sentence(),
                figure.headline(),
                figure.change(),
                figure.definition(),
                words.text(
                        "meta",
                        figure.n(),
                        Period.date(figure.period().from()),
                        Period.date(figure.period().to())),
                table.columns().contains("party")
                        && table.rows().stream().anyMatch(row -> row.contains(History.SMALL_PARTIES)),
                Charts.svg(figure, words),
                IntStream.range(0, table.columns().size())
                        .mapToObj(column ->
                                new Heading(words.column(table.columns().get(column)), isNumber(table, column)))
                        .toList(),
                table.rows().stream()
                        .limit(SHOWN_ROWS)
                        .map(row -> row.stream()
                                .map(cell -> new Cell(
                                        words.cell(cell),
                                        cell instanceof Number || cell instanceof Table.Share,
                                        cell instanceof String id && shown.contains(id)))
                                .toList())
                        .toList(),
                Math.max(0, table.rows().size() - SHOWN_ROWS),
                figure.ideas(),
                figure.unseen());
    }

    private static boolean isNumber(Table table, int column) {
        return table.rows().stream()
                .map(row -> row.get(column))
                .anyMatch(cell -> cell instanceof Number || cell instanceof Table.Share);
    }
}
