package fi.ideapolku.form;

import java.math.BigDecimal;
import java.util.List;

/** The rules that form-js lacks, read from a component's {@code properties}; null or empty where there is none. */
record Rules(
        DateBound notBefore,
        DateBound notAfter,
        DateBound maxMonthsAfter,
        Integer minItems,
        Integer maxItems,
        Integer itemMaxLength,
        Sum sum,
        List<AtMost> atMost,
        List<NotOffered> notOffered,
        String requiredWhen) {

    /** The total that a column of a list must have. */
    record Sum(String column, BigDecimal total) {}

    /** The most that a number may be while the condition holds: a number or another field's value; always when there is no condition. */
    record AtMost(BigDecimal limit, String field, String condition) {}

    /** An option that is not to be had while the condition holds; of a yes-or-no question {@code true} or {@code false}. */
    record NotOffered(String option, String condition) {}

    boolean isList() {
        return minItems != null || maxItems != null || itemMaxLength != null;
    }
}
