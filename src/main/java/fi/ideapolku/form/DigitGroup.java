package fi.ideapolku.form;

import java.util.ArrayList;
import java.util.List;

/** Digits in a row, as numbers are written: {@code 040 123 4567} is three groups. */
record DigitGroup(int start, int end) {

    /** All groups of a text. */
    static List<DigitGroup> in(CharSequence text) {
        var groups = new ArrayList<DigitGroup>();
        for (var i = 0; i < text.length(); i++) {
            if (Detector.isDigit(text, i)) {
                var start = i;
                while (Detector.isDigit(text, i)) {
                    i++;
                }
                groups.add(new DigitGroup(start, i));
            }
        }
        return groups;
    }

    int length() {
        return end - start;
    }

    /** Whether the next group goes on with the same number: at most three separators of these between them. */
    boolean continuesIn(DigitGroup next, CharSequence text, String separators) {
        if (next.start - end > 3) {
            return false;
        }
        for (var i = end; i < next.start; i++) {
            if (separators.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the group is the inner part of a longer number such as {@code 28.70.05} or {@code 21/041/2023}. */
    boolean isInsideNumber(CharSequence text) {
        return start > 0
                && (Detector.isLetterOrDigit(text, start - 1)
                        || (".,:/-_".indexOf(text.charAt(start - 1)) >= 0 && Detector.isDigit(text, start - 2)));
    }
}
