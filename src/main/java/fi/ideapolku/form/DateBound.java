package fi.ideapolku.form;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** A day that a date is compared with ({@code today}, {@code field:periodStart} or an ISO date), and an offset to it. */
record DateBound(String field, LocalDate fixed, int offset) {

    private static final Pattern BOUND =
            Pattern.compile("(?:(today)|field:([A-Za-z]\\w*)|(\\d{4}-\\d{2}-\\d{2}))(?:\\s*([+-]\\s*\\d{1,5}))?");

    static DateBound parse(String text) {
        var parts = BOUND.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("No date bound: " + text);
        }
        var offset =
                parts.group(4) == null ? 0 : Integer.parseInt(parts.group(4).replaceAll("\\s", ""));
        return new DateBound(parts.group(2), parts.group(3) == null ? null : LocalDate.parse(parts.group(3)), offset);
    }
}
