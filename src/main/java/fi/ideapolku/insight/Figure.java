package fi.ideapolku.insight;

import java.util.List;

/**
 * A figure as somebody reads it: one sentence, its picture and the table that both come from.
 *
 * @param headline the number that it compares, as people read it; empty where there is none
 * @param change how its number stands to the one of the period before, in words
 * @param definition how it is computed, in words
 * @param n how many observations it rests on
 * @param ideas the ideas behind it that everybody may see
 * @param unseen how many more there are that are not screened yet
 * @param few true when there are too few observations to sum up
 * @param hidden true when it is not told because fewer than five people stand behind it
 */
record Figure(
        String key,
        String name,
        String sentence,
        String headline,
        String change,
        String definition,
        Table table,
        Chart chart,
        int n,
        Period period,
        List<IdeaFacts> ideas,
        int unseen,
        boolean few,
        boolean hidden) {

    /** Whether it tells of ideas that somebody should look at; asked only of figures whose ideas are such. */
    boolean needsAttention() {
        return !few && !hidden && n > 0 && (!ideas.isEmpty() || unseen > 0);
    }
}
