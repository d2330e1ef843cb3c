package fi.ideapolku.insight;

import fi.ideapolku.insight.History.IdeaFacts;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What a metric found: numbers without words.
 *
 * @param sentence which sentence tells it: {@code sentence}, or another key below the metric's
 * @param values what the sentence tells, as cells of a {@link Table}
 * @param chart null where a list says it better
 * @param n how many observations it rests on; 0 is told as "nothing yet"
 * @param ideas the ideas behind it
 */
record Finding(String sentence, List<Object> values, Table table, Chart chart, int n, List<IdeaFacts> ideas) {

    static Finding of(int n, Table table, Chart chart, Collection<IdeaFacts> ideas, Object... values) {
        return new Finding("sentence", Arrays.asList(values), table, chart, n, List.copyOf(ideas));
    }

    /** The same, told by another sentence. */
    Finding told(String other) {
        return new Finding(other, values, table, chart, n, ideas);
    }

    /** The same, with as few observations as cannot be summed up: told so, with the table as a list. */
    Finding fewIf(boolean few) {
        return few && n > 0 ? told("few") : this;
    }
}
