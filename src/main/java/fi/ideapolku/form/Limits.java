package fi.ideapolku.form;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What form-js itself knows of an answer's limits; null where there is none. */
record Limits(
        Integer minLength, Integer maxLength, BigDecimal min, BigDecimal max, Integer decimalDigits, Pattern pattern) {

    /** The longest text that any field takes. */
    static final int LONGEST_TEXT = 4000;

    int longest() {
        return maxLength == null ? LONGEST_TEXT : maxLength;
    }
}
