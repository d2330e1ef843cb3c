package fi.ideapolku.drawing;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** Writes the text of an SVG picture. */
public class SvgWriter {

    private final StringBuilder svg = new StringBuilder();

    /** Adds a piece, its {@code %s} filled; a {@link Double} is written as {@link #number}. */
    public void add(String format, Object... values) {
        for (var n = 0; n < values.length; n++) {
            if (values[n] instanceof Double value) {
                values[n] = number(value);
            }
        }
        svg.append(format.formatted(values));
    }

    /** Ends the picture and gives it. */
    public String close() {
        return svg.append("</svg>").toString();
    }

    /** A length or place, with one decimal where it needs one. */
    public static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** A text from outside, so that it can stand between tags and in attributes. */
    public static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
