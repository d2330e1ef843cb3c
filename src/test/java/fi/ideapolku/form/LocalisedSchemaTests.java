package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalisedSchemaTests {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final LocalisedSchema localised = LocalisedSchema.standalone(Forms.SECTORS);

    private JsonNode component(Locale locale, Map<String, Object> context, String id) {
        return localised.of(Forms.EVERYTHING_JSON, locale, context).findParents("id").stream()
                .filter(node -> id.equals(node.path("id").asText()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> values(JsonNode component, String name) {
        var values = new ArrayList<String>();
        component.path("values").forEach(value -> values.add(value.path(name).asText()));
        return values;
    }

    @Test
    void titlesLabelsAndHelpsAreTranslated() {
        assertThat(component(SWEDISH, Map.of(), "Group_basics").path("label").asText())
                .isEqualTo("Basuppgifter");
        assertThat(component(SWEDISH, Map.of(), "Text_intro").path("text").asText())
                .isEqualTo("Berätta om idén.");
        assertThat(component(SWEDISH, Map.of(), "Field_title").path("label").asText())
                .isEqualTo("Rubrik");
        assertThat(component(SWEDISH, Map.of(), "Field_title")
                        .path("description")
                        .asText())
                .isEqualTo("Ett kort namn.");
        assertThat(component(SWEDISH, Map.of(), "Field_start").path("dateLabel").asText())
                .isEqualTo("Början");
    }

    @Test
    void finnishStandsInForAMissingTranslation() {
        assertThat(component(Locale.ENGLISH, Map.of(), "Field_title")
                        .path("description")
                        .asText())
                .isEqualTo("Lyhyt nimi.");
        assertThat(component(Locale.GERMAN, Map.of(), "Field_title")
                        .path("label")
                        .asText())
                .isEqualTo("Otsikko");
    }

    @Test
    void choicesAreTranslatedAndFilled() {
        var verdict = component(SWEDISH, Map.of(), "Field_verdict");
        assertThat(values(verdict, "value")).containsExactly("ok", "return");
        assertThat(values(verdict, "label")).containsExactly("Bra", "Returneras");

        var sector = component(SWEDISH, Map.of(), "Field_sectorId");
        assertThat(sector.path("valuesKey").asText()).isEqualTo("sectors");
        assertThat(values(sector, "value")).containsExactly("ULO", "RISE");
        assertThat(values(sector, "label")).containsExactly("Utsökning", "Rikosseuraamus");
    }

    @Test
    void withheldChoicesAreLeftOut() {
        assertThat(values(component(SWEDISH, Map.of("returns", 2), "Field_verdict"), "value"))
                .containsExactly("ok");
        assertThat(values(component(SWEDISH, Map.of(), "Field_channels"), "value"))
                .containsExactly("web", "phone");
        assertThat(values(component(Locale.ENGLISH, Map.of(), "Field_channels"), "value"))
                .containsExactly("web", "phone", "visit");
    }

    @Test
    void whereNoIsWithheldTheBoxMustBeTicked() {
        assertThat(component(SWEDISH, Map.of("rounds", 1), "Field_lawChange").has("validate"))
                .isFalse();
        assertThat(component(SWEDISH, Map.of("rounds", 2), "Field_lawChange")
                        .path("validate")
                        .path("required")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whatTheLaneNeedsMustBeAnswered() {
        var form = """
                {"id": "small", "components": [{"type": "textfield", "id": "Field_why", "key": "why",
                  "properties": {"requiredWhen": "=depth != \\"LIGHT\\""}}]}
                """;

        assertThat(localised
                        .of(form, SWEDISH, Map.of("depth", "STANDARD"))
                        .at("/components/0/validate/required")
                        .asBoolean())
                .isTrue();
        assertThat(localised
                        .of(form, SWEDISH, Map.of("depth", "LIGHT"))
                        .at("/components/0")
                        .has("validate"))
                .isFalse();
    }

    @Test
    void theFormKeepsItsShape() {
        var finnish = localised.of(Forms.EVERYTHING_JSON, Locale.forLanguageTag("fi"));

        assertThat(FormSchema.parse(finnish.toString()).fields())
                .extracting(Field::key, Field::type, Field::required, Field::hides)
                .isEqualTo(Forms.EVERYTHING.fields().stream()
                        .map(field -> org.assertj.core.groups.Tuple.tuple(
                                field.key(), field.type(), field.required(), field.hides()))
                        .toList());
    }
}
