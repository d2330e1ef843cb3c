package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemaTests {

    private final FormSchema schema = Forms.EVERYTHING;

    private Field field(String key) {
        return schema.field(key).orElseThrow();
    }

    private static FormSchema with(String component) {
        return FormSchema.parse("{\"id\": \"small\", \"components\": [%s]}".formatted(component));
    }

    @Test
    void hasSectionsWithFieldsInOrder() {
        assertThat(schema.key()).isEqualTo("everything");
        assertThat(schema.sections())
                .extracting(section -> section.label().fi())
                .containsExactly("Perustiedot", "Valinnat", "Luvut ja päivät", "Osuudet");
        assertThat(schema.sections().get(0).fields())
                .extracting(Field::key)
                .containsExactly("title", "problem", "question", "painPoints");
        assertThat(schema.fields()).hasSize(18);
        assertThat(schema.field("unheardOf")).isEmpty();
    }

    @Test
    void readsTextsInThreeLanguages() {
        assertThat(field("title").label()).isEqualTo(new Text("Otsikko", "Rubrik", "Title"));
        assertThat(field("title").help().in(Locale.forLanguageTag("sv"))).isEqualTo("Ett kort namn.");
        assertThat(field("title").help().in(Locale.ENGLISH)).isEqualTo("Lyhyt nimi.");
        assertThat(field("verdict").options())
                .containsExactly(
                        new Option("ok", new Text("Hyvä", "Bra", "Good")),
                        new Option("return", new Text("Palautetaan", "Returneras", "Returned")));
        assertThat(field("start").label()).isEqualTo(new Text("Alku", "Början", null));
    }

    @Test
    void readsWhatTheProcessAndTheIdeaTake() {
        assertThat(field("verdict").routes()).isTrue();
        assertThat(field("reason").routes()).isFalse();
        assertThat(field("sectorId").ideaFact()).isEqualTo("leadSectorId");
        assertThat(field("sectorId").valuesKey()).isEqualTo("sectors");
        assertThat(field("verdict").ideaFact()).isNull();
        assertThat(with("""
                                {"type": "number", "key": "cost", "properties": {"carriedFrom": "decisionProposal.costEstimateEur"}}
                                """).fields().get(0).carriedFrom()).isEqualTo("decisionProposal.costEstimateEur");
    }

    @Test
    void readsConditionsOfFieldsAndOfTheGroupsAroundThem() {
        assertThat(field("reason").hides()).containsExactly("=verdict != \"return\"");
        assertThat(field("shares").hides()).containsExactly("=fastLane = true");
        assertThat(field("title").hides()).isEmpty();
    }

    @Test
    void readsRules() {
        assertThat(field("painPoints").rules().itemMaxLength()).isEqualTo(20);
        assertThat(field("shares").rules().sum()).isEqualTo(new Rules.Sum("percent", new BigDecimal("100")));
        assertThat(field("shares").columns())
                .extracting(Field::key)
                .containsExactly("payer", "percent", "other", "which");
        assertThat(field("heard").rules().atMost())
                .containsExactly(
                        new Rules.AtMost(null, "participants", null),
                        new Rules.AtMost(new BigDecimal("5"), null, "=role = \"orkCoordinator\""));
        assertThat(field("verdict").rules().notOffered())
                .containsExactly(new Rules.NotOffered("return", "=returns >= 2"));
        assertThat(field("lawChange").answerRequired()).isTrue();
    }

    @Test
    void cardsAreToldFromOtherForms() {
        assertThat(FormSchema.parse("{\"id\": \"understandingCardLight\"}").makesCard())
                .isTrue();
        assertThat(FormSchema.parse("{\"id\": \"ideaCardRevision\"}").makesCard())
                .isTrue();
        assertThat(FormSchema.parse("{\"id\": \"cardReview\"}").makesCard()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"filepicker\", \"key\": \"file\"}",
                "{\"type\": \"html\", \"key\": \"x\"}",
                "{\"type\": \"datetime\", \"subtype\": \"time\", \"key\": \"x\"}",
                "{\"type\": \"textfield\"}",
                "{\"type\": \"textfield\", \"key\": \"a b\"}",
                "{\"type\": \"textfield\", \"key\": \"x\"}, {\"type\": \"number\", \"key\": \"x\"}",
                "{\"type\": \"textfield\", \"key\": \"x\", \"validate\": {\"pattern\": \"(\"}}",
                "{\"type\": \"textfield\", \"key\": \"x\", \"validate\": {\"maxLength\": \"long\"}}",
                "{\"type\": \"datetime\", \"subtype\": \"date\", \"key\": \"x\", \"properties\": {\"notBefore\": \"yesterday\"}}",
                "{\"type\": \"datetime\", \"subtype\": \"date\", \"key\": \"x\", \"properties\": {\"notBefore\": \"2026-13-01\"}}",
                "{\"type\": \"radio\", \"key\": \"x\", \"properties\": {\"notOffered\": \"return\"}}",
                "{\"type\": \"dynamiclist\", \"path\": \"x\", \"properties\": {\"sum\": \"percent\"}}",
                "{\"type\": \"dynamiclist\", \"path\": \"x\", \"components\": [{\"type\": \"dynamiclist\", \"path\": \"y\"}]}",
                "{\"type\": \"textfield\", \"type\": \"number\", \"key\": \"x\"}",
                "{"
            })
    void whatTheServerCouldNotCheckIsNoForm(String component) {
        assertThatThrownBy(() -> with(component)).isInstanceOf(IllegalArgumentException.class);
    }
}
