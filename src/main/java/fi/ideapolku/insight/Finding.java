package fi.ideapolku.insight;

import fi.ideapolku.insight.Table.Share;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    /** One of the values, if it is a number that stands for enough observations. */
    Optional<Object> number(int value) {
        return n == 0 || sentence.equals("few") || value < 0
                ? Optional.empty()
                : Optional.ofNullable(values.get(value)).filter(it -> it instanceof Number || it instanceof Share);
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
