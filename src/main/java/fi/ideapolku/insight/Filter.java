package fi.ideapolku.insight;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which part of the history figures are about, as the address says it; null leaves a part out.
 *
 * @param months how many months back, this one included
 */
record Filter(int months, String sector, String lane, String lifeEvent) {

    static final List<Integer> MONTHS = List.of(3, 6, 12, 24, 36);
    static final List<String> LANES = List.of("normal", "fast");

    boolean has(IdeaFacts idea) {
        return (sector == null || sector.equals(idea.sector()))
                && (lane == null || lane.equals(idea.lane()))
                && (lifeEvent == null || lifeEvent.equals(idea.lifeEvent()));
    }

    /** The filter as a part of an address, to keep it from page to page; no sector is said too, as a manager begins with his own. */
    String query() {
        var whole = "sector=" + (sector == null ? "" : sector);
        return Stream.of("months=" + months, whole, part("lane", lane), part("lifeEvent", lifeEvent))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
    }

    private static String part(String name, String value) {
        return value == null ? "" : name + "=" + value;
    }
}
