package fi.ideapolku.pages;

import static fi.ideapolku.card.Cards.IDEA_CARD;
import static fi.ideapolku.card.Cards.UNDERSTANDING_CARD;

import fi.ideapolku.card.Card;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    /** What tells of an idea in short, by kind of card, in this order. */
    private static final Map<String, List<String>> SUMMARY = summaryFields();

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
        var readable = new Readable(idea, access.readable(idea, cards.of(ideaId), open, reader), events);
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
        var readable =
                new Readable(idea, access.readable(idea, cards.of(ideaId), open, shell.userId()), path.of(ideaId));
        return readable.view(cardId, shell);
    }

    private static Map<String, List<String>> summaryFields() {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("ideaIntake", List.of("problemStatement", "endCustomer"));
        fields.put(UNDERSTANDING_CARD, List.of("howMightWe", "needs", "customerBenefit"));
        fields.put(IDEA_CARD, List.of("ideaSummary", "successMeasure"));
        return fields;
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

    /** The cards that the reader may see, with what the path says of them. */
    private final class Readable {

        /** Kinds that are written anew as a whole, so that their versions can be compared; all others are records side by side. */
        private static final Set<String> VERSIONED = Set.of(
                "ideaIntake",
                UNDERSTANDING_CARD,
                IDEA_CARD,
                "discoveryPlan",
                "sprintPlan",
                "panelPlan",
                "decisionProposal",
                "implementationPlan");

        /** Scores of a review, hidden until the decision is proposed, so that nobody scores by what others gave (S57). */
        private static final Set<String> SCORES = Set.of(
                "customerBenefit",
                "vulnerabilityImpact",
                "crossSectorBenefit",
                "feasibility",
                "strategicFit",
                "agencyBenefit");

        /** The step of the model that makes one decision of the sector's and ORK's. */
        private static final String COMBINED = "svcCombineDecisions";

        /** What a turn of the way is told by: the choice, then its reasons. */
        private static final Map<String, List<String>> REASONS = reasonFields();

        private final Idea idea;
        private final List<Card> cards;
        private final List<PathEvent> events;

        Readable(Idea idea, List<Card> cards, List<PathEvent> events) {
            this.idea = idea;
            this.cards = cards;
            this.events = events;
        }

        List<CardText.Answer> summary(Shell shell) {
            return SUMMARY.entrySet().stream()
                    .flatMap(fields -> newest(fields.getKey())
                            .flatMap(card -> text(card, shell).answersTo(fields.getValue()).stream()))
                    .toList();
        }

        List<IdeaView.CardRow> rows() {
            return cards.stream()
                    .filter(card -> !REASONS.containsKey(card.kind()))
                    .sorted(Comparator.comparing(Card::createdAt).reversed())
                    .map(card -> new IdeaView.CardRow(
                            card.id(),
                            card.kind(),
                            card.version(),
                            VERSIONED.contains(card.kind()),
                            "approved".equals(card.status()),
                            party(card),
                            card.createdAt()))
                    .toList();
        }

        List<IdeaView.Decided> decisions(Shell shell) {
            return cards.stream()
                    .filter(card -> REASONS.containsKey(card.kind()) && !isCombined(card))
                    .sorted(Comparator.comparing(Card::createdAt).reversed())
                    .map(card -> new IdeaView.Decided(
                            card.id(),
                            card.kind(),
                            party(card),
                            card.createdAt(),
                            text(card, shell).answersTo(REASONS.get(card.kind()))))
                    .filter(decided -> !decided.answers().isEmpty())
                    .toList();
        }

        IdeaCardView view(String cardId, Shell shell) {
            var card = cards.stream()
                    .filter(one -> one.id().equals(cardId))
                    .findFirst()
                    .orElseThrow(() -> new fi.ideapolku.idea.UnknownIdea(cardId));
            var text = text(card, shell);
            var versions = VERSIONED.contains(card.kind())
                    ? cards.stream()
                            .filter(one -> one.kind().equals(card.kind()))
                            .toList()
                    : List.<Card>of();
            var earlier = versions.stream()
                    .filter(one -> one.version() < card.version())
                    .reduce((one, other) -> other);
            return new IdeaCardView(
                    idea,
                    card,
                    party(card),
                    text,
                    versions,
                    earlier.map(Card::version).orElse(null),
                    earlier.map(before -> Differences.between(text(before, shell), text))
                            .orElse(null));
        }

        private Stream<Card> newest(String kind) {
            return cards.stream()
                    .filter(card -> card.kind().equals(kind))
                    .max(Comparator.comparing(Card::version))
                    .stream();
        }

        private CardText text(Card card, Shell shell) {
            var text = texts.of(card, titles(), shell);
            return "cardReview".equals(card.kind()) && !isProposedAfter(card.createdAt()) ? text.without(SCORES) : text;
        }

        private boolean isProposedAfter(Instant review) {
            return cards.stream()
                    .anyMatch(card -> "decisionProposal".equals(card.kind())
                            && card.createdAt().isAfter(review));
        }

        private Map<String, String> titles() {
            var titles = new LinkedHashMap<String, String>();
            cards.stream()
                    .filter(card -> card.content().get("title") != null)
                    .forEach(card ->
                            titles.put(card.id(), card.content().get("title").toString()));
            return titles;
        }

        /** Whether it is one of two decisions that stand as one. */
        private boolean isCombined(Card card) {
            return "decision".equals(card.kind())
                    && !COMBINED.equals(card.taskKey())
                    && cards.stream()
                            .anyMatch(other -> COMBINED.equals(other.taskKey())
                                    && other.processInstanceId().equals(card.processInstanceId())
                                    && !other.createdAt().isBefore(card.createdAt()));
        }

        /** Who submitted it, as a party: that of the task in which it was submitted. */
        private String party(Card card) {
            return events.stream()
                    .filter(event -> "completed".equals(event.event())
                            && event.element().equals(card.taskKey())
                            && !event.at().isBefore(card.createdAt()))
                    .map(PathEvent::party)
                    .findFirst()
                    .orElse("ideaIntake".equals(card.kind()) ? idea.leadSectorId() : null);
        }

        private static Map<String, List<String>> reasonFields() {
            return Map.ofEntries(
                    Map.entry(
                            "ideaScreening",
                            List.of(
                                    "screeningOutcome",
                                    "questionsToProposer",
                                    "mergeTargetId",
                                    "mergeReason",
                                    "redirectTo",
                                    "redirectReason",
                                    "fastLaneDeclineReason",
                                    "depthReason")),
                    Map.entry("mergeConfirm", List.of("accept", "takenOver", "reason")),
                    Map.entry(
                            "smallOrderDecision",
                            List.of("smallOrderOutcome", "justification", "deliveryDueDate", "agreedWorkDays")),
                    Map.entry("researchPlanCheck", List.of("checkOutcome", "conditions")),
                    Map.entry(
                            "cardReview",
                            List.of("verdict", "observations", "missingInformation", "stopReason", "recommendations")),
                    Map.entry(
                            "cardReviewSummary",
                            List.of("reviewSummaryOutcome", "feedbackToAuthor", "requiredChanges", "stopReason")),
                    Map.entry(
                            "decision",
                            List.of(
                                    "decision",
                                    "justification",
                                    "customerImpact",
                                    "conditions",
                                    "approvedBudgetEur",
                                    "approvedWorkDays",
                                    "trialEndDate",
                                    "reviewDate",
                                    "mergeTargetId",
                                    "messageToProposer")),
                    Map.entry("reconsider", List.of("reconsiderOutcome", "comment", "reviewDate")),
                    Map.entry("deviationDecision", List.of("deviationDecision", "justification", "newEndDate")),
                    Map.entry("trialEvaluation", List.of("trialOutcome", "trialEndReason", "learned")),
                    Map.entry("withdrawal", List.of("withdrawReason", "explanation")),
                    Map.entry("cancellation", List.of("cancellationReason")),
                    Map.entry("lessonsEdit", List.of("approvedForPublication", "notPublishedReason")));
        }
    }
}
