package fi.ideapolku.card;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who wants to hear of what the library gets, by the life event that it is about (S84). */
@Repository
public class Themes {

    private final JdbcClient jdbc;

    Themes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From now on the person hears of the life event; does nothing when he does already. */
    public void follow(String lifeEvent, String userId) {
        unfollow(lifeEvent, userId);
        jdbc.sql("insert into theme_follower (life_event, user_id) values (:theme, :user)")
                .param("theme", lifeEvent)
                .param("user", userId)
                .update();
    }

    /** Ends what {@link #follow} began; does nothing when it did not. */
    public void unfollow(String lifeEvent, String userId) {
        jdbc.sql("delete from theme_follower where life_event = :theme and user_id = :user")
                .param("theme", lifeEvent)
                .param("user", userId)
                .update();
    }

    /** The life events that the person follows. */
    public Set<String> of(String userId) {
        return jdbc.sql("select life_event from theme_follower where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .set();
    }

    /** Ids of the people who follow the life event of the idea; empty when the idea has none. */
    public Set<String> followersOf(String ideaId) {
        return jdbc.sql(
                        "select t.user_id from theme_follower t join idea i on i.life_event = t.life_event where i.id = :id")
                .param("id", ideaId)
                .query(String.class)
                .set();
    }
}
