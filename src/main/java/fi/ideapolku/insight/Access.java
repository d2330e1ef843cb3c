package fi.ideapolku.insight;

import fi.ideapolku.organisation.Directory;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who may read figures: those who steer read all of them; the branch reads those about the portfolio, which it sees in the
 * list of ideas anyway (S97). Who belongs to no group reads none.
 */
@Component
class Access {

    private static final String MANAGEMENT = "sectorManagement";
    private static final List<String> STEERING = List.of(MANAGEMENT, "sectorCoordinator", "sectorOwner", "ork");
    private static final Set<String> ALSO = Set.of("processOwner", "omSteering", "coordinationGroup");

    /** Figures about ideas only, which everybody in the branch may count for himself. */
    private static final Set<String> FOR_ALL = Set.of(
            "wip",
            "age",
            "inOut",
            "timeToDecision",
            "promise",
            "notStarted",
            "silent",
            "throughput",
            "cfd",
            "outcomes",
            "stops",
            "decisions",
            "lessons",
            "benefits",
            "customersHeard",
            "evidence",
            "panelEffect",
            "joint",
            "barriers",
            "pilotBaseline");

    private final Directory directory;

    Access(Directory directory) {
        this.directory = directory;
    }

    /** Whether the reader sees every figure, the process map and the event log. */
    boolean seesAll(Principal reader) {
        return seesAll(reader.getName());
    }

    boolean seesAll(String userId) {
        return directory.groupsOf(userId).stream()
                .anyMatch(group -> ALSO.contains(group) || STEERING.stream().anyMatch(group::startsWith));
    }

    /** The sector whose management the reader belongs to, and whose figures he looks at first (C18); null for others. */
    String sectorManagedBy(String userId) {
        return directory.groupsOf(userId).stream()
                .filter(group -> group.startsWith(MANAGEMENT))
                .map(group -> group.substring(MANAGEMENT.length()))
                .findFirst()
                .orElse(null);
    }

    boolean sees(Principal reader, String figure) {
        return seesAll(reader)
                || FOR_ALL.contains(figure)
                        && !directory.groupsOf(reader.getName()).isEmpty();
    }

    /** @throws AccessDeniedException when the reader may not see the figure */
    void check(Principal reader, String figure) {
        if (!sees(reader, figure)) {
            throw new AccessDeniedException("This figure is for those who steer");
        }
    }

    /** @throws AccessDeniedException when the reader does not steer */
    void checkSeesAll(Principal reader) {
        if (!seesAll(reader)) {
            throw new AccessDeniedException("This is for those who steer");
        }
    }
}
