package fi.ideapolku.attachment;

import fi.ideapolku.attachment.AttachmentRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * What a file is by its first bytes, and the text in it; its name is not believed.
 *
 * @param type one of the allowed kinds
 * @param text the text that people read in it, empty for pictures
 */
record FileContent(String type, String text) {

    private static final Map<String, String> BEGINNINGS = Map.of(
            "pdf", HexFormat.of().formatHex("%PDF-".getBytes(StandardCharsets.US_ASCII)),
            "png", "89504e470d0a1a0a",
            "jpg", "ffd8ff",
            "zip", "504b0304");
    private static final int MAX_PAGES = 1_000;
    private static final long MAX_UNPACKED = 200L * 1024 * 1024;

    /** @throws AttachmentRefused when it is of no allowed kind or cannot be read */
    static FileContent of(byte[] content) {
        return switch (beginning(content)) {
            case "pdf" -> new FileContent("pdf", textOfPdf(content));
            case "zip" -> office(new OfficeFile(content));
            case "png" -> new FileContent("png", "");
            case "jpg" -> new FileContent("jpg", "");
            default -> throw new AttachmentRefused(Reason.KIND);
        };
    }

    private static String beginning(byte[] content) {
        var start = HexFormat.of().formatHex(content, 0, Math.min(content.length, 8));
        return BEGINNINGS.entrySet().stream()
                .filter(kind -> start.startsWith(kind.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static FileContent office(OfficeFile file) {
        if (file.type() == null) {
            throw new AttachmentRefused(Reason.KIND);
        }
        return new FileContent(file.type(), file.text());
    }

    private static String textOfPdf(byte[] content) {
        var memory = MemoryUsageSetting.setupMainMemoryOnly(MAX_UNPACKED).streamCache;
        try (var pdf = Loader.loadPDF(content, "", null, null, memory)) {
            var reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            if (pdf.getNumberOfPages() > MAX_PAGES) {
                throw new AttachmentRefused(Reason.UNREADABLE);
            }
            return reader.getText(pdf);
        } catch (IOException | RuntimeException damaged) {
            throw damaged instanceof AttachmentRefused refused ? refused : new AttachmentRefused(Reason.UNREADABLE);
        }
    }
}
