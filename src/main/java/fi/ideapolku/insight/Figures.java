package fi.ideapolku.insight;

import fi.ideapolku.insight.History.IdeaFacts;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.organisation.WorkingDays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** All figures by name: finds the numbers, says them in a language, and keeps back what too few people stand behind. */
@Component
class Figures {

    private static final int SHOWN_IDEAS = 200;

    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Histories histories;
    private final MessageSource messages;
    private final Models models;
    private final Sectors sectors;

    Figures(Histories histories, MessageSource messages, Models models, Sectors sectors, WorkingDays workingDays) {
        this.histories = histories;
        this.messages = messages;
        this.models = models;
        this.sectors = sectors;
        all(workingDays).forEach(metric -> metrics.put(metric.key(), metric));
    }

    static List<Metric> all(WorkingDays workingDays) {
        return Stream.of(
                        FlowMetrics.all(),
                        WorkMetrics.all(),
                        TimeMetrics.all(workingDays),
                        OutcomeMetrics.all(),
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
        return histories.now();
    }

    /** Several figures of one moment. */
    List<Figure> find(List<String> keys, Filter filter, Locale locale) {
        var history = history();
        var words = words(locale);
        return keys.stream()
                .map(key -> tell(metrics.get(key), history, filter, words))
                .toList();
    }

    static Figure tell(Metric metric, History all, Filter filter, Words words) {
        var key = metric.key();
        var name = words.text(key + ".name");
        var definition = words.text(key + ".definition");
        var period = Period.months(filter.months(), all.asOf());
        if (metric.isAboutWork() && filter.sector() != null && isSmall(filter.sector(), all)) {
            return new Figure(
                    key,
                    name,
                    words.text("hidden"),
                    definition,
                    Table.of(),
                    null,
                    0,
                    period,
                    List.of(),
                    0,
                    false,
                    true);
        }
        var found = metric.find(all.of(filter::has), period);
        var seen = found.ideas().stream().filter(IdeaFacts::screened).toList();
        return new Figure(
                key,
                name,
                sentence(key, found, words),
                definition,
                found.table(),
                found.n() == 0 ? null : found.chart(),
                found.n(),
                period,
                seen.stream().limit(SHOWN_IDEAS).toList(),
                found.ideas().size() - Math.min(seen.size(), SHOWN_IDEAS),
                found.sentence().equals("few"),
                false);
    }

    private static String sentence(String key, Finding found, Words words) {
        if (found.n() == 0) {
            return words.text("none");
        }
        return found.sentence().equals("few")
                ? words.text("few", found.n(), Percentiles.ENOUGH)
                : words.text(key + "." + found.sentence(), found.values().toArray());
    }

    private static boolean isSmall(String sector, History all) {
        return all.named(sector).equals(History.SMALL);
    }
}
