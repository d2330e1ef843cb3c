package fi.ideapolku.process;

import static fi.ideapolku.process.IdeaRights.Relation.*;
import static fi.ideapolku.process.IdeaRights.Right.*;
import static fi.ideapolku.process.IdeaRights.State.*;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.TaskItems;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who may do what with an idea, for pages, interfaces and the engine alike: a right, the state of the idea, and the relations to it of
 * which one must hold. What the table does not name is refused. Who may answer a task is the task's own matter ({@link TaskRights}).
 */
@Component
class IdeaRights {

    /** What somebody may want. */
    enum Right {
        READ,
        READ_SECRET,
        ATTACH,
        WITHDRAW,
        CANCEL
    }

    /** Where the idea is, as far as rights depend on it. */
    enum State {
        UNSCREENED,
        SCREENED,
        DECIDED,
        ENDED;

        static State of(Idea idea) {
            if (!idea.screened()) {
                return UNSCREENED;
            }
            if (!idea.isOpen()) {
                return ENDED;
            }
            return idea.decidedAt() == null ? SCREENED : DECIDED;
        }
    }

    /** How somebody stands to the idea. */
    enum Relation {
        PROPOSER,
        CO_PROPOSER,
        OWNER,
        /** Helped with one of its cards. */
        MAKER,
        /** Has one of its open tasks, or may take it, also as a substitute. */
        PERFORMER,
        /** Decided it for one of the parties. */
        DECIDER,
        /** Contact person of the sector that leads it. */
        COORDINATOR,
        /** Belongs to one of its sectors. */
        SECTOR,
        /** Delivers what is decided. */
        DELIVERY,
        /** Steers the whole of it (E2: may read all). */
        READS_ALL,
        /** Works in the branch. */
        BRANCH
    }

    private static final Set<String> READ_ALL = Set.of(
            "orkCoordinator",
            "orkServiceDesigner",
            "orkArchitect",
            "orkApprover",
            "orkPortfolioManager",
            "omSteering",
            "processOwner");
    private static final String COORDINATOR_GROUP = "sectorCoordinator";

    private static final Map<Right, Map<State, Set<Relation>>> TABLE = new EnumMap<>(Right.class);

    static {
        allow(READ, UNSCREENED, PROPOSER, CO_PROPOSER, OWNER, PERFORMER, COORDINATOR, READS_ALL);
        allow(READ, SCREENED, BRANCH);
        allow(READ, DECIDED, BRANCH);
        allow(READ, ENDED, BRANCH);
        allow(READ_SECRET, UNSCREENED, PROPOSER, CO_PROPOSER, OWNER, PERFORMER, COORDINATOR, READS_ALL);
        allow(READ_SECRET, SCREENED, PROPOSER, CO_PROPOSER, OWNER, MAKER, PERFORMER, SECTOR, READS_ALL);
        allow(READ_SECRET, DECIDED, PROPOSER, CO_PROPOSER, OWNER, MAKER, PERFORMER, SECTOR, READS_ALL, DELIVERY);
        allow(READ_SECRET, ENDED, PROPOSER, CO_PROPOSER, OWNER, MAKER, SECTOR, READS_ALL);
        allow(ATTACH, UNSCREENED, PROPOSER, CO_PROPOSER, OWNER, PERFORMER, COORDINATOR);
        allow(ATTACH, SCREENED, PROPOSER, CO_PROPOSER, OWNER, MAKER, PERFORMER, COORDINATOR);
        allow(ATTACH, DECIDED, PROPOSER, CO_PROPOSER, OWNER, MAKER, PERFORMER, COORDINATOR, DELIVERY);
        allow(WITHDRAW, UNSCREENED, PROPOSER, OWNER);
        allow(WITHDRAW, SCREENED, PROPOSER, OWNER);
        allow(CANCEL, DECIDED, DECIDER);
    }

    private final Ideas ideas;
    private final Cards cards;
    private final TaskItems tasks;
    private final Directory directory;
    private final Substitutes substitutes;

    IdeaRights(Ideas ideas, Cards cards, TaskItems tasks, @Lazy Directory directory, @Lazy Substitutes substitutes) {
        this.ideas = ideas;
        this.cards = cards;
        this.tasks = tasks;
        this.directory = directory;
        this.substitutes = substitutes;
    }

    private static void allow(Right right, State state, Relation... relations) {
        TABLE.computeIfAbsent(right, key -> new EnumMap<>(State.class)).put(state, EnumSet.copyOf(List.of(relations)));
    }

    boolean has(Right right, Idea idea, String userId) {
        return stands(TABLE.get(right).getOrDefault(State.of(idea), Set.of()), idea, userId);
    }

    /**
     * @throws AuthorizationException when the user has the right in no state of the idea
     * @throws Refusal when he has it, but not in the state in which the idea is
     */
    void check(Right right, Idea idea, String userId) {
        if (has(right, idea, userId)) {
            return;
        }
        var everBy = EnumSet.noneOf(Relation.class);
        TABLE.get(right).values().forEach(everBy::addAll);
        if (stands(everBy, idea, userId)) {
            throw new Refusal(State.of(idea) == DECIDED ? "decided" : null, "The idea's state does not allow this now");
        }
        throw new AuthorizationException("This is for others");
    }

    /** Whether the user reads every idea, also before it is screened. */
    boolean readsAll(String userId) {
        return directory.groupsOf(userId).stream().anyMatch(READ_ALL::contains);
    }

    private boolean stands(Set<Relation> relations, Idea idea, String userId) {
        return relations.stream().anyMatch(relation -> stands(relation, idea, userId));
    }

    private boolean stands(Relation relation, Idea idea, String userId) {
        return switch (relation) {
            case PROPOSER -> userId.equals(idea.proposerId());
            case OWNER ->
                userId.equals(idea.ownerId())
                        || ideas.peopleOf(idea.id(), "owner").contains(userId);
            case CO_PROPOSER -> ideas.peopleOf(idea.id(), "coProposer").contains(userId);
            case MAKER -> ideas.peopleOf(idea.id(), "maker").contains(userId);
            case PERFORMER ->
                tasks.ofIdea(idea.id()).stream()
                        .anyMatch(task -> task.assignee() != null
                                        && substitutes.peopleOf(userId).contains(task.assignee())
                                || task.isCandidate(substitutes.groupsOf(userId)));
            case DECIDER ->
                cards.of(idea.id()).stream()
                        .anyMatch(card -> "decision".equals(card.kind()) && userId.equals(card.authorId()));
            case COORDINATOR -> directory.groupsOf(userId).contains(COORDINATOR_GROUP + idea.leadSectorId());
            case SECTOR ->
                directory.sectorOf(userId).filter(idea.sectorIds()::contains).isPresent();
            case DELIVERY -> directory.groupsOf(userId).contains("orkDelivery");
            case READS_ALL -> readsAll(userId);
            case BRANCH -> directory.isActive(userId);
        };
    }
}
