package fi.ideapolku.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Small files of the allowed kinds, with a text in them. */
public final class Files {

    private static final String TYPES =
            "<Types><Override PartName='/x' ContentType='application/vnd.openxmlformats-officedocument.%s.main+xml'/></Types>";

    private Files() {}

    public static byte[] png() {
        return HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    }

    public static byte[] pdf(String text) throws IOException {
        return pdf(text, "");
    }

    /** A PDF that opens with a password; with none when it is empty. */
    static byte[] pdf(String text, String password) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
            if (!password.isEmpty()) {
                pdf.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            }
            pdf.save(out);
        }
        return out.toByteArray();
    }

    /** A document whose one paragraph is cut into the given runs. */
    static byte[] docx(String... runs) throws IOException {
        var paragraph = new StringBuilder("<w:document xmlns:w='w'><w:p>");
        for (var run : runs) {
            paragraph.append("<w:r><w:t>").append(run).append("</w:t></w:r>");
        }
        return zip(
                Map.of(
                        "word/document.xml",
                        paragraph.append("</w:p></w:document>").toString()),
                "wordprocessingml.document");
    }

    static byte[] xlsx(String cell) throws IOException {
        return zip(Map.of("xl/sharedStrings.xml", "<sst><si><t>" + cell + "</t></si></sst>"), "spreadsheetml.sheet");
    }

    static byte[] zip(Map<String, String> parts, String kind) throws IOException {
        var all = new LinkedHashMap<String, String>();
        all.put("[Content_Types].xml", TYPES.formatted(kind));
        all.putAll(parts);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
