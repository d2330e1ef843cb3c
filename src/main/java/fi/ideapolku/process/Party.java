package fi.ideapolku.process;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.organisation.Directory;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who has the ball, as everybody may know it: a sector, ORK, the ministry or the panel, never a person (S97). */
@Component
class Party {

    static final String ORK = "ORK";

    private static final Pattern SECTOR_GROUP = Pattern.compile("sector(?:Staff|Coordinator|Owner|Management)([A-Z]+)");

    private final Directory directory;

    Party(@Lazy Directory directory) {
        this.directory = directory;
    }

    /** The party of whoever carries the idea on, where he has the task, else that of its first group. */
    String of(List<String> candidateGroups, String assignee, Idea idea) {
        if (assignee != null && (assignee.equals(idea.ownerId()) || assignee.equals(idea.implementationOwnerId()))) {
            return ofPerson(assignee, idea);
        }
        return candidateGroups.isEmpty() ? idea.leadSectorId() : ofGroup(candidateGroups.get(0));
    }

    private String ofPerson(String userId, Idea idea) {
        return directory.groupsOf(userId).stream().anyMatch(group -> group.startsWith("ork"))
                ? ORK
                : directory.sectorOf(userId).orElse(idea.leadSectorId());
    }

    private static String ofGroup(String group) {
        var sector = SECTOR_GROUP.matcher(group);
        if (sector.matches()) {
            return sector.group(1);
        }
        return switch (group) {
            case "omSteering" -> "OM";
            case "panelFacilitator" -> "panel";
            default -> ORK;
        };
    }
}
