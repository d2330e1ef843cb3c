package fi.ideapolku.notification;

import fi.ideapolku.UtcTime;
import fi.ideapolku.card.Library;
import fi.ideapolku.idea.IdeaHappening;
import java.time.Instant;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what happened, in the transaction in which it happened: what is rolled back is never told. */
@Component
class NoticeEvents {

    private static final Set<String> TOLD = Set.of(
            "created",
            "ended",
            "task.created",
            "task.reminder",
            "task.due",
            "task.escalated",
            "stage.entered",
            "stage.left",
            "comment.added",
            "comment.question",
            "comment.mention",
            "idea.silent",
            "idea.supportAsked",
            "idea.sectorJoined",
            "idea.ballTaken");

    private final JdbcClient jdbc;

    NoticeEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void happened(IdeaHappening happening) {
        if (!TOLD.contains(happening.kind())) {
            return;
        }
        var detail =
                happening.outcome() != null ? happening.element() + ":" + happening.outcome() : happening.element();
        keep(happening.kind(), happening.ideaId(), happening.taskId(), detail, happening.at());
    }

    @EventListener
    void happened(Library.Added added) {
        keep("library.added", added.ideaId(), null, added.kind(), added.at());
    }

    private void keep(String kind, String ideaId, String taskId, String detail, Instant at) {
        jdbc.sql(
                        "insert into notice_event (kind, idea_id, task_id, detail, at) values (:kind, :idea, :task, :detail, :at)")
                .param("kind", kind)
                .param("idea", ideaId)
                .param("task", taskId)
                .param("detail", detail)
                .param("at", UtcTime.of(at))
                .update();
    }
}
