package fi.ideapolku.pages;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.Stages;
import fi.ideapolku.process.TaskModels;
import fi.ideapolku.process.WithdrawIdea;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import fi.ideapolku.web.Shell;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads one idea for one reader, with a fixed number of queries. */
@Component
class IdeaReading {

    /** Counters of the backward flows that send a stage's card or proposal back. */
    private static final Map<String, String> RETURNS = Map.of(
            "screening", "moreInfoRounds",
            "understandingCard", "understandingReturns",
            "ideaCard", "ideaReturns",
            "decision", "decisionReturns");

    private final IdeaAccess access;
    private final Ideas ideas;
    private final IdeaPath path;
    private final Cards cards;
    private final TaskItems tasks;
    private final Stages stages;
    private final TaskModels models;
    private final Directory directory;
    private final Substitutes substitutes;
    private final CardTexts texts;
    private final OpenActs acts;
    private final Clock clock;

    IdeaReading(
            IdeaAccess access,
            Ideas ideas,
            IdeaPath path,
            Cards cards,
            TaskItems tasks,
            Stages stages,
            TaskModels models,
            Directory directory,
            Substitutes substitutes,
            CardTexts texts,
            OpenActs acts,
            Clock clock) {
        this.access = access;
        this.ideas = ideas;
        this.path = path;
        this.cards = cards;
        this.tasks = tasks;
        this.stages = stages;
        this.models = models;
        this.directory = directory;
        this.substitutes = substitutes;
        this.texts = texts;
        this.acts = acts;
        this.clock = clock;
    }

    /** What the reader sees. @throws fi.ideapolku.idea.UnknownIdea when there is no such idea for him */
    IdeaView view(String ideaId, Shell shell) {
        var reader = shell.userId();
        var idea = access.read(ideaId, reader);
        var events = path.of(ideaId);
        var open = tasks.ofIdea(ideaId);
        var readable = new CardsOfIdea(texts, idea, access.readable(idea, cards.of(ideaId), open, reader), events);
        var steps = steps(idea, events, ideas.counters(ideaId));
        var people = ideas.people(ideaId);
        var followers = people.getOrDefault("follower", Set.of());
        var groups = substitutes.groupsOf(reader);
        return new IdeaView(
                idea,
                next(steps),
                steps,
                open.stream().map(task -> waiting(task, groups, shell)).toList(),
                readable.summary(shell),
                readable.rows(),
                readable.decisions(shell),
                timeline(idea, events, shell),
                people(idea, people, shell),
                related(idea, reader),
                followers.size(),
                followers.contains(reader),
                idea.isOpen() && idea.decidedAt() == null && WithdrawIdea.mayWithdraw(idea, reader),
                acts.of(idea, reader));
    }

    /** One card with its versions. @throws fi.ideapolku.idea.UnknownIdea when the reader may not see it */
    IdeaCardView card(String ideaId, String cardId, Shell shell) {
        var idea = access.read(ideaId, shell.userId());
        var open = tasks.ofIdea(ideaId);
        var readable = new CardsOfIdea(
                texts, idea, access.readable(idea, cards.of(ideaId), open, shell.userId()), path.of(ideaId));
        return readable.view(cardId, shell);
    }

    private List<IdeaView.PathStep> steps(Idea idea, List<PathEvent> events, Map<String, Integer> counters) {
        var visited = new LinkedHashMap<String, List<PathEvent>>();
        events.stream()
                .filter(PathEvent::isStage)
                .forEach(event -> visited.computeIfAbsent(event.element(), stage -> new ArrayList<>())
                        .add(event));
        var route = stages.route(idea.lane());
        var shown = stages.keys().stream()
                .filter(stage -> visited.containsKey(stage) || (idea.isOpen() && route.contains(stage)))
                .toList();
        var now = shown.indexOf(idea.stage());
        return shown.stream()
                .map(stage -> step(
                        stage,
                        state(idea, shown.indexOf(stage), now),
                        visited.getOrDefault(stage, List.of()),
                        counters.getOrDefault(RETURNS.getOrDefault(stage, ""), 0)))
                .toList();
    }

    private static IdeaView.State state(Idea idea, int index, int now) {
        if (!idea.isOpen() || index < now) {
            return IdeaView.State.DONE;
        }
        return index == now ? IdeaView.State.NOW : IdeaView.State.LATER;
    }

    private static IdeaView.PathStep step(String stage, IdeaView.State state, List<PathEvent> events, int returns) {
        var entered =
                events.stream().filter(event -> "entered".equals(event.event())).toList();
        var left = events.stream().filter(event -> "left".equals(event.event())).toList();
        var last = left.isEmpty() ? null : left.get(left.size() - 1);
        var isOver = state != IdeaView.State.NOW && last != null;
        return new IdeaView.PathStep(
                stage,
                state,
                entered.isEmpty() ? null : entered.get(0).at(),
                isOver ? last.at() : null,
                entered.size(),
                returns,
                isOver ? last.outcome() : null);
    }

    private static String next(List<IdeaView.PathStep> steps) {
        return steps.stream()
                .filter(step -> step.state() == IdeaView.State.LATER)
                .map(IdeaView.PathStep::stage)
                .findFirst()
                .orElse(null);
    }

    private IdeaView.Waiting waiting(TaskItem task, Collection<String> groups, Shell shell) {
        var isReaders = task.assignee() == null
                ? task.isCandidate(groups)
                : substitutes.peopleOf(shell.userId()).contains(task.assignee());
        return new IdeaView.Waiting(
                task.id(),
                task.name().get(shell.language()),
                task.party(),
                task.createdAt(),
                task.dueAt(),
                task.dueAt() != null && task.dueAt().isBefore(clock.instant()),
                isReaders);
    }

    private List<IdeaView.Happened> timeline(Idea idea, List<PathEvent> events, Shell shell) {
        var happened = new ArrayList<IdeaView.Happened>();
        happened.add(new IdeaView.Happened(idea.createdAt(), "submitted", null, null, idea.leadSectorId()));
        var before = Optional.<PathEvent>empty();
        for (var event : events) {
            (isSentBack(event, before) ? Optional.of(taskEntry(event, "sentBack", shell)) : entry(event, shell))
                    .ifPresent(happened::add);
            before = Optional.of(event);
        }
        if (idea.endedAt() != null) {
            happened.add(new IdeaView.Happened(idea.endedAt(), "ended", null, null, null));
        }
        happened.sort(Comparator.comparing(IdeaView.Happened::at));
        java.util.Collections.reverse(happened);
        return happened;
    }

    /** A task to which a card comes back is made anew; not when its answer has just been taken back. */
    private boolean isSentBack(PathEvent event, Optional<PathEvent> before) {
        return event.isTask()
                && "created".equals(event.event())
                && !models.returnedBy(event.element()).isEmpty()
                && before.filter(last -> PathEvent.TAKEN_BACK.equals(last.event()))
                        .isEmpty();
    }

    /** What readers are told of an event; that a task was made, taken or given back is not worth a line. */
    private Optional<IdeaView.Happened> entry(PathEvent event, Shell shell) {
        if (event.isStage()) {
            return Optional.ofNullable(stageEntry(event, shell));
        }
        if (event.isAct()) {
            return Optional.of(new IdeaView.Happened(event.at(), event.event(), null, null, event.party()));
        }
        return Set.of("created", "claimed", "returned").contains(event.event())
                ? Optional.empty()
                : Optional.of(taskEntry(event, event.event(), shell));
    }

    private static IdeaView.Happened stageEntry(PathEvent event, Shell shell) {
        var name = shell.stage(event.element());
        if ("entered".equals(event.event())) {
            return new IdeaView.Happened(event.at(), "entered", name, null, null);
        }
        return event.outcome() == null ? null : new IdeaView.Happened(event.at(), "left", name, event.outcome(), null);
    }

    private IdeaView.Happened taskEntry(PathEvent event, String what, Shell shell) {
        return new IdeaView.Happened(
                event.at(), what, models.name(event.element(), shell.language()), null, event.party());
    }

    private List<IdeaView.Person> people(Idea idea, Map<String, Set<String>> people, Shell shell) {
        var shown = new ArrayList<IdeaView.Person>();
        if (idea.ownerId() == null) {
            shown.add(new IdeaView.Person("noOwner", idea.leadSectorId(), null, false));
        } else {
            shown.add(new IdeaView.Person(
                    "owner",
                    partyOf(idea.ownerId()),
                    shell.person(idea.ownerId()),
                    idea.ownerId().equals(shell.userId())));
        }
        for (var relation : List.of("proposer", "coProposer", "maker")) {
            people.getOrDefault(relation, Set.of()).stream()
                    .map(user -> new IdeaView.Person(relation, partyOf(user), null, user.equals(shell.userId())))
                    .forEach(shown::add);
        }
        return shown;
    }

    private String partyOf(String userId) {
        return directory.groupsOf(userId).stream().anyMatch(group -> group.startsWith("ork"))
                ? "ORK"
                : directory.sectorOf(userId).orElse(null);
    }

    private List<IdeaView.Related> related(Idea idea, String reader) {
        return ideas.relatedTo(idea).stream()
                .filter(other -> other.screened() || access.mayRead(other, reader))
                .map(other -> new IdeaView.Related(other, tie(idea, other)))
                .toList();
    }

    private static String tie(Idea idea, Idea other) {
        if (other.id().equals(idea.mergeTargetId())) {
            return "mergedInto";
        }
        if (idea.id().equals(other.mergeTargetId())) {
            return "mergedFrom";
        }
        if (other.id().equals(idea.parentIdeaId())) {
            return "parent";
        }
        return idea.id().equals(other.parentIdeaId()) ? "child" : "sameCard";
    }
}
