package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.attachment.Attachment;
import fi.ideapolku.attachment.Attachments;
import fi.ideapolku.attachment.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files come to an idea from those who work on it, go to those who may see them, and are never shown by the browser. */
class AttachmentPagesTest extends PageTests {

    @Autowired
    Attachments attachments;

    @Autowired
    JdbcClient jdbc;

    @Test
    void attachedFileComesBackByteByByteAsADownloadThatNothingRuns() throws Exception {
        var id = screened("Liitteellinen idea");
        var content = Arrays.copyOf(Files.png(), 3 * 512 * 1024 + 17);
        content[content.length - 1] = 42;

        assertThat(attach(OWNER, id, "../../kuva ä.png", content, false).getRedirectedUrl())
                .isEqualTo("/ideas/" + id + "/attachments");

        var file = only(id);
        assertThat(file.name()).isEqualTo("kuva ä.png");
        var answer = page("sectorstaffrise", address(file), "fi");
        assertThat(answer.getContentAsByteArray()).isEqualTo(content);
        assertThat(answer.getContentType()).isEqualTo("application/octet-stream");
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("kuva%20%C3%A4.png");
        assertThat(answer.getHeader("Content-Security-Policy")).contains("sandbox");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(html(OWNER, "/ideas/" + id, "fi")).contains("Liitteet (1)");
        assertThat(actions(id)).contains("attachment.added");
    }

    @ParameterizedTest
    @CsvSource({"fi", "sv", "en"})
    void pageIsWholeInTheLanguage(String language) throws Exception {
        var id = screened("Liitesivu " + language);
        attach(OWNER, id, "kartta.png", Files.png(), true);

        assertThat(html(OWNER, "/ideas/" + id + "/attachments", language)).contains("kartta.png", "type=\"file\"");
    }

    @Test
    void refusedFileIsToldAtTheFieldAndNothingIsKept() throws Exception {
        var id = screened("Huono liite");

        for (var refused : List.of(
                attach(OWNER, id, "a.pdf", Files.pdf("Asiakas 131052-308T"), false),
                attach(OWNER, id, "asiakas 131052-308T.png", Files.png(), false),
                attach(OWNER, id, "a.pdf", Files.png(), false),
                attach(OWNER, id, "a.html", "<script>".getBytes(), false),
                attach(OWNER, id, "a.png", new byte[0], false),
                attach(OWNER, id, "a.png", Arrays.copyOf(Files.png(), Attachments.MAX_BYTES + 1), false))) {
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(refused.getContentAsString())
                    .contains("id=\"file-error\"")
                    .doesNotContain("131052", "??");
        }
        assertThat(attachments.of(id)).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from attachment_part where attachment_id not in (select id from attachment)")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void secretFileIsForThoseWhoSeeTheIdeasSecretsAndThatTheySawItIsWritten() throws Exception {
        var id = screened("Salainen liite");
        attach(OWNER, id, "salainen.png", Files.png(), true);
        var file = only(id);

        assertThat(html(FOREIGNER, "/ideas/" + id + "/attachments", "fi"))
                .doesNotContain("salainen.png")
                .contains("salassa pidettäviä");
        assertThat(page(FOREIGNER, address(file), "fi").getStatus()).isEqualTo(404);
        assertThat(page("sectorstaffulo", address(file), "fi").getStatus()).isEqualTo(200);
        assertThat(actions(id)).contains("secret.viewed");
    }

    @Test
    void strangersAttachNothingAndOnlyWhoAttachedAFileTakesItAway() throws Exception {
        var id = screened("Muiden liite");
        assertThat(attach(FOREIGNER, id, "a.png", Files.png(), false).getStatus())
                .isEqualTo(403);
        attach(OWNER, id, "a.png", Files.png(), false);
        var file = only(id);

        assertThat(send("sectorcoordinatorulo", address(file) + "/remove", Map.of())
                        .getStatus())
                .isEqualTo(403);
        assertThat(send(OWNER, address(file) + "/remove", Map.of()).getStatus()).isEqualTo(302);

        assertThat(attachments.of(id)).isEmpty();
        assertThat(jdbc.sql("select count(*) from attachment_part where attachment_id = :id")
                        .param("id", file.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(actions(id)).contains("attachment.removed");
    }

    @Test
    void filesOfAnIdeaThatTheReaderMayNotSeeAreNotThere() throws Exception {
        var id = submitted("Seulomaton");
        attach("sectorstaffulo", id, "a.png", Files.png(), false);

        assertThat(page(FOREIGNER, address(only(id)), "fi").getStatus()).isEqualTo(404);
        assertThat(page(FOREIGNER, "/ideas/" + id + "/attachments", "fi").getStatus())
                .isEqualTo(404);
    }

    private Attachment only(String ideaId) {
        var all = attachments.of(ideaId);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String address(Attachment file) {
        return "/ideas/" + file.ideaId() + "/attachments/" + file.id();
    }

    private List<String> actions(String ideaId) {
        return jdbc.sql("select action from audit_event where idea_id = :id")
                .param("id", ideaId)
                .query(String.class)
                .list();
    }
}
