package fi.ideapolku.organisation;

import java.util.Map;

/**
 * A role of the process (S20–S28, S95).
 *
 * @param perSector whether every sector has a group of this role
 * @param name name by language: {@code fi}, {@code sv}, {@code en}
 */
public record Role(String id, boolean perSector, Map<String, String> name) {

    /** Id of the group that holds the role: the role's id, with the sector's id behind it for a role of a sector. */
    public String groupId(String sectorId) {
        if (!perSector) {
            return id;
        }
        if (sectorId == null) {
            throw new IllegalArgumentException("Role of a sector without a sector: " + id);
        }
        return id + sectorId;
    }
}
