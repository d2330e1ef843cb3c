package fi.ideapolku.pages;

import fi.ideapolku.card.Card;
import fi.ideapolku.idea.Idea;
import java.util.List;

/**
 * One card or record of an idea, read only.
 *
 * @param party who submitted it: never a person
 * @param versions all versions of it that the reader sees, oldest first; empty for a record that has none
 * @param comparedWith the version before it, null for the first one
 * @param differences what changed since then, null for the first one
 */
record IdeaCardView(
        Idea idea,
        Card card,
        String party,
        CardText text,
        List<Card> versions,
        Integer comparedWith,
        Differences differences) {}
