package fi.ideapolku.insight;

import fi.ideapolku.Csv;

/** A figure's table as CSV, with the same columns and rows as on the page. */
final class FigureCsv {

    private FigureCsv() {}

    static String of(Figure figure, Words words) {
        var lines = new StringBuilder(
                Csv.line(figure.table().columns().stream().map(words::column).toList()));
        figure.table()
                .rows()
                .forEach(row ->
                        lines.append(Csv.line(row.stream().map(words::raw).toList())));
        return lines.toString();
    }
}
