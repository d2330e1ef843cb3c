package fi.ideapolku.attachment;

import fi.ideapolku.attachment.AttachmentRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * A document or workbook of Office Open XML: its kind, and the text that stands in it. Reads the packed parts itself: no part is resolved
 * from elsewhere, and what unpacks to more than an honest file would is refused.
 */
final class OfficeFile {

    private static final int MAX_PARTS = 5_000;
    private static final long MAX_UNPACKED = 100L * 1024 * 1024;
    private static final String TYPES = "[Content_Types].xml";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final StringBuilder text = new StringBuilder();
    private String types = "";
    private boolean macros;
    private long left = MAX_UNPACKED;

    /** @throws AttachmentRefused when it is damaged or too large unpacked */
    OfficeFile(byte[] content) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            var parts = 0;
            for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (++parts > MAX_PARTS) {
                    throw new AttachmentRefused(Reason.UNREADABLE);
                }
                read(part, new Bounded(zip));
            }
        } catch (IOException | XMLStreamException | IllegalArgumentException damaged) {
            throw new AttachmentRefused(Reason.UNREADABLE);
        }
    }

    /** {@code docx}, {@code xlsx}, or null for anything else that is packed, and for what brings macros. */
    String type() {
        if (macros || types.contains("macroEnabled")) {
            return null;
        }
        return types.contains(OFFICE + "wordprocessingml.document.main+xml")
                ? "docx"
                : types.contains(OFFICE + "spreadsheetml.sheet.main+xml") ? "xlsx" : null;
    }

    String text() {
        return text.toString();
    }

    private void read(ZipEntry part, InputStream content) throws IOException, XMLStreamException {
        var name = part.getName();
        macros |= name.endsWith(".bin") && name.contains("vba");
        if (name.equals(TYPES)) {
            types = new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } else if (name.endsWith(".xml") && (name.startsWith("word/") || name.startsWith("xl/"))) {
            readText(content);
        } else {
            content.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** Pieces of one paragraph or cell are one text, however it is cut up; between them is a line. */
    private void readText(InputStream content) throws XMLStreamException {
        var reader = XML.createXMLStreamReader(content);
        var inText = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    inText = reader.getLocalName().equals("t");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (inText) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    if (java.util.Set.of("p", "si", "is").contains(reader.getLocalName())) {
                        text.append('\n');
                    }
                }
                default -> {}
            }
        }
    }

    /** What is unpacked of the whole file, up to its bound. */
    private class Bounded extends java.io.FilterInputStream {

        Bounded(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            return counted(read, read);
        }

        /** The next part is read from the same source. */
        @Override
        public void close() {}

        private int counted(int result, int bytes) throws IOException {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw new IOException("Unpacked larger than allowed");
            }
            return result;
        }
    }
}
