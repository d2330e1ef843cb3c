package fi.ideapolku.pages;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.process.TaskModels;
import fi.ideapolku.task.TaskList;
import fi.ideapolku.web.Shell;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tasks as the list says them: in groups by urgency, with why each came to the reader. */
@Component
class TaskRows {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private final TaskModels models;
    private final Cards cards;
    private final Roles roles;
    private final Clock clock;

    TaskRows(TaskModels models, Cards cards, Roles roles, Clock clock) {
        this.models = models;
        this.cards = cards;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * One task.
     *
     * @param role name of the group that it came to; null when it came to the reader himself
     * @param returned the reason why it came back, null otherwise
     * @param daysLate working out from the due date: 0 when it is not late
     * @param absent name of the person for whom the reader stands in, when it is that person's; null otherwise
     * @param claimable whether the reader may take it now
     */
    record Row(
            String id,
            String name,
            String ideaId,
            String ideaTitle,
            String sector,
            String stage,
            String party,
            String role,
            String returned,
            LocalDate due,
            long daysLate,
            boolean soon,
            boolean mine,
            String absent,
            boolean claimable) {

        /** Whether the reader may take it or give it away. */
        public boolean selectable() {
            return claimable || mine && role != null;
        }
    }

    /** Rows of one urgency: {@code late}, {@code week}, {@code later}, {@code open} (no due date) or {@code all}. */
    record Urgency(String key, List<Row> rows) {}

    List<Urgency> grouped(
            List<TaskList.Row> page, Shell shell, Set<String> people, Set<String> groups, boolean together) {
        var today = LocalDate.now(clock.withZone(HELSINKI));
        var returns = returns(page);
        var byUrgency = new LinkedHashMap<String, List<Row>>();
        for (var row : page) {
            var shown = row(row, shell, people, groups, today, returns);
            byUrgency
                    .computeIfAbsent(together ? "all" : urgency(shown, today), key -> new java.util.ArrayList<>())
                    .add(shown);
        }
        return byUrgency.entrySet().stream()
                .map(entry -> new Urgency(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Row row(
            TaskList.Row row,
            Shell shell,
            Set<String> people,
            Set<String> groups,
            LocalDate today,
            Map<String, String> returns) {
        var item = row.item();
        var due = item.dueAt() == null ? null : LocalDate.ofInstant(item.dueAt(), HELSINKI);
        var late = item.dueAt() != null && item.dueAt().isBefore(clock.instant());
        var own = item.candidateGroups().stream().filter(groups::contains).findFirst();
        return new Row(
                item.id(),
                item.name().get(shell.language()),
                item.ideaId(),
                row.ideaTitle(),
                shell.sector(row.sectorId()),
                shell.stage(item.stage()),
                item.party(),
                own.or(() -> item.candidateGroups().stream().findFirst())
                        .flatMap(roles::ofGroup)
                        .map(role -> role.name().get(shell.language()))
                        .orElse(null),
                returns.get(item.id()),
                due,
                late ? Math.max(1, ChronoUnit.DAYS.between(due, today)) : 0,
                due != null && !late && !due.isAfter(today.plusDays(1)),
                item.assignee() != null && people.contains(item.assignee()),
                item.assignee() == null
                                || !people.contains(item.assignee())
                                || item.assignee().equals(shell.userId())
                        ? null
                        : shell.person(item.assignee()),
                item.assignee() == null && own.isPresent());
    }

    private static String urgency(Row row, LocalDate today) {
        if (row.due() == null) {
            return "open";
        }
        if (row.daysLate() > 0) {
            return "late";
        }
        return row.due().isAfter(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))) ? "later" : "week";
    }

    /** Reason by task id, for the tasks to which a card has come back. */
    private Map<String, String> returns(List<TaskList.Row> page) {
        var wanted = page.stream()
                .filter(row -> !models.returnedBy(row.item().taskKey()).isEmpty())
                .toList();
        var kinds = wanted.stream()
                .flatMap(row -> models.returnedBy(row.item().taskKey()).stream())
                .map(field -> field.substring(0, field.indexOf('.')))
                .distinct()
                .toList();
        var latest = cards.latestOf(
                wanted.stream().map(row -> row.item().ideaId()).distinct().toList(), kinds);
        var reasons = new LinkedHashMap<String, String>();
        wanted.forEach(row ->
                reason(row, latest).ifPresent(text -> reasons.put(row.item().id(), text)));
        return reasons;
    }

    private java.util.Optional<String> reason(TaskList.Row row, List<Card> latest) {
        var fields = models.returnedBy(row.item().taskKey());
        return latest.stream()
                .filter(card -> card.ideaId().equals(row.item().ideaId()))
                .filter(card -> "public".equals(card.publicity()))
                .sorted(java.util.Comparator.comparing(Card::createdAt).reversed())
                .flatMap(card -> fields.stream()
                        .filter(field -> field.startsWith(card.kind() + "."))
                        .map(field -> card.content().get(field.substring(field.indexOf('.') + 1))))
                .filter(Objects::nonNull)
                .map(value -> firstLine(value.toString()))
                .findFirst();
    }

    private static String firstLine(String text) {
        var line = Arrays.stream(text.split("\n")).findFirst().orElse("");
        return line.length() > 160 ? line.substring(0, 157) + "…" : line;
    }
}
