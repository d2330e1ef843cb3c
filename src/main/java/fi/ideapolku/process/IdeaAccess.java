package fi.ideapolku.process;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.card.Card;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.UnknownIdea;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.process.IdeaRights.Right;
import fi.ideapolku.task.TaskItem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a reader sees of ideas: the branch every screened one (S97), the few named it before; secret cards those concerned, and each time
 * that they do is written down. The rules themselves are in {@link IdeaRights}.
 */
@Component
public class IdeaAccess {

    private static final String COORDINATOR = "sectorCoordinator";
    private static final String PUBLIC = "public";

    private final Ideas ideas;
    private final IdeaRights rights;
    private final Directory directory;
    private final Audit audit;

    IdeaAccess(Ideas ideas, IdeaRights rights, Directory directory, Audit audit) {
        this.ideas = ideas;
        this.rights = rights;
        this.directory = directory;
        this.audit = audit;
    }

    /** The idea. @throws UnknownIdea when there is none or the reader may not see it: he cannot tell which */
    public Idea read(String ideaId, String userId) {
        var idea = ideas.get(ideaId);
        if (!mayRead(idea, userId)) {
            audit.refused(userId, "idea.hidden", ideaId, null);
            throw new UnknownIdea(ideaId);
        }
        return idea;
    }

    public boolean mayRead(Idea idea, String userId) {
        return rights.has(Right.READ, idea, userId);
    }

    /** Whether the reader may see a card's texts: a partly secret one is for the idea's people, its sectors and ORK. */
    public boolean mayRead(Card card, Idea idea, String userId) {
        return isPublic(card) || mayReadSecret(idea, userId);
    }

    /** Whether the reader may see what is secret in the idea. */
    public boolean mayReadSecret(String ideaId, String userId) {
        return mayReadSecret(ideas.get(ideaId), userId);
    }

    /** Whether the user may attach files to the idea and take his own away. */
    public boolean mayAttach(Idea idea, String userId) {
        return rights.has(Right.ATTACH, idea, userId);
    }

    private boolean mayReadSecret(Idea idea, String userId) {
        return rights.has(Right.READ_SECRET, idea, userId);
    }

    /**
     * What of an idea's cards the reader sees: of those that he {@linkplain #mayRead(Card, Idea, String) may read} all but the answers to
     * a form that others still answer in the same round, so that nobody decides or reviews by what a colleague said. That he sees a
     * secret card is written down.
     *
     * @param open the idea's open tasks
     */
    public List<Card> readable(Idea idea, List<Card> cards, List<TaskItem> open, String userId) {
        var seesSecret = cards.stream().allMatch(IdeaAccess::isPublic) || mayReadSecret(idea, userId);
        var readable = cards.stream()
                .filter(card -> seesSecret || isPublic(card))
                .filter(card ->
                        userId.equals(card.authorId()) || open.stream().noneMatch(task -> isOfRound(card, task)))
                .toList();
        readable.stream()
                .filter(card -> !isPublic(card))
                .forEach(card -> audit.done(userId, "secret.viewed", idea.id(), card.id()));
        return readable;
    }

    private static boolean isPublic(Card card) {
        return PUBLIC.equals(card.publicity());
    }

    private static boolean isOfRound(Card card, TaskItem task) {
        return card.formKey().equals(task.formKey()) && !card.createdAt().isBefore(task.createdAt());
    }

    /** Those who steer the whole see every idea (E2); the administrator sees technical data only. */
    public boolean seesAll(String userId) {
        return rights.readsAll(userId);
    }

    /** The sectors whose unscreened ideas the reader sees as their coordinator. */
    public Set<String> screensSectors(String userId) {
        return directory.groupsOf(userId).stream()
                .filter(group -> group.startsWith(COORDINATOR))
                .map(group -> group.substring(COORDINATOR.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
