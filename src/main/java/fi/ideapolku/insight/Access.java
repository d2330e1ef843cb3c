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
            "decisionsByQuarter",
            "lessons",
            "published",
            "reuse",
            "benefits",
            "customersHeard",
            "evidence",
            "panelEffect",
            "panelConfirmed",
            "joint",
            "barriers",
            "pilotBaseline");

    private final Directory directory;

    Access(Directory directory) {
        this.directory = directory;
    }

    /** What a reader may see, by his groups. */
    record Rights(Set<String> groups) {

        /** Whether he sees every figure, the process map and the event log. */
        boolean seesAll() {
            return groups.stream()
                    .anyMatch(group -> ALSO.contains(group) || STEERING.stream().anyMatch(group::startsWith));
        }

        boolean sees(String figure) {
            return seesAll() || FOR_ALL.contains(figure) && !groups.isEmpty();
        }

        /** The sector whose management he belongs to, and whose figures he looks at first (C18); null for others. */
        String managedSector() {
            return groups.stream()
                    .filter(group -> group.startsWith(MANAGEMENT))
                    .map(group -> group.substring(MANAGEMENT.length()))
                    .findFirst()
                    .orElse(null);
        }
    }

    Rights of(String userId) {
        return new Rights(directory.groupsOf(userId));
    }

    Rights of(Principal reader) {
        return of(reader.getName());
    }

    /** @throws AccessDeniedException when the reader may not see the figure */
    void check(Principal reader, String figure) {
        if (!of(reader).sees(figure)) {
            throw new AccessDeniedException("This figure is for those who steer");
        }
    }

    /** @throws AccessDeniedException when the reader does not steer */
    void checkSeesAll(Principal reader) {
        if (!of(reader).seesAll()) {
            throw new AccessDeniedException("This is for those who steer");
        }
    }
}
