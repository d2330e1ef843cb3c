package fi.ideapolku.insight;

import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.organisation.WorkingDays;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** All figures by name: finds the numbers, says them in a language, and keeps back what too few people stand behind. */
@Component
class Figures {

    private static final int SHOWN_IDEAS = 200;

    /** What is looked at for something that needs attention, the most pressing first. */
    private static final List<String> ATTENTION =
            List.of("age", "importantWaiting", "notStarted", "overdue", "silent", "promise");

    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    /** The numbers of the period before, found once a day: what is past hardly changes. */
    private final Map<Earlier, Optional<Object>> past = new ConcurrentHashMap<>();

    private final Snapshots snapshots;
    private final MessageSource messages;
    private final Models models;
    private final Sectors sectors;

    Figures(
            Snapshots snapshots,
            MessageSource messages,
            Models models,
            Sectors sectors,
            WorkingDays workingDays,
            Priorities priorities) {
        this.snapshots = snapshots;
        this.messages = messages;
        this.models = models;
        this.sectors = sectors;
        all(workingDays, priorities).forEach(metric -> metrics.put(metric.key(), metric));
    }

    private record Earlier(String metric, Filter filter, LocalDate today) {}

    static List<Metric> all(WorkingDays workingDays, Priorities priorities) {
        return Stream.of(
                        FlowMetrics.all(),
                        WorkMetrics.all(workingDays),
                        TimeMetrics.all(workingDays),
                        PromiseMetrics.all(workingDays),
                        OutcomeMetrics.all(),
                        DecisionMetrics.all(priorities),
                        ResultMetrics.all(),
                        ParticipationMetrics.all(),
                        EvidenceMetrics.all(),
                        QualityMetrics.all())
                .flatMap(List::stream)
                .toList();
    }

    List<String> keys() {
        return List.copyOf(metrics.keySet());
    }

    Words words(Locale locale) {
        return new Words(messages, models, sectors, locale);
    }

    History history() {
        return snapshots.now().history();
    }

    /** Several figures of one moment. */
    List<Figure> find(List<String> keys, Filter filter, Locale locale) {
        var part = snapshots.now().part(filter);
        var today = Period.date(part.period().to());
        past.keySet().removeIf(earlier -> !earlier.today().equals(today));
        return keys.stream()
                .map(metrics::get)
                .map(metric -> tell(
                        metric,
                        part,
                        past.computeIfAbsent(
                                new Earlier(metric.key(), filter, today), earlier -> part.numberBefore(metric)),
                        words(locale)))
                .toList();
    }

    /** What somebody should look at now, three at the most, the most pressing first. */
    List<Figure> needingAttention(Predicate<String> isSeen, Filter filter, Locale locale) {
        return find(ATTENTION.stream().filter(isSeen).toList(), filter, locale).stream()
                .filter(Figure::needsAttention)
                .limit(3)
                .toList();
    }

    static Figure tell(Metric metric, Part part, Optional<Object> before, Words words) {
        var key = metric.key();
        var isHidden = metric.isAboutWork() && part.isSmall();
        var found = isHidden ? Finding.of(0, Table.of(), null, List.of()) : part.find(metric);
        var seen = found.ideas().stream().filter(IdeaFacts::screened).toList();
        return new Figure(
                key,
                words.text(key + ".name"),
                isHidden ? words.text("hidden") : sentence(key, found, words),
                found.number(metric.compared()).map(words::cell).orElse(""),
                found.n() == 0 || metric.compared() < 0 ? "" : change(found.number(metric.compared()), before, words),
                words.text(key + ".definition"),
                found.table(),
                found.n() == 0 ? null : found.chart(),
                found.n(),
                part.period(),
                seen.stream().limit(SHOWN_IDEAS).toList(),
                found.ideas().size() - Math.min(seen.size(), SHOWN_IDEAS),
                found.sentence().equals("few"),
                isHidden);
    }

    private static String sentence(String key, Finding found, Words words) {
        if (found.n() == 0) {
            return words.text("none");
        }
        return found.sentence().equals("few")
                ? words.text("few", found.n(), Percentiles.ENOUGH)
                : words.text(key + "." + found.sentence(), found.values().toArray());
    }

    /** The change in words, from the numbers as they are told; empty where there was too little to compare with. */
    private static String change(Optional<Object> now, Optional<Object> before, Words words) {
        if (now.isEmpty() || before.isEmpty() || isOfFew(now.get()) || isOfFew(before.get())) {
            return "";
        }
        var told = words.cell(now.get());
        var toldBefore = words.cell(before.get());
        var way = told.equals(toldBefore)
                ? "same"
                : Table.number(now.get()) > Table.number(before.get()) ? "more" : "less";
        return words.text("change." + way, told, toldBefore);
    }

    private static boolean isOfFew(Object number) {
        return number instanceof Table.Share share && share.whole() < Percentiles.ENOUGH;
    }
}
