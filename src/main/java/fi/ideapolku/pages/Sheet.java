package fi.ideapolku.pages;

import fi.ideapolku.form.FormSchema;
import java.util.Map;

/**
 * A form that somebody may fill now.
 *
 * @param draftId under which what was begun is kept
 * @param taskId the task that it answers, null for a new idea
 * @param address of its page; its parts lie below
 * @param known answers that are known already
 * @param context what conditions may name beside the answers
 */
record Sheet(
        String draftId,
        String taskId,
        String address,
        FormSchema form,
        Map<String, Object> known,
        Map<String, Object> context) {

    private static final int FEW = 5;

    /** Short forms and decisions are sent at once; the others are checked first. */
    public boolean direct() {
        return form.fields().size() <= FEW
                || form.key().equals("decision")
                || form.key().startsWith("cardReview")
                || form.key().endsWith("Decision");
    }
}
