package fi.ideapolku.insight;

/** Draws a figure's table as SVG by the server. What the colours tell, the lines and words tell too. */
final class Charts {

    private Charts() {}

    /** The figure's picture; empty where it has none or nothing to draw. */
    static String svg(Figure figure, Words words) {
        if (figure.chart() == null || figure.table().rows().isEmpty()) {
            return "";
        }
        return switch (figure.chart().shape()) {
            case BARS, PARTS, PAIRS -> new BarChart(figure, words).draw();
            case RUN, STEP, AREA, DOTS -> new LineChart(figure, words).draw();
        };
    }
}
