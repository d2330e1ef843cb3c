package fi.ideapolku.form;

import java.util.List;

/**
 * A question as a page shows it, in the reader's language.
 *
 * @param name name of its parameter
 * @param id id of its first control; help and error have it with {@code -help} and {@code -error} at the end
 * @param kind {@code text}, {@code textarea}, {@code number}, {@code scale}, {@code date}, {@code box}, {@code radio}, {@code select},
 *     {@code checklist} or {@code rows}
 * @param value what stands in the control
 * @param longest the most characters of a text, null for other kinds
 * @param errors what is wrong, empty when nothing is known
 * @param steers whether other questions come and go with the answer
 * @param full whether no more rows fit
 * @param other another version of the answer, written meanwhile by somebody else, or null
 */
public record FieldView(
        String name,
        String id,
        String kind,
        String label,
        String help,
        boolean optional,
        String value,
        List<Choice> choices,
        Integer longest,
        List<String> errors,
        boolean steers,
        List<Row> rows,
        boolean full,
        String other) {

    /** One choice; {@code id} is the control's. */
    public record Choice(String id, String value, String label, boolean chosen) {}

    /** A row of a list, counted from nought; {@code mark} is the parameter that says that it is there. */
    public record Row(int index, String mark, List<FieldView> fields) {}

    /** Ids that describe the control, null when there are none. */
    public String describedBy() {
        var ids = new java.util.ArrayList<String>();
        if (help != null || "date".equals(kind)) {
            ids.add(id + "-help");
        }
        if (!errors.isEmpty()) {
            ids.add(id + "-error");
        }
        if (longest != null) {
            ids.add(id + "-count");
        }
        return ids.isEmpty() ? null : String.join(" ", ids);
    }
}
