package fi.ideapolku.organisation;

import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sectors as they are delivered, without a database behind them. */
public final class DeliveredSectors {

    private DeliveredSectors() {}

    public static Sectors unchanged() {
        return with(Map.of());
    }

    static Sectors ending(String sectorId, LocalDate last) {
        return with(Map.of(sectorId, new SectorValidity.Period(sectorId, null, last)));
    }

    private static Sectors with(Map<String, SectorValidity.Period> said) {
        return new Sectors(saying(said), Clock.systemUTC());
    }

    private static SectorValidity saying(Map<String, SectorValidity.Period> said) {
        return new SectorValidity(null) {
            @Override
            Map<String, Period> get() {
                return said;
            }
        };
    }

    /** The module's beans without a database. */
    @ComponentScan(
            basePackageClasses = Sectors.class,
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = SectorValidity.class))
    static class Beans {

        @Bean
        SectorValidity nothingSaid() {
            return saying(Map.of());
        }

        @Bean
        JdbcClient noDatabase() {
            return mock(JdbcClient.class);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
