package fi.ideapolku.pages;

import fi.ideapolku.dialogue.Comment;
import fi.ideapolku.dialogue.Comments;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.notification.Notices;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * The open pages that wait for news, on this node. However many there are, what is new is looked up in the database for all of them
 * together, so that it does not matter on which node it happened. A page that is woken asks again and gets what it shows; one that was
 * missed asks again after its longest wait.
 */
@Component
class LiveChanges {

    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toMillis(25);

    private final Notices notices;
    private final IdeaPath path;
    private final TaskItems tasks;
    private final Comments comments;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private News before = new News(Set.of(), Set.of(), Set.of(), Set.of());
    private long lastNotice;
    private long lastEvent;
    private long lastComment;
    private Instant lastEdit = Instant.EPOCH;

    LiveChanges(Notices notices, IdeaPath path, TaskItems tasks, Comments comments) {
        this.notices = notices;
        this.path = path;
        this.tasks = tasks;
        this.comments = comments;
    }

    /**
     * What an open page shows and would like to hear of.
     *
     * @param people the reader and those for whom he stands in, empty where the page shows no tasks
     * @param groups the groups whose tasks it shows
     * @param ideaId the idea whose discussion it shows, empty for none
     */
    record Shown(String userId, Set<String> people, Set<String> groups, String ideaId) {

        private boolean concerns(News news) {
            return news.told().contains(userId)
                    || news.people().stream().anyMatch(people::contains)
                    || news.groups().stream().anyMatch(groups::contains)
                    || news.ideas().contains(ideaId);
        }
    }

    private record News(Set<String> told, Set<String> people, Set<String> groups, Set<String> ideas) {}

    private record Waiting(Shown shown, DeferredResult<ResponseEntity<Void>> answer) {}

    /** Answers that there may be something new (204) as soon as there is, or when the longest wait is over. */
    DeferredResult<ResponseEntity<Void>> next(Shown shown) {
        var nothing = ResponseEntity.noContent().<Void>build();
        var page = new Waiting(shown, new DeferredResult<>(LONGEST_WAIT, nothing));
        page.answer().onCompletion(() -> waiting.remove(page));
        waiting.add(page);
        return page.answer();
    }

    /**
     * Looks for what is new since it looked last, and wakes the pages that it concerns; what was new the last time too, for a page that
     * had just read what was before and was not waiting yet.
     */
    @Scheduled(fixedDelay = 500)
    void run() {
        if (waiting.isEmpty()) {
            return;
        }
        var news = news();
        waiting.stream()
                .filter(page -> page.shown().concerns(news) || page.shown().concerns(before))
                .forEach(LiveChanges::wake);
        before = news;
    }

    /** Nobody waits for a node that goes down. */
    @EventListener(ContextClosedEvent.class)
    void wakeAll() {
        waiting.forEach(LiveChanges::wake);
    }

    private static void wake(Waiting page) {
        page.answer().setResult(ResponseEntity.noContent().build());
    }

    private News news() {
        var told = notices.since(lastNotice);
        var events = path.tasksSince(lastEvent);
        var said = comments.since(lastComment);
        var edited = comments.editedSince(lastEdit);
        lastNotice = told.stream().mapToLong(Notices.Told::id).max().orElse(lastNotice);
        lastEvent = events.stream().mapToLong(IdeaPath.TaskEvent::seq).max().orElse(lastEvent);
        lastComment = said.stream().mapToLong(Comment::id).max().orElse(lastComment);
        lastEdit = edited.stream()
                .map(Comment::editedAt)
                .max(Comparator.naturalOrder())
                .orElse(lastEdit);
        var open = tasks.find(
                events.stream().map(IdeaPath.TaskEvent::taskId).distinct().toList());
        var groups = new HashSet<String>();
        events.stream()
                .map(IdeaPath.TaskEvent::groupId)
                .filter(Objects::nonNull)
                .forEach(groups::add);
        open.forEach(task -> groups.addAll(task.candidateGroups()));
        return new News(
                told.stream().map(Notices.Told::userId).collect(Collectors.toSet()),
                open.stream().map(TaskItem::assignee).filter(Objects::nonNull).collect(Collectors.toSet()),
                groups,
                Stream.concat(said.stream(), edited.stream())
                        .map(Comment::ideaId)
                        .collect(Collectors.toSet()));
    }
}
