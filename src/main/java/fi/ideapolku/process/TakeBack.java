package fi.ideapolku.process;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.Drafts;
import fi.ideapolku.task.TaskItems;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the last answer to a task back while nobody has opened what follows from it: those tasks go, the answered one is there again
 * with its answers as a draft, and the version that was sent counts for nothing. Which tasks allow it stands in the model; once the
 * idea has left the stage its next performer sends back instead.
 */
@Service
public class TakeBack {

    private static final Set<String> UNTOUCHED = Set.of("created", "claimed");

    private final OpenIdeas open;
    private final Cards cards;
    private final IdeaPath path;
    private final TaskItems items;
    private final Drafts drafts;
    private final TaskModels models;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ActingUser user;
    private final Audit audit;
    private final Clock clock;

    TakeBack(
            OpenIdeas open,
            Cards cards,
            IdeaPath path,
            TaskItems items,
            Drafts drafts,
            TaskModels models,
            RuntimeService runtime,
            TaskService tasks,
            ActingUser user,
            Audit audit,
            Clock clock) {
        this.open = open;
        this.cards = cards;
        this.path = path;
        this.items = items;
        this.drafts = drafts;
        this.models = models;
        this.runtime = runtime;
        this.tasks = tasks;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ids of the cards in some ideas that the user, or a substitute for him, has sent and can take back now. */
    public Set<String> possible(Collection<String> ideaIds, String userId) {
        var sent = cards.newestOf(ideaIds).stream()
                .filter(card -> isTakeable(card, userId))
                .toList();
        var ideas = sent.stream().map(Card::ideaId).toList();
        var since = path.sinceLastAnswer(ideas);
        var unopened = items.unopenedIn(ideas);
        return sent.stream()
                .filter(card -> unopened.contains(card.ideaId()) && isUntouched(card, since))
                .map(Card::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Takes back what the acting user sent last for the idea.
     *
     * @return id of the task that is his again
     * @throws Refusal when it was not he who answered last, the task's answers cannot be taken back, or somebody has gone on from it
     */
    @Transactional
    public String take(String ideaId) {
        var sender = user.id();
        open.locked(ideaId, sender);
        items.lock(ideaId);
        var card = cards.newestOf(List.of(ideaId)).stream()
                .filter(sent -> isTakeable(sent, sender))
                .findFirst()
                .orElseThrow(() -> new Refusal("notYours", "There is nothing here that the user could take back"));
        if (!possible(List.of(ideaId), sender).contains(card.id())) {
            throw new Refusal("goneOn", "Somebody has opened the task that follows");
        }
        var answered = path.sinceLastAnswer(List.of(ideaId)).get(ideaId).get(0);
        cards.takeBack(card.id());
        path.append(ideaId, answered.takenBack(clock.instant()));
        standAgainAt(card);
        var taskId = reopened(card, sender);
        drafts.save(taskId, taskId, card.content(), 0, UUID.randomUUID().toString(), sender);
        audit.done(sender, "task.takenBack", ideaId, answered.taskId());
        return taskId;
    }

    private boolean isTakeable(Card card, String userId) {
        return card.isBy(userId)
                && "submitted".equals(card.status())
                && models.takesBack(card.deploymentId(), card.taskKey());
    }

    /** Whether the card's task was answered last, and nothing has come after it but new tasks of the same stage. */
    private static boolean isUntouched(Card card, Map<String, List<PathEvent>> since) {
        var events = since.getOrDefault(card.ideaId(), List.of());
        return !events.isEmpty()
                && events.get(0).element().equals(card.taskKey())
                && events.stream().skip(1).allMatch(event -> event.isTask() && UNTOUCHED.contains(event.event()));
    }

    private void standAgainAt(Card card) {
        var instance = card.processInstanceId();
        var after = runtime.getActivityInstance(instance);
        var change = runtime.createProcessInstanceModification(instance).startBeforeActivity(card.taskKey());
        for (var activity : after.getChildActivityInstances()) {
            change.cancelActivityInstance(activity.getId());
        }
        for (var transition : after.getChildTransitionInstances()) {
            change.cancelTransitionInstance(transition.getId());
        }
        change.execute();
    }

    /** The task, taken again for whose answer it was where the model leaves it to a group. */
    private String reopened(Card card, String sender) {
        var task = tasks.createTaskQuery()
                .processInstanceId(card.processInstanceId())
                .taskDefinitionKey(card.taskKey())
                .singleResult();
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), card.onBehalfOf() == null ? sender : card.onBehalfOf());
        }
        return task.getId();
    }
}
