package fi.ideapolku.notification;

import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.task.TaskItem;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who hears what: whoever has the task or may take it, and for an idea its people and followers. */
@Component
class Recipients {

    private static final String[] PEOPLE = {"proposer", "coProposer", "owner"};

    private final Ideas ideas;
    private final Directory directory;
    private final Substitutes substitutes;

    Recipients(Ideas ideas, Directory directory, Substitutes substitutes) {
        this.ideas = ideas;
        this.directory = directory;
        this.substitutes = substitutes;
    }

    /** Whoever has the task, or everybody who may take it, and their substitutes. */
    Set<String> ofTask(TaskItem task) {
        var people = task.assignee() != null ? Set.of(task.assignee()) : membersOf(task.candidateGroups());
        var withSubstitutes = new LinkedHashSet<>(people);
        people.forEach(person -> withSubstitutes.addAll(substitutes.substitutesOf(person)));
        return withSubstitutes;
    }

    /** Those who hear of an escalation: the groups' members beside whoever has the task. */
    Set<String> ofEscalation(TaskItem task) {
        var everybody = new LinkedHashSet<>(membersOf(task.candidateGroups()));
        everybody.remove(task.assignee());
        return everybody;
    }

    /** The idea's proposers and its owner. */
    Set<String> peopleOf(String ideaId) {
        var people = new LinkedHashSet<>(ideas.peopleOf(ideaId, PEOPLE));
        var owner = ideas.get(ideaId).ownerId();
        if (owner != null) {
            people.add(owner);
        }
        return people;
    }

    /** The idea's proposers, its owner and its followers. */
    Set<String> everybodyOf(String ideaId) {
        var everybody = new LinkedHashSet<>(peopleOf(ideaId));
        everybody.addAll(followersOf(ideaId));
        return everybody;
    }

    /** Those whose answer a question waits for: the idea's owner or proposer, or a role; a sector's role is the lead sector's. */
    Set<String> asked(String ideaId, String role) {
        var idea = ideas.get(ideaId);
        return switch (role) {
            case "owner" -> idea.ownerId() == null ? Set.of() : Set.of(idea.ownerId());
            case "proposer" -> Set.of(idea.proposerId());
            case "sectorCoordinator" -> membersOf(List.of(role + idea.leadSectorId()));
            default -> membersOf(List.of(role));
        };
    }

    /** Who hears that nothing has happened to an idea: its owner and its sector's coordinator, in the end ORK's portfolio manager. */
    Set<String> ofSilence(String ideaId, String days) {
        if (days.equals(String.valueOf(SilentIdeas.LONG))) {
            return asked(ideaId, "orkPortfolioManager");
        }
        var people = new LinkedHashSet<>(asked(ideaId, "owner"));
        people.addAll(asked(ideaId, "sectorCoordinator"));
        return people;
    }

    Set<String> followersOf(String ideaId) {
        return ideas.peopleOf(ideaId, "follower");
    }

    private Set<String> membersOf(Collection<String> groups) {
        return new LinkedHashSet<>(groups.stream()
                .flatMap(group -> directory.membersOf(group).stream())
                .toList());
    }

    static List<String> parts(String detail) {
        return detail == null ? List.of() : Arrays.asList(detail.split(":", 2));
    }
}
