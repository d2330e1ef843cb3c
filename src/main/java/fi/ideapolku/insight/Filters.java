package fi.ideapolku.insight;

import fi.ideapolku.organisation.Sectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Reads filters from an address: an empty part is left out, an unknown value refused. */
@Component
class Filters {

    private final Sectors sectors;
    private final Models models;

    Filters(Sectors sectors, Models models) {
        this.sectors = sectors;
        this.models = models;
    }

    /**
     * The filter that the address asks for.
     *
     * @throws ResponseStatusException 400 for a value that there is not
     */
    Filter of(Integer months, String sector, String lane, String lifeEvent) {
        var filter = new Filter(months == null ? 12 : months, orNull(sector), orNull(lane), orNull(lifeEvent));
        if (!Filter.MONTHS.contains(filter.months())
                || filter.sector() != null && !sectors.exists(filter.sector())
                || filter.lane() != null && !Filter.LANES.contains(filter.lane())
                || filter.lifeEvent() != null && !models.values("lifeEvent").contains(filter.lifeEvent())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return filter;
    }

    private static String orNull(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
