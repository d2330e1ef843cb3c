package fi.ideapolku.drawing;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/**
 * Places names beside what they name. The file leaves room for the Finnish ones; a longer translation grows away from its circle or
 * line, never over it.
 */
final class Labels {

    private static final double GAP = 4;
    private static final double LINE = 14;
    private static final double ASCENT = 11;

    private final SvgWriter svg;

    Labels(SvgWriter svg) {
        this.svg = svg;
    }

    /** Of an event or gateway: beside it where the file puts it beside, else above or below. */
    void ofShape(String text, Bounds shape, Bounds label) {
        if (label == null) {
            lines(LineBreaks.of(text, 110, 11), "md-label", middle(shape), bottom(shape) + LINE, "middle");
            return;
        }
        var lines = linesOf(text, label);
        var y = bottom(label) <= shape.getY() ? growsUp(label, lines) : label.getY();
        beside(lines, label, shape.getX(), right(shape), y + ASCENT);
    }

    /** Of a flow: it stands on its line, or beside it where the line goes down. */
    void ofFlow(String text, Collection<Waypoint> points, Bounds label) {
        var lines = linesOf(text, label);
        var line = lineDown(points, label.getY() + label.getHeight() / 2);
        beside(lines, label, line, line, growsUp(label, lines) + ASCENT);
    }

    void lines(List<String> lines, String look, double x, double y, String anchor) {
        if (lines.isEmpty()) {
            return;
        }
        svg.add("<text class=\"%s\" text-anchor=\"%s\" y=\"%s\">", look, anchor, y);
        for (var n = 0; n < lines.size(); n++) {
            svg.add("<tspan x=\"%s\"%s>%s</tspan>", x, n == 0 ? "" : " dy=\"1.2em\"", SvgWriter.escape(lines.get(n)));
        }
        svg.add("</text>");
    }

    /** Begins right of what reaches to {@code right}, ends left of what begins at {@code left}, or stands in the label's middle. */
    private void beside(List<String> lines, Bounds label, double left, double right, double y) {
        if (middle(label) > right) {
            lines(lines, "md-label", Math.max(label.getX(), right + GAP), y, "start");
        } else if (middle(label) < left) {
            lines(lines, "md-label", Math.min(right(label), left - GAP), y, "end");
        } else {
            lines(lines, "md-label", middle(label), y, "middle");
        }
    }

    /** Where the flow goes down past a height; where it does not, what lets the label keep its middle. */
    private static double lineDown(Collection<Waypoint> points, double y) {
        Waypoint last = null;
        for (var point : points) {
            if (last != null && last.getX().equals(point.getX()) && (last.getY() - y) * (point.getY() - y) < 0) {
                return point.getX();
            }
            last = point;
        }
        return Double.NaN;
    }

    private static double growsUp(Bounds label, List<String> lines) {
        return Math.min(label.getY(), bottom(label) - LINE * lines.size());
    }

    private static List<String> linesOf(String text, Bounds label) {
        return LineBreaks.of(text, Math.max(label.getWidth() + 6, 96), 11);
    }

    private static double middle(Bounds bounds) {
        return bounds.getX() + bounds.getWidth() / 2;
    }

    private static double right(Bounds bounds) {
        return bounds.getX() + bounds.getWidth();
    }

    private static double bottom(Bounds bounds) {
        return bounds.getY() + bounds.getHeight();
    }
}
