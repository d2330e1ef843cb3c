package fi.ideapolku.organisation;

import java.time.LocalDate;

/**
 * That one person does another's tasks for a time.
 *
 * @param firstDay the first day in Helsinki on which it holds
 * @param lastDay the last one, itself included
 */
public record Substitution(
        String id, String personId, String substituteId, LocalDate firstDay, LocalDate lastDay, String namedBy) {}
