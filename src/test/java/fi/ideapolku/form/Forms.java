package fi.ideapolku.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form with every kind of field and rule, answers that it allows, and a check on 27 March 2026. */
final class Forms {

    static final String EVERYTHING_JSON = resource("everything.form");
    static final FormSchema EVERYTHING = FormSchema.parse(EVERYTHING_JSON);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-26T23:30:00Z"), ZoneOffset.UTC);
    static final OptionSource SECTORS = (valuesKey, context) -> "sectors".equals(valuesKey)
            ? List.of(
                    new Option("ULO", new Text("Ulosotto", "Utsökning", "Enforcement")),
                    new Option("RISE", new Text("Rikosseuraamus", null, null)))
            : List.of();
    static final FormCheck CHECK = FormCheck.standalone(CLOCK, SECTORS);

    private Forms() {}

    /** Answers that the form allows. */
    static Map<String, Object> answers() {
        var values = new LinkedHashMap<String, Object>();
        values.put("title", "Selkeä maksusuunnitelma");
        values.put("problem", "Velallinen ei tiedä, mistä aloittaa.");
        values.put("question", "Miten voisimme auttaa velallista alkuun?");
        values.put("painPoints", "pitkä jono\nvaikea kieli");
        values.put("verdict", "ok");
        values.put("sectorId", "ULO");
        values.put("channels", List.of("web", "phone"));
        values.put("fastLane", false);
        values.put("lawChange", false);
        values.put("declared", true);
        values.put("participants", 20);
        values.put("heard", 12L);
        values.put("cost", 1200.50);
        values.put("start", "2026-03-27");
        values.put("end", "2026-06-30");
        values.put("held", "2026-03-27");
        values.put(
                "shares",
                List.of(
                        Map.of("payer", "ORK", "percent", 60),
                        Map.of("payer", "OM", "percent", 40, "other", true, "which", "Säästöt")));
        return values;
    }

    static Map<String, Object> accepted(Map<String, Object> values) {
        return CHECK.check(EVERYTHING, values, Map.of());
    }

    static FormRefused refused(Map<String, Object> values) {
        try {
            CHECK.check(EVERYTHING, values, Map.of());
        } catch (FormRefused refused) {
            return refused;
        }
        throw new AssertionError("was accepted");
    }

    static List<String> refusals(Map<String, Object> values) {
        return refusals(EVERYTHING, values, Map.of());
    }

    /** What is refused, as "key rule"; nothing when the values are accepted. */
    static List<String> refusals(FormSchema schema, Map<String, Object> values, Map<String, Object> context) {
        try {
            CHECK.check(schema, values, context);
            return List.of();
        } catch (FormRefused refused) {
            return refused.errors().stream()
                    .map(error -> error.key() + " " + error.rule())
                    .toList();
        }
    }

    static String resource(String name) {
        try (var stream = Forms.class.getResourceAsStream("/form/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
