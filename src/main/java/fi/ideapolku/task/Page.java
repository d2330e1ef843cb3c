package fi.ideapolku.task;

import fi.ideapolku.UtcTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a page of a list begins, by the key of the last row of the page before; the text form is what a URL carries.
 *
 * @param size rows at the most, 1–200
 * @param after creation time of the last row seen, null for the first page
 * @param afterId id of the last row seen, null for the first page
 */
public record Page(int size, Instant after, String afterId) {

    private static final int MAX_SIZE = 200;

    /** @param after what {@link #next} gave, or null for the first page; an unreadable one means the first page */
    public static Page of(Integer size, String after) {
        var rows = size == null ? 50 : Math.max(1, Math.min(size, MAX_SIZE));
        if (after == null || !after.matches("-?\\d{1,19}\\.\\d{1,9}~[\\w-]{1,64}")) {
            return new Page(rows, null, null);
        }
        var dot = after.indexOf('.');
        var tilde = after.indexOf('~');
        try {
            var seconds = Long.parseLong(after.substring(0, dot));
            var nanos = Long.parseLong(after.substring(dot + 1, tilde));
            return new Page(rows, Instant.ofEpochSecond(seconds, nanos), after.substring(tilde + 1));
        } catch (NumberFormatException | java.time.DateTimeException tooLarge) {
            return new Page(rows, null, null);
        }
    }

    /** The text that {@link #of} reads to go on after a row. */
    public static String next(Instant createdAt, String id) {
        return "%d.%d~%s".formatted(createdAt.getEpochSecond(), createdAt.getNano(), id);
    }

    String where(String timeColumn, String idColumn) {
        return after == null ? "" : " and (" + timeColumn + ", " + idColumn + ") < (:after, :afterId)";
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>();
        if (after != null) {
            params.put("after", UtcTime.of(after));
            params.put("afterId", afterId);
        }
        return params;
    }
}
