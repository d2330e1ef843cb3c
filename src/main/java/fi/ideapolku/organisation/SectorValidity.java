package fi.ideapolku.organisation;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the administrator says of sectors' validity; the delivered list holds for those of which he says nothing. */
@Component
class SectorValidity {

    private final JdbcClient jdbc;

    SectorValidity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** First and last day of a sector, null where it is open. */
    record Period(String sectorId, LocalDate validFrom, LocalDate validTo) {}

    Map<String, Period> get() {
        return jdbc
                .sql("select sector_id, valid_from, valid_to from sector_validity")
                .query(Period.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Period::sectorId, Function.identity()));
    }

    void set(Period period) {
        jdbc.sql("delete from sector_validity where sector_id = :id")
                .param("id", period.sectorId())
                .update();
        jdbc.sql("insert into sector_validity (sector_id, valid_from, valid_to) values (:id, :from, :to)")
                .param("id", period.sectorId())
                .param("from", period.validFrom())
                .param("to", period.validTo())
                .update();
    }
}
