package fi.ideapolku.process;

import fi.ideapolku.card.Card;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.UnknownIdea;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.task.TaskItem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may read what: the branch reads every screened idea (S97), the few named read it before, and secret cards stay with those concerned. */
@Component
public class IdeaAccess {

    private static final String COORDINATOR = "sectorCoordinator";

    private final Ideas ideas;
    private final Directory directory;

    IdeaAccess(Ideas ideas, Directory directory) {
        this.ideas = ideas;
        this.directory = directory;
    }

    /** The idea. @throws UnknownIdea when there is none or the reader may not see it: he cannot tell which */
    public Idea read(String ideaId, String userId) {
        var idea = ideas.get(ideaId);
        if (!mayRead(idea, userId)) {
            throw new UnknownIdea(ideaId);
        }
        return idea;
    }

    public boolean mayRead(Idea idea, String userId) {
        return idea.screened()
                || userId.equals(idea.proposerId())
                || userId.equals(idea.ownerId())
                || seesAll(userId)
                || directory.groupsOf(userId).contains(COORDINATOR + idea.leadSectorId());
    }

    /** Whether the reader may see a card's texts: a partly secret one is for the idea's people, its sectors and ORK. */
    public boolean mayRead(Card card, Idea idea, String userId) {
        return "public".equals(card.publicity())
                || seesAll(userId)
                || ideas.peopleOf(idea.id(), "proposer", "coProposer", "owner", "maker")
                        .contains(userId)
                || directory.sectorOf(userId).filter(idea.sectorIds()::contains).isPresent();
    }

    /**
     * What of an idea's cards the reader sees: of those that he {@linkplain #mayRead(Card, Idea, String) may read} all but the answers to
     * a form that others still answer in the same round, so that nobody decides or reviews by what a colleague said.
     *
     * @param open the idea's open tasks
     */
    public List<Card> readable(Idea idea, List<Card> cards, List<TaskItem> open, String userId) {
        var seesSecret = cards.stream()
                .filter(card -> !"public".equals(card.publicity()))
                .findFirst()
                .filter(secret -> mayRead(secret, idea, userId))
                .isPresent();
        return cards.stream()
                .filter(card -> "public".equals(card.publicity()) || seesSecret)
                .filter(card ->
                        userId.equals(card.authorId()) || open.stream().noneMatch(task -> isOfRound(card, task)))
                .toList();
    }

    private static boolean isOfRound(Card card, TaskItem task) {
        return card.formKey().equals(task.formKey()) && !card.createdAt().isBefore(task.createdAt());
    }

    /** ORK's people and the process owner see every idea; the administrator sees technical data only. */
    public boolean seesAll(String userId) {
        return directory.groupsOf(userId).stream()
                .anyMatch(
                        group -> group.startsWith("ork") || group.equals("processOwner") || group.equals("omSteering"));
    }

    /** The sectors whose unscreened ideas the reader sees as their coordinator. */
    public Set<String> screensSectors(String userId) {
        return directory.groupsOf(userId).stream()
                .filter(group -> group.startsWith(COORDINATOR))
                .map(group -> group.substring(COORDINATOR.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
