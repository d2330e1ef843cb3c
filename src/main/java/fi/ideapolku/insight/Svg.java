package fi.ideapolku.insight;

import fi.ideapolku.drawing.SvgWriter;

/**
 * Writes an SVG picture: real text, a title and a description, and looks by class alone, so that it holds in forced
 * colours and on paper.
 */
final class Svg extends SvgWriter {

    /** Begins the picture; its title and description have ids made of the key. */
    void open(String look, String key, String title, String description, int width, int height) {
        add(
                "<svg class=\"%s\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %s %s\""
                        + " aria-labelledby=\"chart-%s-title chart-%s-text\">",
                look, width, height, key, key);
        add("<title id=\"chart-%s-title\">%s</title>", key, escape(title));
        add("<desc id=\"chart-%s-text\">%s</desc>", key, escape(description));
    }

    void rect(String look, double x, double y, double width, double height) {
        add("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>", look, x, y, width, height);
    }

    void dot(double x, double y) {
        add("<circle class=\"ch-dot\" cx=\"%s\" cy=\"%s\" r=\"4\"/>", x, y);
    }

    void path(String look, String points) {
        add("<path class=\"%s\" d=\"%s\"/>", look, points);
    }

    /** A line straight across. */
    void line(String look, double from, double to, double y) {
        path(look, "M" + number(from) + " " + number(y) + "H" + number(to));
    }

    /** @param anchor which end of the text stands at x: start, middle or end */
    void text(String look, double x, double y, String anchor, String text) {
        add("<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>", look, x, y, anchor, escape(text));
    }
}
