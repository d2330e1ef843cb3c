package fi.ideapolku.notification;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The days of workshops and customer panels to which a person goes: those of ideas that he owns, that he planned, or to which he said yes. */
@Component
class WorkshopDays {

    /** Where the days stand: the plan, and its fields in their order. */
    private static final Map<String, List<String>> DAYS = Map.of(
            "sprintPlan", List.of("workshop1Date", "workshop2Date", "workshop3Date"),
            "panelPlan", List.of("plannedDate"));

    private static final String ANSWER = "sprintInvitationAnswer";
    private static final int MOST = 200;

    private final Cards cards;
    private final JdbcClient jdbc;

    WorkshopDays(Cards cards, JdbcClient jdbc) {
        this.cards = cards;
        this.jdbc = jdbc;
    }

    /** One day. @param field names its text, {@code notice.calendar.<field>} */
    record Day(String ideaId, String ideaTitle, String field, LocalDate date) {}

    /** The days that the newest plans of open ideas name. */
    List<Day> of(String userId) {
        var titles = openIdeas(userId);
        return cards.latestOf(titles.keySet(), DAYS.keySet()).stream()
                .flatMap(plan -> DAYS.get(plan.kind()).stream().map(field -> day(plan, titles, field)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Day day(Card plan, Map<String, String> titles, String field) {
        var date = plan.content().get(field);
        return date == null
                ? null
                : new Day(plan.ideaId(), titles.get(plan.ideaId()), field, LocalDate.parse(date.toString()));
    }

    /** Titles by id. */
    private Map<String, String> openIdeas(String userId) {
        var ids = new HashSet<>(jdbc.sql("select idea_id from idea_person where user_id = :user and relation = 'owner'")
                .param("user", userId)
                .query(String.class)
                .list());
        cards.by(userId, null, null, MOST).stream()
                .filter(WorkshopDays::takesPart)
                .map(Card::ideaId)
                .forEach(ids::add);
        var titles = new HashMap<String, String>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, title from idea where id in (:ids) and status = 'open'")
                    .param("ids", ids)
                    .query((row, n) -> titles.put(row.getString(1), row.getString(2)))
                    .list();
        }
        return titles;
    }

    private static boolean takesPart(Card sent) {
        return DAYS.containsKey(sent.kind())
                || ANSWER.equals(sent.kind()) && "joins".equals(sent.content().get("answer"));
    }
}
