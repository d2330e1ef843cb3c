package fi.ideapolku.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.attachment.AttachmentRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is what its content says; its text is found, and a file that would harm is refused (INP-4, ENG-5). */
class FileContentTest {

    private static final String HETU = "131052-308T";

    @Test
    void allowedKindsAreKnownByTheirContent() throws IOException {
        assertThat(FileContent.of(Files.png())).isEqualTo(new FileContent("png", ""));
        assertThat(FileContent.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0})
                        .type())
                .isEqualTo("jpg");
        assertThat(FileContent.of(Files.docx("Kortti")).type()).isEqualTo("docx");
        assertThat(FileContent.of(Files.xlsx("Kortti")).type()).isEqualTo("xlsx");
        assertThat(FileContent.of(Files.pdf("Kortti")).type()).isEqualTo("pdf");
    }

    @Test
    void textOfEveryKindIsFoundAlsoWhenADocumentCutsItUp() throws IOException {
        assertThat(FileContent.of(Files.docx("Tunnus 1310", "52-3", "08T.")).text())
                .contains(HETU);
        assertThat(FileContent.of(Files.xlsx(HETU)).text()).contains(HETU);
        assertThat(FileContent.of(Files.pdf("Tunnus " + HETU)).text()).contains(HETU);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MZ\u0090", "<svg onload='alert(1)'/>", "<html>", "GIF89a", "", " %PDF-1.7", "{\\rtf1"})
    void everythingElseIsRefused(String content) {
        assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), Reason.KIND);
    }

    @Test
    void macrosAndOtherPackedFilesAreRefused() throws IOException {
        assertRefused(Files.zip(Map.of("word/vbaProject.bin", "x"), "wordprocessingml.document"), Reason.KIND);
        assertRefused(Files.zip(Map.of("a.txt", "x"), "presentationml.presentation"), Reason.KIND);
    }

    @Test
    void damagedAndLockedFilesAreRefused() throws IOException {
        assertRefused("%PDF-1.7 and then nothing".getBytes(StandardCharsets.US_ASCII), Reason.UNREADABLE);
        assertRefused(Files.pdf("salaisuus", "avain"), Reason.UNREADABLE);
        assertRefused(
                Files.zip(Map.of("word/document.xml", "<w:t>no end"), "wordprocessingml.document"), Reason.UNREADABLE);
    }

    @Test
    void fileThatUnpacksToMuchMoreIsRefusedSoon() throws IOException {
        var bomb = Files.zip(Map.of("word/media/x", "0".repeat(150 * 1024 * 1024)), "wordprocessingml.document");
        assertThat(bomb).hasSizeLessThan(1024 * 1024);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertRefused(bomb, Reason.UNREADABLE));
    }

    @Test
    void fileOfVeryManyPartsIsRefused() throws IOException {
        var parts = new HashMap<String, String>();
        for (var i = 0; i < 6_000; i++) {
            parts.put("word/media/" + i, "");
        }
        assertRefused(Files.zip(parts, "wordprocessingml.document"), Reason.UNREADABLE);
    }

    @Test
    void entitiesAreNeverResolved() throws IOException {
        var external = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x><t>&e;</t></x>";

        try {
            assertThat(FileContent.of(Files.zip(Map.of("word/document.xml", external), "wordprocessingml.document"))
                            .text())
                    .doesNotContain("root:");
        } catch (AttachmentRefused refused) {
            assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE);
        }
    }

    private static void assertRefused(byte[] content, Reason reason) {
        assertThatThrownBy(() -> FileContent.of(content))
                .isInstanceOfSatisfying(
                        AttachmentRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
