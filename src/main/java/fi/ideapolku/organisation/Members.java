package fi.ideapolku.organisation;

import java.util.List;

/** Tells who belongs to a group. */
@FunctionalInterface
interface Members {

    List<String> membersOf(String groupId);
}
