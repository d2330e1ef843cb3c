package fi.ideapolku.notification;

import fi.ideapolku.UtcTime;
import fi.ideapolku.card.Library;
import fi.ideapolku.card.Themes;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Turns what happened into notices, one batch a transaction; rows that another node holds are left to it. */
@Component
class TellPeople {

    private static final int BATCH = 100;

    /** What is older than this when it is read was not news any more: the past of the demonstration data. */
    private static final Duration NEWS = Duration.ofDays(7);

    /** Tasks of which people hear in words of their own. */
    private static final Map<String, String> NEW_TASKS = Map.of(
            "taskCompleteIntake", "moreInfo",
            "taskReviseUnderstandingCard", "cardReturned",
            "taskReviseIdeaCard", "cardReturned",
            "taskAnswerInvitation", "sprintInvitation");

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Recipients recipients;
    private final Themes themes;
    private final TaskItems tasks;
    private final ReaderSettings settings;
    private final Clock clock;

    TellPeople(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Recipients recipients,
            Themes themes,
            TaskItems tasks,
            ReaderSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.recipients = recipients;
        this.themes = themes;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    private record Event(long seq, String kind, String ideaId, String taskId, String detail, Instant at) {

        static Event read(ResultSet row, int number) throws SQLException {
            return new Event(
                    row.getLong("seq"),
                    row.getString("kind"),
                    row.getString("idea_id"),
                    row.getString("task_id"),
                    row.getString("detail"),
                    UtcTime.read(row, "at"));
        }
    }

    /** Tells all that waits to be told. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void run() {
        while (Integer.valueOf(BATCH).equals(transaction.execute(status -> batch()))) {}
    }

    private int batch() {
        var events = jdbc.sql("select * from notice_event order by seq limit " + BATCH + " for update skip locked")
                .query(Event::read)
                .list();
        events.stream()
                .filter(event -> event.at().isAfter(clock.instant().minus(NEWS)))
                .forEach(this::tell);
        if (!events.isEmpty()) {
            jdbc.sql("delete from notice_event where seq in (:seqs)")
                    .param("seqs", events.stream().map(Event::seq).toList())
                    .update();
        }
        return events.size();
    }

    private void tell(Event event) {
        switch (event.kind()) {
            case "created" -> add(event, "ideaReceived", recipients.peopleOf(event.ideaId()), dueOf(event.ideaId()));
            case "ended" -> tellOfEnd(event);
            case "stage.entered" -> {
                add(event, "moved", recipients.followersOf(event.ideaId()));
                if (event.detail().startsWith("smallOrder")) {
                    add(event, "fastLane", recipients.peopleOf(event.ideaId()), dueOf(event.ideaId()));
                }
            }
            case "stage.left" -> {
                if (event.detail().startsWith("decision:") && !event.detail().endsWith(":cancelled")) {
                    add(event, "decision", recipients.everybodyOf(event.ideaId()));
                }
            }
            case "idea.silent" -> add(event, "silent", recipients.ofSilence(event.ideaId(), event.detail()));
            case "idea.supportAsked" ->
                add(event, "supportAsked", recipients.asked(event.ideaId(), "orkServiceDesigner"));
            case "idea.sectorJoined" -> add(event, "sectorJoined", recipients.everybodyOf(event.ideaId()));
            case "idea.ballTaken" -> add(event, "ballTaken", recipients.everybodyOf(event.ideaId()));
            case "library.added" ->
                add(
                        event,
                        Library.LESSONS.equals(event.detail()) ? "lessonPublished" : "libraryAdded",
                        themes.followersOf(event.ideaId()));
            case "comment.added" -> add(event, "comment", notMentioned(event, recipients.everybodyOf(event.ideaId())));
            case "comment.mention" -> add(event, "mention", except(event, mentioned(event)));
            case "comment.question" -> {
                var role = Recipients.parts(event.detail()).get(1);
                var asked = recipients.asked(event.ideaId(), role);
                add(event, "question", except(event, asked));
                var others = recipients.everybodyOf(event.ideaId());
                others.removeAll(asked);
                add(event, "comment", notMentioned(event, others));
            }
            default -> tasks.find(event.taskId()).ifPresent(task -> tellOfTask(event, task));
        }
    }

    /** Everybody but the author and those whom the same comment mentions: they have heard of it already. */
    private Set<String> notMentioned(Event event, Set<String> people) {
        var others = except(event, people);
        if (!others.isEmpty()) {
            others.removeAll(jdbc.sql("""
                            select user_id from notice
                            where user_id in (:people) and at = :at and kind = 'mention' and idea_id = :idea
                            """)
                    .param("people", others)
                    .param("at", UtcTime.of(event.at()))
                    .param("idea", event.ideaId())
                    .query(String.class)
                    .list());
        }
        return others;
    }

    private static Set<String> mentioned(Event event) {
        return Set.of(Recipients.parts(event.detail()).get(1));
    }

    private void tellOfTask(Event event, TaskItem task) {
        switch (event.kind()) {
            case "task.created" ->
                add(event, NEW_TASKS.getOrDefault(task.taskKey(), "taskAssigned"), recipients.ofTask(task), task);
            case "task.reminder" -> add(event, "reminder", recipients.ofTask(task), task);
            case "task.due" -> add(event, "overdue", recipients.ofTask(task), task);
            default -> add(event, "escalated", recipients.ofEscalation(task), task);
        }
    }

    /** Everybody but the author of a comment, whom the event names first. */
    private static Set<String> except(Event event, Set<String> people) {
        var others = new LinkedHashSet<>(people);
        others.remove(Recipients.parts(event.detail()).get(0));
        return others;
    }

    /** Who proposed what was merged goes on with the other idea; its followers hear how this one ended. */
    private void tellOfEnd(Event event) {
        var others = recipients.everybodyOf(event.ideaId());
        if (event.detail().endsWith(":merged")) {
            var proposers = recipients.peopleOf(event.ideaId());
            add(event, "merged", proposers);
            others.removeAll(proposers);
        }
        add(event, "ended", others);
    }

    /** When the first open task of the idea is due, null where there is none. */
    private Instant dueOf(String ideaId) {
        return tasks.ofIdea(ideaId).stream()
                .map(TaskItem::dueAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private void add(Event event, String kind, Collection<String> people) {
        add(event, kind, people, null, null, null);
    }

    private void add(Event event, String kind, Collection<String> people, Instant due) {
        add(event, kind, people, null, null, due);
    }

    private void add(Event event, String kind, Collection<String> people, TaskItem task) {
        add(event, kind, people, task.id(), task.taskKey(), task.dueAt());
    }

    private void add(Event event, String kind, Collection<String> people, String taskId, String taskKey, Instant due) {
        var parts = Recipients.parts(event.detail());
        var detail = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        for (var userId : List.copyOf(people)) {
            jdbc.sql("""
                            insert into notice (user_id, kind, idea_id, task_id, task_key, detail, due_at, at, mail_state)
                            values (:user, :kind, :idea, :task, :taskKey, :detail, :due, :at, :mail)
                            """)
                    .param("user", userId)
                    .param("kind", kind)
                    .param("idea", event.ideaId())
                    .param("task", taskId)
                    .param("taskKey", taskKey)
                    .param("detail", detail)
                    .param("due", UtcTime.of(due))
                    .param("at", UtcTime.of(event.at()))
                    .param("mail", settings.of(userId).mail().get(Topic.of(kind)))
                    .update();
        }
    }
}
