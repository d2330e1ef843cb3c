package fi.ideapolku.insight;

import fi.ideapolku.insight.Table.Code;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What those who steer hear once a week: the same things that need attention as the first page of figures tells. */
@Component
public class WeeklySummary {

    private static final int MONTHS = 3;

    private final Figures figures;
    private final Access access;

    WeeklySummary(Figures figures, Access access) {
        this.figures = figures;
        this.access = access;
    }

    /**
     * A sentence, and the list behind it.
     *
     * @param name the figure's name
     * @param path the address within the application
     */
    public record Line(String name, String sentence, String path) {}

    /** Whether the person steers, and may hear it. */
    public boolean isFor(String userId) {
        return access.of(userId).seesAll();
    }

    /** The sentences in a language, three at the most; of his own sector for who manages one; empty when nothing needs attention. */
    public List<Line> of(String userId, Locale locale) {
        var sector = access.of(userId).managedSector();
        var quarter = new Filter(MONTHS, sector, null, null);
        var whose = sector == null ? "" : figures.words(locale).name(new Code("party", sector)) + ": ";
        return figures.needingAttention(key -> true, quarter, locale).stream()
                .map(figure -> new Line(
                        figure.name(),
                        whose + figure.sentence(),
                        "/insight/figure/" + figure.key() + "?" + quarter.query() + "#ideas"))
                .toList();
    }
}
