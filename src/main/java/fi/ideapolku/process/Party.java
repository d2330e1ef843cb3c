package fi.ideapolku.process;

import fi.ideapolku.idea.Idea;
import java.util.List;
import java.util.regex.Pattern;

/** Who has the ball, as everybody may know it: a sector, ORK, the ministry or the panel, never a person (S97). */
final class Party {

    private static final Pattern SECTOR_GROUP = Pattern.compile("sector(?:Staff|Coordinator|Owner|Management)([A-Z]+)");

    private Party() {}

    static String of(List<String> candidateGroups, Idea idea) {
        if (candidateGroups.isEmpty()) {
            return idea.leadSectorId();
        }
        var group = candidateGroups.get(0);
        var sector = SECTOR_GROUP.matcher(group);
        if (sector.matches()) {
            return sector.group(1);
        }
        return switch (group) {
            case "omSteering" -> "OM";
            case "panelFacilitator" -> "panel";
            default -> "ORK";
        };
    }
}
