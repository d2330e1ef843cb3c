package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormViewTests {

    private static final FormSchema FORM = Forms.EVERYTHING;
    private static final FormView VIEW = FormView.standalone(Forms.SECTORS);
    private static final Locale FINNISH = Locale.forLanguageTag("fi");

    @Test
    void questionIsShownWhenItsConditionNoLongerHidesIt() {
        assertThat(find("reason", Map.of())).isNull();
        assertThat(find("reason", Map.of("verdict", "return"))).isNotNull();
    }

    @Test
    void answerToAQuestionThatIsNotAskedIsNotSent() {
        Map<String, Object> values = Map.of("verdict", "ok", "reason", "Puuttuu", "title", "Otsikko");

        assertThat(VIEW.asked(FORM, values, Map.of())).isEqualTo(Map.of("verdict", "ok", "title", "Otsikko"));
    }

    @Test
    void answerInARowIsNotSentEither() {
        Map<String, Object> values = Map.of("shares", List.of(Map.of("payer", "ORK", "which", "Säästöt")));

        assertThat(VIEW.asked(FORM, values, Map.of())).isEqualTo(Map.of("shares", List.of(Map.of("payer", "ORK"))));
    }

    @Test
    void whatIsSentIsWhatTheCheckTakes() {
        var values = new HashMap<>(Forms.answers());
        values.put("reason", "Kirjoitettu ennen kuin arvio muuttui");

        assertThat(Forms.accepted(VIEW.asked(FORM, values, Map.of()))).doesNotContainKey("reason");
    }

    @Test
    void onlyQuestionsThatAConditionNamesSteerThePage() {
        assertThat(find("verdict", Map.of()).steers()).isTrue();
        assertThat(find("fastLane", Map.of()).steers()).isTrue();
        assertThat(find("title", Map.of()).steers()).isFalse();
    }

    @Test
    void onlyQuestionsThatMayBeLeftOutAreCalledOptional() {
        assertThat(find("title", Map.of()).optional()).isFalse();
        assertThat(find("problem", Map.of()).optional()).isTrue();
        assertThat(find("lawChange", Map.of()).optional()).isFalse();
        assertThat(find("shares", Map.of()).optional()).isFalse();
    }

    @Test
    void yesOrNoIsChosenWhereItMustBeAnswered() {
        assertThat(find("lawChange", Map.of("lawChange", false)).choices())
                .extracting(FieldView.Choice::label, FieldView.Choice::chosen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Kyllä", false),
                        org.assertj.core.groups.Tuple.tuple("Ei", true));
        assertThat(find("fastLane", Map.of()).kind()).isEqualTo("box");
    }

    @Test
    void choiceThatIsNotOfferedNowIsNotShown() {
        var filled = new FormView.Filled(FORM, Map.of(), Map.of("returns", 2));

        assertThat(field("verdict", filled).choices())
                .extracting(FieldView.Choice::value)
                .doesNotContain("return");
    }

    @Test
    void choicesOfTheServerSpeakTheReadersLanguage() {
        var swedish = VIEW.sections(new FormView.Filled(FORM, Map.of(), Map.of()), Locale.forLanguageTag("sv")).stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.name().equals("sectorId"))
                .findFirst()
                .orElseThrow();

        assertThat(swedish.choices())
                .extracting(FieldView.Choice::label)
                .containsExactly("Utsökning", "Rikosseuraamus");
    }

    @Test
    void whatCannotBeReadIsShownAsTypedWithItsErrorAtTheField() {
        var errors = List.of(new FieldError("cost", "type", "Anna luku", Map.of()));
        var filled = new FormView.Filled(FORM, Map.of("cost", "kymmenen"), Map.of(), errors, null);

        assertThat(field("cost", filled).value()).isEqualTo("kymmenen");
        assertThat(field("cost", filled).errors()).containsExactly("Anna luku");
        assertThat(field("cost", filled).describedBy()).contains("f-cost-error");
    }

    @Test
    void errorOfARowStandsAtItsCell() {
        var errors = List.of(new FieldError("shares[1].percent", "type", "Anna luku", Map.of()));
        var values = Map.<String, Object>of("shares", List.of(Map.of("payer", "A"), Map.of("percent", "paljon")));
        var list = field("shares", new FormView.Filled(FORM, values, Map.of(), errors, null));

        var cell = list.rows().get(1).fields().get(1);
        assertThat(cell.name()).isEqualTo("shares[1].percent");
        assertThat(cell.id()).isEqualTo(FormView.id("shares[1].percent"));
        assertThat(cell.value()).isEqualTo("paljon");
        assertThat(cell.errors()).containsExactly("Anna luku");
    }

    @Test
    void listWithoutRowsShowsAnEmptyOneToBeginWith() {
        assertThat(find("shares", Map.of()).rows()).hasSize(1);
    }

    @Test
    void otherVersionIsShownOnlyWhereItDiffers() {
        var others = Map.<String, Object>of("title", "Toisen otsikko", "verdict", "ok");
        var mine = Map.<String, Object>of("title", "Oma otsikko", "verdict", "ok", "problem", "Vain minulla");
        var filled = new FormView.Filled(FORM, mine, Map.of(), List.of(), others);

        assertThat(field("title", filled).other()).isEqualTo("Toisen otsikko");
        assertThat(field("verdict", filled).other()).isNull();
        assertThat(field("problem", filled).other()).isEmpty();
    }

    @Test
    void answersAreReadInWordsWithWhatWasNotAnswered() {
        var parts = VIEW.answers(
                new FormView.Filled(
                        FORM, Map.of("sectorId", "ULO", "lawChange", true, "start", "2026-03-27"), Map.of()),
                FINNISH);

        assertThat(line(parts, "sectorId")).containsExactly("Ulosotto");
        assertThat(line(parts, "lawChange")).containsExactly("Kyllä");
        assertThat(line(parts, "start")).containsExactly("27.3.2026");
        assertThat(line(parts, "title")).isEmpty();
    }

    @Test
    void codeThatNobodyKnowsIsShownAsItIs() {
        var parts = VIEW.answers(new FormView.Filled(FORM, Map.of("sectorId", "OLD"), Map.of()), FINNISH);

        assertThat(line(parts, "sectorId")).containsExactly("OLD");
    }

    private static List<String> line(List<AnswerView.Part> parts, String key) {
        return parts.stream()
                .flatMap(part -> part.answers().stream())
                .filter(answer -> answer.key().equals(key))
                .findFirst()
                .orElseThrow()
                .lines();
    }

    private static FieldView find(String key, Map<String, Object> values) {
        return field(key, new FormView.Filled(FORM, values, Map.of()));
    }

    private static FieldView field(String key, FormView.Filled filled) {
        return VIEW.sections(filled, FINNISH).stream()
                .flatMap(section -> section.fields().stream())
                .filter(field -> field.name().equals(key))
                .findFirst()
                .orElse(null);
    }
}
