package fi.ideapolku.form;

import java.util.List;

/**
 * A question with its answer in words, as cards and the page before sending show them.
 *
 * @param id id of the question's control on the form
 * @param lines the answer, one line an item; empty when there is none
 * @param rows the rows of a list, each with its own answers; empty for other fields
 */
public record AnswerView(String key, String id, String label, List<String> lines, List<List<AnswerView>> rows) {

    /** Answers under one title, null outside any group. */
    public record Part(String title, List<AnswerView> answers) {}

    public boolean isGiven() {
        return !lines.isEmpty() || !rows.isEmpty();
    }
}
