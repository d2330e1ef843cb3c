package fi.ideapolku.organisation;

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

    private final Map<String, Sector> byId;

    Sectors() {
        byId = MasterData.read("sectors.json", Sector.class).stream()
                .collect(Collectors.toMap(Sector::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** All sectors, the ended ones too. */
    public List<Sector> all() {
        return List.copyOf(byId.values());
    }

    /** The sectors that ideas can be given to. */
    public List<Sector> active() {
        return byId.values().stream().filter(Sector::active).toList();
    }

    /**
     * The sector of this id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Sector get(String id) {
        Sector sector = byId.get(id);
        if (sector == null) {
            throw new IllegalArgumentException("Unknown sector: " + id);
        }
        return sector;
    }

    /** Whether there is a sector of this id, active or not. */
    public boolean exists(String id) {
        return byId.containsKey(id);
    }

    /** The sector itself, then who acts for it, then the sectors above it in the same way; the ministry stands in for nobody. */
    Set<String> standIns(String id) {
        Set<String> found = new LinkedHashSet<>();
        found.add(id);
        for (Sector at = get(id); at != null && at.parentId() != null; at = byId.get(at.parentId())) {
            Stream.of(at.id(), at.actsFor()).filter(this::exists).forEach(found::add);
        }
        return found;
    }
}
