package fi.ideapolku.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to hear. */
@Repository
class ReaderSettings {

    static final List<String> MAIL_MODES = List.of("now", "daily", "off");

    private final JdbcClient jdbc;

    ReaderSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person's wishes.
     *
     * @param language of mail: {@code fi}, {@code sv} or {@code en}
     * @param mail for each topic {@code now}, {@code daily} or {@code off}
     * @param live whether numbers change while a page is open
     */
    record Setting(String language, Map<Topic, String> mail, boolean live) {

        /** One way for all topics. */
        static Setting of(String language, String mode) {
            return new Setting(
                    language,
                    Arrays.stream(Topic.values()).collect(Collectors.toMap(topic -> topic, topic -> mode)),
                    true);
        }
    }

    /** The person's wishes: Finnish, and at once, where he has said nothing. */
    Setting of(String userId) {
        var wishes = Setting.of("fi", "now");
        jdbc.sql("select topic, mode from reader_mail where user_id = :user")
                .param("user", userId)
                .query((row, n) -> wishes.mail().put(Topic.valueOf(row.getString(1)), row.getString(2)))
                .list();
        return jdbc.sql("select language, live from reader_setting where user_id = :user")
                .param("user", userId)
                .query((row, n) -> new Setting(row.getString(1), wishes.mail(), row.getBoolean(2)))
                .optional()
                .orElse(wishes);
    }

    /** The people who have chosen this way for a topic. */
    List<String> whoWant(Topic topic, String mode) {
        return jdbc.sql("select user_id from reader_mail where topic = :topic and mode = :mode order by user_id")
                .param("topic", topic.name())
                .param("mode", mode)
                .query(String.class)
                .list();
    }

    @Transactional
    void write(String userId, Setting setting) {
        for (var table : List.of("reader_setting", "reader_mail")) {
            jdbc.sql("delete from " + table + " where user_id = :user")
                    .param("user", userId)
                    .update();
        }
        jdbc.sql("insert into reader_setting (user_id, language, live) values (:user, :language, :live)")
                .param("user", userId)
                .param("language", setting.language())
                .param("live", setting.live())
                .update();
        setting.mail()
                .forEach((topic, mode) -> jdbc.sql(
                                "insert into reader_mail (user_id, topic, mode) values (:user, :topic, :mode)")
                        .param("user", userId)
                        .param("topic", topic.name())
                        .param("mode", mode)
                        .update());
    }
}
