package fi.ideapolku.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.drawing.ModelDrawing.Fill;
import fi.ideapolku.drawing.ModelDrawing.Line;
import fi.ideapolku.drawing.ModelDrawing.Mark;
import java.io.File;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Every model of the product as a picture in each language. */
class ModelDrawingTest {

    private static final List<String> LANGUAGES = List.of("fi", "sv", "en");

    static Stream<File> models() {
        return Arrays.stream(new File("bpmn").listFiles((folder, name) -> name.endsWith(".bpmn")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void shows_every_node_and_flow_in_each_language(File file) throws Exception {
        var model = Bpmn.readModelFromFile(file);
        for (var language : LANGUAGES) {
            var drawn = elementsOf(parse(draw(model, language, Map.of())));
            assertThat(drawn)
                    .containsAll(model.getModelElementsByType(FlowNode.class).stream()
                            .map(FlowElement::getId)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void names_fit_their_boxes_in_each_language(File file) throws Exception {
        var model = Bpmn.readModelFromFile(file);
        for (var language : LANGUAGES) {
            var boxes = parse(draw(model, language, Map.of())).getElementsByTagName("rect");
            for (var n = 0; n < boxes.getLength(); n++) {
                var box = (Element) boxes.item(n);
                if (box.getAttribute("class").contains("md-task")) {
                    var lines = ((Element) box.getParentNode()).getElementsByTagName("tspan");
                    assertThat(lines.getLength())
                            .as(language + " " + box.getParentNode().getTextContent())
                            .isBetween(1, 5);
                    for (var line = 0; line < lines.getLength(); line++) {
                        assertThat(LineBreaks.widthOf(lines.item(line).getTextContent(), 12))
                                .isLessThanOrEqualTo(Double.parseDouble(box.getAttribute("width")));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_name_keeps_clear_of_its_circle_in_each_language(File file) throws Exception {
        var model = Bpmn.readModelFromFile(file);
        for (var language : LANGUAGES) {
            var circles = parse(draw(model, language, Map.of())).getElementsByTagName("circle");
            for (var n = 0; n < circles.getLength(); n++) {
                var circle = (Element) circles.item(n);
                var texts = ((Element) circle.getParentNode()).getElementsByTagName("text");
                for (var text = 0; text < texts.getLength(); text++) {
                    assertThat(touches((Element) texts.item(text), circle))
                            .as(language + " " + texts.item(text).getTextContent())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_name_over_its_circle_would_be_seen() throws Exception {
        var svg = parse("<g><circle cx=\"50\" cy=\"50\" r=\"18\"/><text text-anchor=\"middle\" y=\"52\">"
                + "<tspan x=\"90\">Idén hänvisad</tspan></text></g>");
        var text = (Element) svg.getElementsByTagName("text").item(0);
        assertThat(touches(text, (Element) svg.getElementsByTagName("circle").item(0)))
                .isTrue();
    }

    @Test
    void a_mark_is_told_by_words_line_and_fill() throws Exception {
        var marks = Map.of("taskPrepareDecision", new Mark("4 auki", Line.DASHED, Fill.NOTICE));
        var svg = draw(decision(), "fi", marks);
        assertThat(svg).contains("md-task md-line-dashed md-fill-notice").contains("4 auki");
        assertThat(draw(decision(), "fi", Map.of())).doesNotContain("md-line-").doesNotContain("md-fill-");
    }

    @Test
    void names_come_in_the_language_of_the_reader() {
        assertThat(draw(decision(), "sv", Map.of()))
                .contains("beslutsförslaget")
                .doesNotContain("Valmistele");
    }

    @Test
    void has_a_title_and_a_description_for_those_who_do_not_see_it() throws Exception {
        var svg = parse(ModelDrawing.svg(decision(), "fi", "Päätös <kartta>", "3 & 4", Map.of()));
        var title = (Element) svg.getElementsByTagName("title").item(0);
        var text = (Element) svg.getElementsByTagName("desc").item(0);
        assertThat(title.getTextContent()).isEqualTo("Päätös <kartta>");
        assertThat(text.getTextContent()).isEqualTo("3 & 4");
        assertThat(svg.getDocumentElement().getAttribute("aria-labelledby"))
                .isEqualTo(title.getAttribute("id") + " " + text.getAttribute("id"));
        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    }

    @Test
    void nothing_in_the_picture_is_a_style_or_a_script_of_its_own() {
        assertThat(draw(decision(), "fi", Map.of()))
                .doesNotContain("style=")
                .doesNotContain("<style")
                .doesNotContain("<script");
    }

    @Test
    void a_word_wider_than_the_line_is_cut_at_its_hyphen() {
        assertThat(LineBreaks.of("Hankesalkku-ilmoitus tehty", 92, 12))
                .containsExactly("Hankesalkku-", "ilmoitus tehty");
    }

    @Test
    void a_long_word_is_cut_where_a_syllable_begins() {
        assertThat(LineBreaks.of("tutkimussuunnitelma", 125, 12)).containsExactly("tutkimussuunni-", "telma");
    }

    /** Whether a line of the text, 11 units high, reaches into the square around the circle. */
    private static boolean touches(Element text, Element circle) {
        var radius = number(circle, "r");
        var lines = text.getElementsByTagName("tspan");
        return IntStream.range(0, lines.getLength()).anyMatch(n -> {
            var line = (Element) lines.item(n);
            var width = LineBreaks.widthOf(line.getTextContent(), 11);
            var left = number(line, "x")
                    - switch (text.getAttribute("text-anchor")) {
                        case "middle" -> width / 2;
                        case "end" -> width;
                        default -> 0;
                    };
            var foot = number(text, "y") + n * 1.2 * 11;
            return left < number(circle, "cx") + radius
                    && left + width > number(circle, "cx") - radius
                    && foot > number(circle, "cy") - radius
                    && foot - 9 < number(circle, "cy") + radius;
        });
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static BpmnModelInstance decision() {
        return Bpmn.readModelFromFile(new File("bpmn/decision.bpmn"));
    }

    private static String draw(BpmnModelInstance model, String language, Map<String, Mark> marks) {
        return ModelDrawing.svg(model, language, "Title", "Text", marks);
    }

    private static List<String> elementsOf(Document svg) {
        var groups = svg.getElementsByTagName("g");
        return IntStream.range(0, groups.getLength())
                .mapToObj(n -> ((Element) groups.item(n)).getAttribute("data-element"))
                .toList();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
