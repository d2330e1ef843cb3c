package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormParametersTests {

    private static final FormSchema FORM = Forms.EVERYTHING;
    private static final Locale FINNISH = Locale.forLanguageTag("fi");

    @Test
    void textKeepsItsLinesWithOneKindOfLineBreak() {
        assertThat(read("painPoints", "jono\r\nkieli\rhinta")).isEqualTo("jono\nkieli\nhinta");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n"})
    void blankIsNoAnswer(String blank) {
        assertThat(FORM.fields()).allSatisfy(field -> {
            if (field.type() != FieldType.DYNAMICLIST) {
                assertThat(read(field.key(), blank)).as(field.key()).isNull();
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"20|20", "1 200|1200", "1\u00A0200|1200", "1,200|1200", "1.200|1200", "-5|-5", "\u22125|-5"})
    void wholeNumberIsReadWithSpacesAndGroups(String typed, BigDecimal number) {
        assertThat(read("participants", typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1200,50|1200.50", "1 200.5|1200.5", "0,001|0.001"})
    void decimalMarkIsACommaOrAPoint(String typed, BigDecimal number) {
        assertThat(read("cost", typed)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kymmenen", "1e9", "0x10", "1,2,3,", "10 €", "NaN", "Infinity", "--1", "1;drop table draft"})
    void whatIsNoNumberStaysAsTypedAndIsRefusedAtItsField(String typed) {
        assertThat(read("cost", typed)).isEqualTo(typed);
        assertThat(refusedWith("cost", typed)).contains("cost type");
    }

    @ParameterizedTest
    @CsvSource({"27.3.2026", "27.03.2026", "2026-03-27", "'27. 3. 2026'", "' 27.3.2026 '"})
    void dayIsReadAsTypedInFinnishOrAsIso(String typed) {
        assertThat(read("start", typed)).isEqualTo("2026-03-27");
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.2.2026", "huomenna", "27/3/2026", "0.0.0000", "99.99.9999", "27.3."})
    void whatIsNoDayStaysAsTypedAndIsRefusedAtItsField(String typed) {
        assertThat(read("start", typed)).isEqualTo(typed);
        assertThat(refusedWith("start", typed)).contains("start type");
    }

    @Test
    void boxIsTickedOrLeftOut() {
        assertThat(read("declared", "true")).isEqualTo(true);
        assertThat(FormParameters.read(FORM, List.of("declared"), Map.of())).isEmpty();
    }

    @Test
    void yesAndNoAreBothAnswers() {
        assertThat(read("lawChange", "false")).isEqualTo(false);
        assertThat(read("lawChange", "maybe")).isEqualTo("maybe");
    }

    @Test
    void severalChoicesBecomeAList() {
        assertThat(read("channels", "web", "", "phone")).isEqualTo(List.of("web", "phone"));
        assertThat(read("channels", "")).isNull();
    }

    @Test
    void rowsKeepTheirPlacesAlsoEmptyOnes() {
        var sent = new HashMap<String, String[]>();
        sent.put("_row.shares.0", new String[] {"1"});
        sent.put("_row.shares.1", new String[] {"1"});
        sent.put("shares[1].payer", new String[] {"OM"});
        sent.put("shares[1].percent", new String[] {"paljon"});
        sent.put("shares[7].payer", new String[] {"beyond the gap"});

        assertThat(FormParameters.read(FORM, List.of("shares"), sent))
                .isEqualTo(Map.of("shares", List.of(Map.of(), Map.of("payer", "OM", "percent", "paljon"))));
    }

    @Test
    void noMoreRowsAreReadThanAnyFormAsks() {
        var sent = new HashMap<String, String[]>();
        for (var row = 0; row < 5000; row++) {
            sent.put("_row.shares." + row, new String[] {"1"});
        }

        assertThat((List<?>) FormParameters.read(FORM, List.of("shares"), sent).get("shares"))
                .hasSize(FormParameters.MOST_ROWS);
    }

    @Test
    void parametersThatTheFormDoesNotKnowAreNotRead() {
        var sent = Map.of("title", new String[] {"Otsikko"}, "evil", new String[] {"x"}, "_csrf", new String[] {"x"});

        assertThat(FormParameters.read(FORM, List.of("title", "evil", "_csrf"), sent))
                .isEqualTo(Map.of("title", "Otsikko"));
    }

    @Test
    void questionThatThePageDidNotShowIsNotRead() {
        assertThat(FormParameters.read(FORM, List.of("problem"), Map.of("title", new String[] {"x"})))
                .isEmpty();
    }

    @Test
    void rowIsAddedAfterTheEmptyOneThatThePageShowsFirst() {
        assertThat(FormParameters.withRow(FORM, Map.of(), "shares"))
                .isEqualTo(Map.of("shares", List.of(Map.of(), Map.of())));
    }

    @Test
    void rowIsRemovedByItsPlaceAndAWrongPlaceChangesNothing() {
        Map<String, Object> values = Map.of("shares", List.of(Map.of("payer", "A"), Map.of("payer", "B")));

        assertThat(FormParameters.withoutRow(FORM, values, "shares", 0))
                .isEqualTo(Map.of("shares", List.of(Map.of("payer", "B"))));
        assertThat(FormParameters.withoutRow(FORM, values, "shares", 9)).isEqualTo(values);
        assertThat(FormParameters.withoutRow(FORM, values, "title", 0)).isEqualTo(values);
        assertThat(FormParameters.withRow(FORM, values, "nothing")).isEqualTo(values);
    }

    @Test
    void answersAreShownAsPeopleWriteThem() {
        assertThat(shown("cost", new BigDecimal("1200.50"))).isEqualTo("1200,5");
        assertThat(shown("cost", 0.5)).isEqualTo("0,5");
        assertThat(shown("start", "2026-03-27")).isEqualTo("27.3.2026");
        assertThat(shown("start", "huomenna")).isEqualTo("huomenna");
        assertThat(shown("cost", "kymmenen")).isEqualTo("kymmenen");
        assertThat(shown("cost", new BigDecimal("1e2000000000"))).isEqualTo("1E+2000000000");
        assertThat(shown("title", null)).isEmpty();
    }

    private static Object read(String key, String... sent) {
        return FormParameters.read(FORM, List.of(key), Map.of(key, sent)).get(key);
    }

    private static String shown(String key, Object value) {
        return FormParameters.text(FORM.field(key).orElseThrow(), value, FINNISH);
    }

    private static List<String> refusedWith(String key, String typed) {
        var values = new HashMap<>(Forms.answers());
        values.putAll(FormParameters.read(FORM, List.of(key), Map.of(key, new String[] {typed})));
        return Forms.refused(values).errors().stream()
                .map(error -> error.key() + " " + error.rule())
                .toList();
    }
}
