package fi.ideapolku.task;

import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts, without a name, how often people found a question useless; the process owner reads it (S83, S86). */
@Repository
public class QuestionFeedback {

    private final JdbcClient jdbc;

    QuestionFeedback(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one vote. */
    public void useless(String formKey, String fieldKey) {
        if (!add(formKey, fieldKey)) {
            try {
                jdbc.sql("insert into question_feedback (form_key, field_key, useless) values (:form, :field, 1)")
                        .param("form", formKey)
                        .param("field", fieldKey)
                        .update();
            } catch (DuplicateKeyException somebodyWasFaster) {
                add(formKey, fieldKey);
            }
        }
    }

    private boolean add(String formKey, String fieldKey) {
        return jdbc.sql(
                                "update question_feedback set useless = useless + 1 where form_key = :form and field_key = :field")
                        .param("form", formKey)
                        .param("field", fieldKey)
                        .update()
                == 1;
    }

    /** How often a question of a form was found useless. */
    public record Votes(String formKey, String fieldKey, int useless) {}

    /** The questions that were found useless at all, the most useless first. */
    public List<Votes> all() {
        return jdbc.sql(
                        "select form_key, field_key, useless from question_feedback order by useless desc, form_key, field_key")
                .query((row, n) -> new Votes(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }
}
