package fi.ideapolku.organisation;

import java.time.LocalDate;
import java.util.Map;

/**
 * An organisation of the branch that can own ideas (S19, S31).
 *
 * @param name official name by language: {@code fi}, {@code sv}, {@code en}
 * @param parentId the sector above, {@code null} for the ministry
 * @param actsFor the sector that acts for this one where it has nobody of its own, or {@code null}
 * @param independent never invited or given work by the system outside its own ideas, such as the ombudsmen
 * @param validFrom first day, {@code null} when not known
 * @param validTo last day, {@code null} while it goes on
 * @param pilotParticipation part taken in the pilot of 2021: {@code owner}, {@code namedInSlides}, {@code inferred},
 *     {@code no}, {@code unclear} or {@code notExisting}
 */
public record Sector(
        String id,
        Map<String, String> name,
        String parentId,
        String actsFor,
        boolean independent,
        LocalDate validFrom,
        LocalDate validTo,
        String pilotParticipation) {

    /** Whether ideas can be given to the sector on the day; others are kept for old records. */
    public boolean isActive(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    Sector valid(LocalDate from, LocalDate to) {
        return new Sector(id, name, parentId, actsFor, independent, from, to, pilotParticipation);
    }
}
