package fi.ideapolku.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The sectors of the branch in their official order. */
@Component
public class Sectors {

    private final Map<String, Sector> delivered;
    private final SectorValidity validity;
    private final Clock clock;
    private final Kept<Map<String, Sector>> byId = new Kept<>(this::read);

    Sectors(SectorValidity validity, Clock clock) {
        this.validity = validity;
        this.clock = clock;
        this.delivered = MasterData.read("sectors.json", Sector.class).stream()
                .collect(Collectors.toMap(Sector::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** All sectors, the ended ones too. */
    public List<Sector> all() {
        return List.copyOf(byId.get().values());
    }

    /** The sectors that ideas can be given to today. */
    public List<Sector> active() {
        return all().stream().filter(this::isActive).toList();
    }

    /**
     * Says from when and until when a sector is given ideas and tasks; what it has already stays its own.
     *
     * @param from first day, null for always
     * @param to last day, null for no end
     * @throws IllegalArgumentException for an unknown sector, or an end before the beginning
     */
    public void setValidity(String id, LocalDate from, LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("Ends before it begins: " + id);
        }
        validity.set(new SectorValidity.Period(get(id).id(), from, to));
        byId.changed();
    }

    /**
     * The sector of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Sector get(String id) {
        Sector sector = byId.get().get(id);
        if (sector == null) {
            throw new IllegalArgumentException("Unknown sector: " + id);
        }
        return sector;
    }

    /** Whether there is a sector of this id, active or not. */
    public boolean exists(String id) {
        return delivered.containsKey(id);
    }

    /**
     * The sector itself, then who acts for it, then the sectors above it in the same way, those not valid today left out; the ministry
     * stands in for nobody.
     */
    Set<String> standIns(String id) {
        Set<String> found = new LinkedHashSet<>();
        found.add(id);
        for (Sector at = get(id); at != null && at.parentId() != null; at = get(at.parentId())) {
            Stream.of(at.id(), at.actsFor()).filter(this::exists).forEach(found::add);
        }
        found.removeIf(sector -> !isActive(get(sector)));
        return found;
    }

    private boolean isActive(Sector sector) {
        return sector.isActive(LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE));
    }

    private Map<String, Sector> read() {
        var said = validity.get();
        var sectors = new LinkedHashMap<>(delivered);
        sectors.replaceAll((id, sector) -> said.containsKey(id)
                ? sector.valid(said.get(id).validFrom(), said.get(id).validTo())
                : sector);
        return sectors;
    }
}
