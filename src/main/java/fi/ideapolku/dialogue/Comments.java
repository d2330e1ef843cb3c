package fi.ideapolku.dialogue;

import fi.ideapolku.UtcTime;
import fi.ideapolku.form.PersonalDataScan;
import fi.ideapolku.idea.IdeaHappening;
import fi.ideapolku.organisation.Directory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, changes and reads comments; whoever calls has checked that the person may read the idea. */
@Service
public class Comments {

    /** Longest comment, in characters. */
    public static final int MAX_LENGTH = 2_000;

    /** How long an author may change what he wrote. */
    public static final Duration EDITABLE = Duration.ofMinutes(15);

    /** Roles that a question may wait for; {@code owner} is the idea's owner. */
    public static final List<String> ASKED =
            List.of("owner", "proposer", "sectorCoordinator", "orkCoordinator", "orkServiceDesigner");

    private final JdbcClient jdbc;
    private final PersonalDataScan scan;
    private final Directory directory;
    private final ApplicationEventPublisher listeners;
    private final Clock clock;

    Comments(
            JdbcClient jdbc,
            PersonalDataScan scan,
            Directory directory,
            ApplicationEventPublisher listeners,
            Clock clock) {
        this.jdbc = jdbc;
        this.scan = scan;
        this.directory = directory;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** The idea's comments, oldest first; a reply stands behind what it replies to. */
    public List<Comment> of(String ideaId) {
        return jdbc.sql("select * from idea_comment where idea_id = :idea order by coalesce(parent_id, id), id")
                .param("idea", ideaId)
                .query(Comments::read)
                .list();
    }

    /** The newest comments on all ideas after one, 1,000 at the most. */
    public List<Comment> since(long id) {
        return jdbc.sql("select * from idea_comment where id > :id order by id desc limit 1000")
                .param("id", id)
                .query(Comments::read)
                .list();
    }

    /** The newest changes of comments on all ideas after a moment, 1,000 at the most. */
    public List<Comment> editedSince(Instant moment) {
        return jdbc.sql("select * from idea_comment where edited_at > :moment order by edited_at desc limit 1000")
                .param("moment", UtcTime.of(moment))
                .query(Comments::read)
                .list();
    }

    /** Changes whenever somebody says something about the idea, or changes what he said. */
    public String state(String ideaId) {
        return jdbc.sql("select count(*) || '-' || coalesce(extract(epoch from max(edited_at)), 0) from idea_comment"
                        + " where idea_id = :idea")
                .param("idea", ideaId)
                .query(String.class)
                .single();
    }

    /**
     * Adds a comment.
     *
     * @param parentId the comment that is replied to, or null; a reply to a reply joins the same thread
     * @param waitsFor one of {@link #ASKED}, or null when nothing is asked
     * @param mayRead whether a person may read the idea: nobody else can be mentioned
     * @throws CommentRefused when the text is empty, too long, holds personal data or mentions somebody who may not read it, or the
     *     parent is another idea's
     */
    @Transactional
    public void add(
            String ideaId, Long parentId, String authorId, String text, String waitsFor, Predicate<String> mayRead) {
        var checked = check(text, mayRead);
        if (waitsFor != null && !ASKED.contains(waitsFor)) {
            throw new CommentRefused("comment.refused.role");
        }
        var thread = parentId == null ? null : thread(ideaId, parentId);
        jdbc.sql("""
                        insert into idea_comment (idea_id, parent_id, author_id, text, waits_for, answered, created_at)
                        values (:idea, :parent, :author, :text, :waits, false, :now)
                        """)
                .param("idea", ideaId)
                .param("parent", thread == null ? null : thread.id())
                .param("author", authorId)
                .param("text", checked)
                .param("waits", thread == null ? waitsFor : null)
                .param("now", UtcTime.of(clock.instant()))
                .update();
        if (thread != null && thread.waitsFor() != null && isAsked(thread, authorId)) {
            jdbc.sql("update idea_comment set answered = true where id = :id")
                    .param("id", thread.id())
                    .update();
        }
        var now = clock.instant();
        tell(ideaId, authorId, Mentions.in(checked), now);
        var kind = thread == null && waitsFor != null ? "comment.question" : "comment.added";
        listeners.publishEvent(new IdeaHappening(kind, ideaId, authorId, null, waitsFor == null ? "" : waitsFor, now));
    }

    /** @throws AccessDeniedException unless the author changes his own within {@link #EDITABLE} @throws CommentRefused as in add */
    @Transactional
    public void edit(String ideaId, long id, String authorId, String text, Predicate<String> mayRead) {
        var comment = find(ideaId, id).orElseThrow(() -> new CommentRefused("comment.refused.gone"));
        if (!mayEdit(comment, authorId)) {
            throw new AccessDeniedException("Only the author may change a comment, and only soon after writing it");
        }
        var checked = check(text, mayRead);
        jdbc.sql("update idea_comment set text = :text, edited_at = :now where id = :id")
                .param("text", checked)
                .param("now", UtcTime.of(clock.instant()))
                .param("id", id)
                .update();
        var mentioned = new LinkedHashSet<>(Mentions.in(checked));
        mentioned.removeAll(Mentions.in(comment.text()));
        tell(ideaId, authorId, mentioned, clock.instant());
    }

    private void tell(String ideaId, String authorId, Set<String> mentioned, Instant now) {
        mentioned.forEach(person ->
                listeners.publishEvent(new IdeaHappening("comment.mention", ideaId, authorId, null, person, now)));
    }

    /** Whether the person may still change the comment. */
    public boolean mayEdit(Comment comment, String userId) {
        return comment.authorId().equals(userId)
                && comment.createdAt().plus(EDITABLE).isAfter(clock.instant());
    }

    private boolean isAsked(Comment question, String userId) {
        var relation = Set.of("owner", "proposer").contains(question.waitsFor());
        return relation
                ? userId.equals(personAsked(question))
                : directory.groupsOf(userId).stream()
                        .anyMatch(group ->
                                group.equals(question.waitsFor()) || group.matches(question.waitsFor() + "[A-Z]+"));
    }

    private String personAsked(Comment question) {
        return jdbc.sql("select " + ("owner".equals(question.waitsFor()) ? "owner_id" : "proposer_id")
                        + " from idea where id = :idea")
                .param("idea", question.ideaId())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private String check(String text, Predicate<String> mayRead) {
        var plain = text == null ? "" : text.strip();
        if (plain.isEmpty()) {
            throw new CommentRefused("comment.refused.empty");
        }
        if (plain.length() > MAX_LENGTH) {
            throw new CommentRefused("comment.refused.long", MAX_LENGTH);
        }
        scan.scan(plain).stream().findFirst().ifPresent(found -> {
            throw new CommentRefused("comment.refused.personalData", found.start() + 1, found.end());
        });
        Mentions.in(plain).stream()
                .filter(person -> !directory.isActive(person) || !mayRead.test(person))
                .findFirst()
                .ifPresent(person -> {
                    throw new CommentRefused("comment.refused.mention", person);
                });
        return plain;
    }

    private Comment thread(String ideaId, long parentId) {
        var parent = find(ideaId, parentId).orElseThrow(() -> new CommentRefused("comment.refused.gone"));
        return parent.parentId() == null
                ? parent
                : find(ideaId, parent.parentId()).orElseThrow();
    }

    private Optional<Comment> find(String ideaId, long id) {
        return jdbc.sql("select * from idea_comment where id = :id and idea_id = :idea")
                .param("id", id)
                .param("idea", ideaId)
                .query(Comments::read)
                .optional();
    }

    private static Comment read(ResultSet row, int number) throws SQLException {
        return new Comment(
                row.getLong("id"),
                row.getString("idea_id"),
                row.getObject("parent_id", Long.class),
                row.getString("author_id"),
                row.getString("text"),
                row.getString("waits_for"),
                row.getBoolean("answered"),
                UtcTime.read(row, "created_at"),
                UtcTime.read(row, "edited_at"));
    }
}
