package fi.ideapolku.notification;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants to hear. */
@Repository
class ReaderSettings {

    static final List<String> MAIL_MODES = List.of("now", "daily", "off");

    private static final Setting DEFAULT = new Setting("fi", "now", true);

    private final JdbcClient jdbc;

    ReaderSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person's wishes.
     *
     * @param language of mail: {@code fi}, {@code sv} or {@code en}
     * @param mailMode {@code now}, {@code daily} or {@code off}
     * @param live whether numbers change while a page is open
     */
    record Setting(String language, String mailMode, boolean live) {}

    /** The person's wishes, or Finnish and at once where he has said nothing. */
    Setting of(String userId) {
        return jdbc.sql("select language, mail_mode, live from reader_setting where user_id = :user")
                .param("user", userId)
                .query((row, n) -> new Setting(row.getString(1), row.getString(2), row.getBoolean(3)))
                .optional()
                .orElse(DEFAULT);
    }

    /** The people who have chosen this mail mode. */
    List<String> whoWant(String mailMode) {
        return jdbc.sql("select user_id from reader_setting where mail_mode = :mode order by user_id")
                .param("mode", mailMode)
                .query(String.class)
                .list();
    }

    @Transactional
    void write(String userId, Setting setting) {
        jdbc.sql("delete from reader_setting where user_id = :user")
                .param("user", userId)
                .update();
        jdbc.sql(
                        "insert into reader_setting (user_id, language, mail_mode, live) values (:user, :language, :mode, :live)")
                .param("user", userId)
                .param("language", setting.language())
                .param("mode", setting.mailMode())
                .param("live", setting.live())
                .update();
    }
}
