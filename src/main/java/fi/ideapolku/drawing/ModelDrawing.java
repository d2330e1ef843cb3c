package fi.ideapolku.drawing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/**
 * A model as an SVG picture, drawn from the coordinates that the file holds. What is told of an element is told three
 * ways: by words, line and fill. The looks are classes of {@code css/drawing.css}, so that a picture needs no inline style.
 */
public final class ModelDrawing {

    private static final double MARGIN = 20;

    private final BpmnModelInstance model;
    private final String language;
    private final Map<String, Mark> marks;
    private final SvgWriter svg = new SvgWriter();
    private final Labels labels = new Labels(svg);

    private ModelDrawing(BpmnModelInstance model, String language, Map<String, Mark> marks) {
        this.model = model;
        this.language = language;
        this.marks = marks;
    }

    /** How an element's outline is drawn. */
    public enum Line {
        PLAIN,
        THICK,
        DASHED,
        DOTTED
    }

    /** What an element's area is filled with; each has its own pattern of light and dark. */
    public enum Fill {
        NONE,
        DONE,
        CURRENT,
        NOTICE,
        ALARM
    }

    /**
     * What is told of one element.
     *
     * @param words a few words in the reader's language, at most two short lines; empty for none
     */
    public record Mark(String words, Line line, Fill fill) {}

    /**
     * Draws a model.
     *
     * @param language {@code fi}, {@code sv} or {@code en}: the language of names, title and description
     * @param title what the picture is, read out by a screen reader
     * @param description what it tells, in a sentence; the page gives the details in a table
     * @param marks what is told of an element or a flow, by its id
     * @return SVG text that can stand in an HTML page; everything from the model and the caller is escaped
     */
    public static String svg(
            BpmnModelInstance model, String language, String title, String description, Map<String, Mark> marks) {
        return new ModelDrawing(model, language, marks).draw(title, description);
    }

    /** The name of an element in a language: the model's Finnish one where it has no other; empty for a nameless one. */
    public static String nameOf(BaseElement element, String language) {
        var finnish = element.getAttributeValue("name");
        return property(element, "name_" + language, finnish == null ? "" : finnish);
    }

    private String draw(String title, String description) {
        var processId =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        open(processId, title, description);
        shapes().stream()
                .sorted(Comparator.comparingDouble(ModelDrawing::area).reversed())
                .filter(shape -> isFrame(shape))
                .forEach(this::frame);
        model.getModelElementsByType(BpmnEdge.class).forEach(edge -> edge(edge, processId));
        shapes().stream().filter(shape -> !isFrame(shape)).forEach(this::shape);
        return svg.close();
    }

    private void open(String processId, String title, String description) {
        var minX = xs().min().orElse(0) - MARGIN;
        var minY = ys().min().orElse(0) - MARGIN;
        var width = xs().max().orElse(0) + MARGIN - minX;
        var height = ys().max().orElse(0) + MARGIN + 20 - minY;
        svg.add("""
                <svg class="model-drawing" xmlns="http://www.w3.org/2000/svg" role="img" lang="%s" width="%s" height="%s" \
                viewBox="%s %s %s %s" aria-labelledby="map-%s-title map-%s-text">""", language, width, height, minX, minY, width, height, processId, processId);
        svg.add("<title id=\"map-%s-title\">%s</title>", processId, SvgWriter.escape(title));
        svg.add("<desc id=\"map-%s-text\">%s</desc>", processId, SvgWriter.escape(description));
        svg.add("""
                <defs><marker id="map-%s-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" \
                orient="auto"><path class="md-arrow" d="M0 0L10 5L0 10z"/></marker></defs>""", processId);
    }

    private void frame(BpmnShape shape) {
        var at = shape.getBounds();
        var id = shape.getBpmnElement().getId();
        svg.add(
                "<g data-element=\"%s\"><rect class=\"md-frame%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>",
                SvgWriter.escape(id), looks(id), at.getX(), at.getY(), at.getWidth(), at.getHeight());
        labels.lines(
                LineBreaks.of(name(shape), at.getWidth() - 16, 12), "md-label", at.getX() + 8, at.getY() + 18, "start");
        svg.add("</g>");
    }

    private void edge(BpmnEdge edge, String processId) {
        var path = new StringBuilder();
        edge.getWaypoints()
                .forEach(point -> path.append(path.isEmpty() ? "M" : "L")
                        .append(SvgWriter.number(point.getX()))
                        .append(' ')
                        .append(SvgWriter.number(point.getY())));
        var id = edge.getBpmnElement().getId();
        svg.add(
                "<g data-element=\"%s\"><path class=\"md-flow%s\" d=\"%s\" marker-end=\"url(#map-%s-arrow)\"/>",
                SvgWriter.escape(id), looks(id), path, processId);
        var name = nameOf(edge.getBpmnElement(), language);
        var words = words(id);
        if (edge.getBpmnLabel() != null && edge.getBpmnLabel().getBounds() != null) {
            labels.ofFlow(
                    (name + " " + words).strip(),
                    edge.getWaypoints(),
                    edge.getBpmnLabel().getBounds());
        } else if (!words.isEmpty()) {
            var first = edge.getWaypoints().iterator().next();
            labels.lines(List.of(words), "md-label", first.getX() + 6, first.getY() - 6, "start");
        }
        svg.add("</g>");
    }

    private void shape(BpmnShape shape) {
        var element = shape.getBpmnElement();
        svg.add("<g data-element=\"%s\">", SvgWriter.escape(element.getId()));
        var type = element.getElementType().getTypeName();
        if (type.endsWith("Event")) {
            event(shape, type);
        } else if (type.endsWith("Gateway")) {
            gateway(shape, type);
        } else {
            box(shape, type);
        }
        svg.add("</g>");
    }

    private void event(BpmnShape shape, String type) {
        var at = shape.getBounds();
        var x = at.getX() + at.getWidth() / 2;
        var y = at.getY() + at.getHeight() / 2;
        var radius = at.getWidth() / 2;
        var id = shape.getBpmnElement().getId();
        svg.add(
                "<circle class=\"md-event%s%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
                type.equals("endEvent") ? " md-end" : "", looks(id), x, y, radius);
        if (type.startsWith("intermediate") || type.startsWith("boundary")) {
            svg.add("<circle class=\"md-sign\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>", x, y, radius - 3);
        }
        if (has(shape, "timerEventDefinition")) {
            svg.add("<path class=\"md-sign\" d=\"M%s %sv-9M%s %sh7\"/>", x, y, x, y);
        } else if (has(shape, "messageEventDefinition")) {
            svg.add("<path class=\"md-sign\" d=\"M%s %sh18v12h-18zl9 7l9 -7\"/>", x - 9, y - 6);
        }
        nameBeside(shape);
    }

    private void gateway(BpmnShape shape, String type) {
        var at = shape.getBounds();
        var half = at.getWidth() / 2;
        var x = at.getX() + half;
        var y = at.getY() + half;
        svg.add(
                "<path class=\"md-gateway%s\" d=\"M%s %sL%s %sL%s %sL%s %sz\"/>",
                looks(shape.getBpmnElement().getId()),
                x,
                at.getY(),
                at.getX() + at.getWidth(),
                y,
                x,
                at.getY() + at.getHeight(),
                at.getX(),
                y);
        svg.add(
                type.startsWith("parallel")
                        ? "<path class=\"md-sign\" d=\"M%s %sv20M%s %sh20\"/>"
                        : "<path class=\"md-sign\" d=\"M%s %sm-7 -7l14 14M%s %sm-7 7l14 -14\"/>",
                x,
                type.startsWith("parallel") ? y - 10 : y,
                type.startsWith("parallel") ? x - 10 : x,
                y);
        nameBeside(shape);
    }

    private void box(BpmnShape shape, String type) {
        var at = shape.getBounds();
        var id = shape.getBpmnElement().getId();
        svg.add(
                "<rect class=\"md-task%s%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>",
                type.equals("callActivity") ? " md-call" : "",
                looks(id),
                at.getX(),
                at.getY(),
                at.getWidth(),
                at.getHeight());
        var name = LineBreaks.of(name(shape), at.getWidth() - 10, 12);
        var words = words(id).isEmpty() ? List.<String>of() : LineBreaks.of(words(id), at.getWidth() - 10, 11);
        var middle = at.getX() + at.getWidth() / 2;
        var top = at.getY() + (at.getHeight() - 14 * name.size() - 13 * words.size()) / 2 + 11;
        labels.lines(name, "md-name", middle, top, "middle");
        labels.lines(words, "md-words", middle, top + 14 * name.size(), "middle");
    }

    private void nameBeside(BpmnShape shape) {
        var text = (name(shape) + " " + words(shape.getBpmnElement().getId())).strip();
        if (!text.isEmpty()) {
            var label = shape.getBpmnLabel();
            labels.ofShape(text, shape.getBounds(), label == null ? null : label.getBounds());
        }
    }

    private Collection<BpmnShape> shapes() {
        return model.getModelElementsByType(BpmnShape.class);
    }

    /** Left and right edges of all that is drawn, flows that bend outside all boxes too. */
    private DoubleStream xs() {
        return DoubleStream.concat(
                model.getModelElementsByType(Bounds.class).stream()
                        .flatMapToDouble(at -> DoubleStream.of(at.getX(), at.getX() + at.getWidth())),
                model.getModelElementsByType(Waypoint.class).stream().mapToDouble(Waypoint::getX));
    }

    /** Upper and lower edges, in the same way. */
    private DoubleStream ys() {
        return DoubleStream.concat(
                model.getModelElementsByType(Bounds.class).stream()
                        .flatMapToDouble(at -> DoubleStream.of(at.getY(), at.getY() + at.getHeight())),
                model.getModelElementsByType(Waypoint.class).stream().mapToDouble(Waypoint::getY));
    }

    private String name(BpmnShape shape) {
        return nameOf(shape.getBpmnElement(), language);
    }

    private String words(String elementId) {
        return marks.containsKey(elementId) ? marks.get(elementId).words() : "";
    }

    private String looks(String elementId) {
        var mark = marks.get(elementId);
        return mark == null
                ? ""
                : " md-line-" + mark.line().name().toLowerCase(Locale.ROOT) + " md-fill-"
                        + mark.fill().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isFrame(BpmnShape shape) {
        return shape.getBpmnElement().getElementType().getTypeName().equals("subProcess");
    }

    private static boolean has(BpmnShape shape, String definition) {
        return shape.getBpmnElement().getDomElement().getChildElements().stream()
                .anyMatch(child -> definition.equals(child.getLocalName()));
    }

    private static double area(BpmnShape shape) {
        return shape.getBounds().getWidth() * shape.getBounds().getHeight();
    }

    private static String property(BaseElement element, String name, String otherwise) {
        return element.getExtensionElements() == null
                ? otherwise
                : element.getExtensionElements().getChildElementsByType(CamundaProperties.class).stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> name.equals(property.getCamundaName()))
                        .map(property -> property.getCamundaValue())
                        .findFirst()
                        .orElse(otherwise);
    }
}
