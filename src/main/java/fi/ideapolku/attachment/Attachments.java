package fi.ideapolku.attachment;

import fi.ideapolku.UtcTime;
import fi.ideapolku.attachment.AttachmentRefused.Reason;
import fi.ideapolku.audit.Audit;
import fi.ideapolku.form.PersonalDataScan;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps and gives back files of ideas; whoever calls has checked that the person may. */
@Service
public class Attachments {

    /** Longest file, in bytes. */
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int MAX_OF_AN_IDEA = 20;
    private static final int MAX_NAME = 150;
    private static final int MAX_TEXT = 2_000_000;
    private static final int PART = 512 * 1024;

    private final JdbcClient jdbc;
    private final PersonalDataScan scan;
    private final Audit audit;
    private final Clock clock;

    Attachments(JdbcClient jdbc, PersonalDataScan scan, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.scan = scan;
        this.audit = audit;
        this.clock = clock;
    }

    /** The idea's files, oldest first. */
    public List<Attachment> of(String ideaId) {
        return jdbc.sql("select * from attachment where idea_id = :idea order by added_at, id")
                .param("idea", ideaId)
                .query(Attachments::read)
                .list();
    }

    /** A file of the idea. */
    public Optional<Attachment> find(String ideaId, String id) {
        return jdbc.sql("select * from attachment where idea_id = :idea and id = :id")
                .param("idea", ideaId)
                .param("id", id)
                .query(Attachments::read)
                .optional();
    }

    /**
     * Attaches a file.
     *
     * @param fileName as the browser gives it; only its last part is kept
     * @param secret whether only those may have it who may see what is secret in the idea
     * @throws AttachmentRefused when it is no file that may be attached
     */
    @Transactional
    public void add(String ideaId, String fileName, byte[] content, boolean secret, String userId) {
        if (content.length == 0) {
            throw new AttachmentRefused(Reason.EMPTY);
        }
        if (content.length > MAX_BYTES) {
            throw new AttachmentRefused(Reason.TOO_LONG);
        }
        if (of(ideaId).size() >= MAX_OF_AN_IDEA) {
            throw new AttachmentRefused(Reason.TOO_MANY);
        }
        var file = FileContent.of(content);
        var name = cleaned(fileName, file.type());
        if (file.text().length() > MAX_TEXT) {
            throw new AttachmentRefused(Reason.UNREADABLE);
        }
        if (!scan.scan(name).isEmpty() || !scan.scan(file.text()).isEmpty()) {
            throw new AttachmentRefused(Reason.PERSONAL_DATA);
        }
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into attachment (id, idea_id, name, type, size, secret, added_by, added_at)
                        values (:id, :idea, :name, :type, :size, :secret, :by, :at)
                        """)
                .param("id", id)
                .param("idea", ideaId)
                .param("name", name)
                .param("type", file.type())
                .param("size", content.length)
                .param("secret", secret)
                .param("by", userId)
                .param("at", UtcTime.of(clock.instant()))
                .update();
        for (var from = 0; from < content.length; from += PART) {
            jdbc.sql("insert into attachment_part (attachment_id, number, bytes) values (:id, :number, :bytes)")
                    .param("id", id)
                    .param("number", from / PART)
                    .param("bytes", Arrays.copyOfRange(content, from, Math.min(from + PART, content.length)))
                    .update();
        }
        audit.done(userId, "attachment.added", ideaId, id);
    }

    /** Writes the file's bytes as they were given. */
    @Transactional(readOnly = true)
    public void write(Attachment attachment, OutputStream out) throws IOException {
        for (var number = 0; number * PART < attachment.size(); number++) {
            out.write(jdbc.sql("select bytes from attachment_part where attachment_id = :id and number = :number")
                    .param("id", attachment.id())
                    .param("number", number)
                    .query((row, n) -> row.getBytes(1))
                    .single());
        }
    }

    /** Takes a file away, with its bytes. */
    @Transactional
    public void remove(Attachment attachment, String userId) {
        jdbc.sql("delete from attachment where id = :id")
                .param("id", attachment.id())
                .update();
        audit.done(userId, "attachment.removed", attachment.ideaId(), attachment.id());
    }

    /** The name without a path and what no name holds; it must say the kind that the file is. */
    private static String cleaned(String fileName, String type) {
        var name = Normalizer.normalize(fileName == null ? "" : fileName, Normalizer.Form.NFC)
                .replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}<>\":|?*]", "_")
                .strip();
        var lower = name.toLowerCase(Locale.ROOT);
        if (!lower.endsWith("." + type) && !(type.equals("jpg") && lower.endsWith(".jpeg"))) {
            throw new AttachmentRefused(Reason.KIND);
        }
        return name.length() <= MAX_NAME
                ? name
                : name.substring(0, MAX_NAME - 5).replaceAll("\\p{Cs}$", "") + "." + type;
    }

    private static Attachment read(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getString("id"),
                row.getString("idea_id"),
                row.getString("name"),
                row.getString("type"),
                row.getInt("size"),
                row.getBoolean("secret"),
                row.getString("added_by"),
                UtcTime.read(row, "added_at"));
    }
}
