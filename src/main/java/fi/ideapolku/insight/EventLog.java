package fi.ideapolku.insight;

import fi.ideapolku.Csv;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.stereotype.Component;

/** The way of all ideas as an event log: as CSV, and as XES (IEEE 1849). A case is an idea; the group is a party, never a person. */
@Component
class EventLog {

    /** One stretch of work or of a stage. */
    private record Event(String idea, String activity, Instant start, Instant end, String group) {}

    /** Writes the log as lines of {@code case,activity,start,end,group}; the end is empty while it goes on. */
    void writeCsv(Writer out, History history) throws java.io.IOException {
        out.write(Csv.line(List.of("case", "activity", "start", "end", "group")));
        for (var event : events(history)) {
            out.write(Csv.line(List.of(
                    event.idea(), event.activity(), event.start().toString(), text(event.end()), event.group())));
        }
        out.flush();
    }

    /** Writes the log as XES: one trace an idea, a start and a complete event each. */
    void writeXes(Writer out, History history) {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("log");
            xml.writeDefaultNamespace("http://www.xes-standard.org/");
            xml.writeAttribute("xes.version", "1849-2016");
            xml.writeAttribute("xes.features", "");
            extension(xml, "Concept", "concept", "http://www.xes-standard.org/concept.xesext");
            extension(xml, "Time", "time", "http://www.xes-standard.org/time.xesext");
            extension(xml, "Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext");
            extension(xml, "Organizational", "org", "http://www.xes-standard.org/org.xesext");
            var byIdea = events(history).stream()
                    .collect(Collectors.groupingBy(Event::idea, TreeMap::new, Collectors.toList()));
            for (var idea : byIdea.entrySet()) {
                xml.writeStartElement("trace");
                attribute(xml, "string", "concept:name", idea.getKey());
                for (var event : idea.getValue()) {
                    event(xml, event, "start", event.start());
                    if (event.end() != null) {
                        event(xml, event, "complete", event.end());
                    }
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException unwritable) {
            throw new IllegalStateException("The event log could not be written", unwritable);
        }
    }

    private static List<Event> events(History history) {
        var events = new ArrayList<Event>();
        history.visits()
                .forEach(visit ->
                        events.add(new Event(visit.ideaId(), visit.stage(), visit.entered(), visit.left(), "")));
        history.work()
                .forEach(task -> events.add(new Event(
                        task.ideaId(), task.task(), task.created(), task.ended(), history.named(task.party()))));
        events.sort(
                Comparator.comparing(Event::idea).thenComparing(Event::start).thenComparing(Event::activity));
        return events;
    }

    private static void extension(XMLStreamWriter xml, String name, String prefix, String uri)
            throws XMLStreamException {
        xml.writeEmptyElement("extension");
        xml.writeAttribute("name", name);
        xml.writeAttribute("prefix", prefix);
        xml.writeAttribute("uri", uri);
    }

    private static void event(XMLStreamWriter xml, Event event, String transition, Instant at)
            throws XMLStreamException {
        xml.writeStartElement("event");
        attribute(xml, "string", "concept:name", event.activity());
        attribute(xml, "string", "lifecycle:transition", transition);
        attribute(xml, "date", "time:timestamp", at.toString());
        if (!event.group().isEmpty()) {
            attribute(xml, "string", "org:group", event.group());
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String type, String key, String value)
            throws XMLStreamException {
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", value);
    }

    private static String text(Instant moment) {
        return moment == null ? "" : moment.toString();
    }
}
