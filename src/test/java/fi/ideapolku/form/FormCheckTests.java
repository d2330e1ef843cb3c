package fi.ideapolku.form;

import static fi.ideapolku.form.Forms.EVERYTHING;
import static fi.ideapolku.form.Forms.accepted;
import static fi.ideapolku.form.Forms.answers;
import static fi.ideapolku.form.Forms.refusals;
import static fi.ideapolku.form.Forms.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;

class FormCheckTests {

    @BeforeEach
    void finnish() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("fi"));
    }

    @AfterEach
    void noLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void acceptsWhatTheFormAllowsInTheOrderOfTheForm() {
        var checked = accepted(answers());

        assertThat(checked.keySet())
                .containsExactly(
                        "title",
                        "problem",
                        "question",
                        "painPoints",
                        "verdict",
                        "sectorId",
                        "channels",
                        "fastLane",
                        "lawChange",
                        "declared",
                        "participants",
                        "heard",
                        "cost",
                        "start",
                        "end",
                        "held",
                        "shares");
        assertThat(checked)
                .containsEntry("participants", new BigDecimal("20"))
                .containsEntry("cost", new BigDecimal("1200.5"))
                .containsEntry("channels", List.of("web", "phone"))
                .containsEntry("lawChange", false)
                .containsEntry("start", "2026-03-27");
        assertThat(checked.get("shares"))
                .isEqualTo(List.of(
                        Map.of("payer", "ORK", "percent", new BigDecimal("60")),
                        Map.of("payer", "OM", "percent", new BigDecimal("40"), "other", true, "which", "Säästöt")));
    }

    @Test
    void leavesOutWhatIsEmpty() {
        var values = answers();
        values.put("problem", " \u00a0\u200b\n");
        values.put("painPoints", null);
        values.put("verdict", "");
        values.put("channels", List.of());
        values.put("start", "");
        values.remove("participants");
        values.remove("heard");

        assertThat(accepted(values))
                .doesNotContainKeys("problem", "painPoints", "verdict", "channels", "start", "participants", "heard");
    }

    @Test
    void keepsATextAsItWasWritten() {
        var text =
                "  Ääkköset, 漢字, \u202Eesrever\u202C, e\u0301\u0302\u0303 ja 👩‍👩‍👧 \r\n\t<script>${7*7}</script> ";
        var values = answers();
        values.put("problem", text);

        assertThat(accepted(values)).containsEntry("problem", text);
    }

    @Test
    void namesEveryErrorInTheOrderOfTheForm() {
        var values = answers();
        values.put("surprise", 1);
        values.put("cost", -1);
        values.put("title", "Abc");
        values.put("channels", List.of("fax"));

        assertThat(refusals(values))
                .containsExactly("title minLength", "channels option", "cost min", "surprise unknown");
    }

    @Test
    void aRefusalSaysHowToMendItAndHoldsNoSubmittedText() {
        var values = answers();
        values.put("title", "131052-308T");
        values.put("sectorId", "salainen");
        values.put("131052-308T", "salainen");

        var refused = refused(values);

        assertThat(refused.formKey()).isEqualTo("everything");
        assertThat(refused.getMessage()).contains("title [personalData]").doesNotContain("131052", "308T", "salainen");
        assertThat(refused.errors().toString()).doesNotContain("131052", "308T", "salainen");
        assertThat(refused.errors().get(0).message())
                .isEqualTo("Poista kohdasta ”Otsikko” henkilötunnus (merkit 1–11). Kuvaa asiakas ryhmänä.");
        assertThat(refused.errors().get(0).args())
                .containsEntry("kind", "hetu")
                .containsEntry("from", 1)
                .containsEntry("to", 11);
        assertThat(refusals(values)).containsExactly("title personalData", "sectorId option", "? unknown");
    }

    @Test
    void speaksTheReadersLanguage() {
        var values = answers();
        values.remove("title");
        values.put("start", "2026-03-01");

        LocaleContextHolder.setLocale(Locale.forLanguageTag("sv-FI"));
        assertThat(refused(values).errors().get(0).message()).isEqualTo("Svara på punkten ”Rubrik”.");
        assertThat(refused(values).errors().get(1).message())
                .isEqualTo("Välj tidigast dagen 27.3.2026 i punkten ”Början”.");
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(refused(values).errors().get(0).message()).isEqualTo("Answer “Title”.");
        assertThat(refused(values).errors().get(1).message()).contains("Choose 27 March 2026");
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(refused(values).errors().get(0).message()).isEqualTo("Vastaa kohtaan ”Otsikko”.");
    }

    @Test
    void requiredFieldsMustBeAnswered() {
        var values = answers();
        values.put("title", " ");
        values.remove("lawChange");
        values.put("declared", false);
        values.remove("shares");

        assertThat(refusals(values))
                .containsExactly("title required", "lawChange required", "declared required", "shares minItems");
    }

    @Test
    void anAnswerIsRequiredOnlyWhereItIsAsked() {
        var values = answers();
        values.put("verdict", "return");
        assertThat(refusals(values)).containsExactly("reason required");

        values.put("reason", "Puuttuu tieto siitä, mitä asiakas tarvitsee.");
        assertThat(accepted(values)).containsKey("reason");

        values.put("verdict", "ok");
        assertThat(refusals(values)).containsExactly("reason hidden");
        values.put("reason", 7);
        assertThat(refusals(values)).containsExactly("reason hidden");
        values.put("reason", "");
        assertThat(accepted(values)).doesNotContainKey("reason");
    }

    @Test
    void aHiddenGroupHidesItsFields() {
        var values = answers();
        values.put("fastLane", true);
        assertThat(refusals(values)).containsExactly("shares hidden");

        values.remove("shares");
        assertThat(accepted(values)).doesNotContainKey("shares");
    }

    @Test
    void aProcessVariableDoesNotAnswerForAField() {
        var values = answers();
        values.remove("verdict");

        assertThat(refusals(EVERYTHING, values, Map.of("verdict", "return"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "title, 5, 120",
        "problem, 1, 1500",
    })
    void textsHaveLengths(String key, int least, int most) {
        var values = answers();
        values.put(key, "a".repeat(least));
        assertThat(refusals(values)).isEmpty();
        values.put(key, "a".repeat(most));
        assertThat(refusals(values)).isEmpty();
        values.put(key, "a".repeat(most + 1));
        assertThat(refusals(values)).containsExactly(key + " maxLength");
        values.put(key, "a".repeat(100_000));
        assertThat(refusals(values)).containsExactly(key + " maxLength");
    }

    @Test
    void aLineBreakCountsAsOneCharacter() {
        var values = answers();
        values.put("problem", "a".repeat(1499) + "\r\n");
        assertThat(refusals(values)).isEmpty();
    }

    @Test
    void aPatternIsSoughtInTheText() {
        var values = answers();
        values.put("question", "Mitä voisimme tehdä?");
        assertThat(refusals(values)).containsExactly("question pattern");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nul \0 nul",
                "bell \u0007",
                "half \uD83D",
                "other half \uDE00",
                "none \uFFFF",
                "none \uFDD0",
                "none \uD83F\uDFFF"
            })
    void charactersThatCannotBeKeptAreRefused(String text) {
        var values = answers();
        values.put("problem", text);
        assertThat(refusals(values)).containsExactly("problem characters");
    }

    @Test
    void aTitleIsOneLine() {
        var values = answers();
        values.put("title", "Otsikko\r\nBcc: kaikille");
        assertThat(refusals(values)).containsExactly("title characters");
    }

    @Test
    void listsOfLinesHaveLimits() {
        var values = answers();
        values.put("painPoints", "yksi\n\n  \n");
        assertThat(refusals(values)).containsExactly("painPoints minItems");
        values.put("painPoints", "yksi\nkaksi\nkolme\nneljä");
        assertThat(refusals(values)).containsExactly("painPoints maxItems");
        values.put("painPoints", "yksi\n" + "k".repeat(21) + "\n131052-308T");
        assertThat(refusals(values)).containsExactly("painPoints itemMaxLength", "painPoints personalData");
    }

    @Test
    void onlyOfferedCodesAreTaken() {
        var values = answers();
        values.put("verdict", "approve");
        values.put("sectorId", "XXX");
        values.put("channels", List.of("web", "web"));
        assertThat(refusals(values)).containsExactly("verdict option", "sectorId option", "channels option");

        values = answers();
        values.put("channels", List.of("web", "phone", "visit"));
        assertThat(refusals(values)).containsExactly("channels maxItems");
    }

    @Test
    void anOptionMayBeWithheld() {
        var values = answers();
        values.put("verdict", "return");
        values.put("reason", "Puuttuu tieto asiakkaasta.");
        assertThat(refusals(EVERYTHING, values, Map.of("returns", 1))).isEmpty();
        assertThat(refusals(EVERYTHING, values, Map.of("returns", 2L))).containsExactly("verdict notOffered");

        assertThat(refusals(EVERYTHING, answers(), Map.of("rounds", 2))).containsExactly("lawChange notOffered");

        values = answers();
        values.put("channels", List.of("visit"));
        assertThat(refusals(values)).isEmpty();
        LocaleContextHolder.setLocale(Locale.forLanguageTag("sv"));
        assertThat(refusals(values)).containsExactly("channels notOffered");
    }

    @Test
    void numbersHaveLimits() {
        for (var number :
                List.<Object>of(1, 1L, (short) 1, 1.0, 1f, new BigDecimal("1.00"), BigDecimal.ONE.toBigInteger())) {
            var values = answers();
            values.put("cost", number);
            assertThat(accepted(values)).containsEntry("cost", BigDecimal.ONE);
        }
        for (var number :
                List.<Object>of("1", Double.NaN, Double.POSITIVE_INFINITY, Float.NaN, true, List.of(1), 0.001)) {
            var values = answers();
            values.put("cost", number);
            assertThat(refusals(values)).as(number.toString()).containsExactly("cost type");
        }
        for (var number : List.<Object>of(1_000_000.01, 1e300, new BigDecimal("1e1000000000"))) {
            var values = answers();
            values.put("cost", number);
            assertThat(refusals(values)).containsExactly("cost max");
        }
        var values = answers();
        values.put("cost", new BigDecimal("1e-1000000000"));
        assertThat(refusals(values)).containsExactly("cost type");
    }

    @Test
    void aNumberMayBeBoundToAnotherField() {
        var values = answers();
        values.put("heard", 21);
        assertThat(refusals(values)).containsExactly("heard atMost");
        values.remove("participants");
        assertThat(refusals(values)).isEmpty();
        values.put("heard", 6);
        assertThat(refusals(EVERYTHING, values, Map.of("role", "orkCoordinator")))
                .containsExactly("heard atMost");
        assertThat(refusals(EVERYTHING, values, Map.of("role", "orkApprover"))).isEmpty();
    }

    @Test
    void datesComeInSeveralForms() {
        var helsinkiMidnight = Instant.parse("2026-03-27T22:00:00Z");
        for (var date : List.<Object>of(
                "2026-03-28",
                "2026-03-28T12:00:00",
                "2026-03-28T00:00:00.000+0200",
                "2026-03-27T22:00:00.000Z",
                "2026-03-28T00:00:00+02:00",
                LocalDate.of(2026, 3, 28),
                Date.from(helsinkiMidnight),
                new java.sql.Date(helsinkiMidnight.toEpochMilli()))) {
            var values = answers();
            values.put("start", date);
            assertThat(accepted(values)).as(date.toString()).containsEntry("start", "2026-03-28");
        }
        for (var date : List.<Object>of(
                "28.3.2026",
                "2026-02-30",
                "2026-3-28",
                "2026-03-28 12:00",
                "2026-03-28Tklo 12",
                20260328,
                "huomenna")) {
            var values = answers();
            values.put("start", date);
            assertThat(refusals(values)).as(date.toString()).containsExactly("start type");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "start, 2026-03-26, start notBefore",
        "start, 2027-03-27, end notBefore",
        "start, 2027-03-28, start maxMonthsAfter",
        "end, 2026-03-26, end notBefore",
        "held, 2026-03-28, held notAfter",
    })
    void datesHaveOrder(String key, String date, String refusal) {
        var values = answers();
        values.put(key, date);
        assertThat(refusals(values)).contains(refusal);
    }

    @Test
    void rowsAreCheckedColumnByColumn() {
        var values = answers();
        values.put(
                "shares",
                List.of(
                        Map.of("payer", "131052-308T", "percent", 101),
                        Map.of("percent", "40", "extra", 1),
                        Map.of("payer", "OM", "percent", 1, "other", true),
                        Map.of("payer", "OM", "percent", 1, "which", "x")));

        assertThat(refusals(values))
                .containsExactlyInAnyOrder(
                        "shares sum",
                        "shares[0].payer personalData",
                        "shares[0].percent max",
                        "shares[1].payer required",
                        "shares[1].percent type",
                        "shares[1].extra unknown",
                        "shares[2].which required",
                        "shares[3].which hidden");
        assertThat(refused(values).errors())
                .extracting(FieldError::message)
                .contains("Vastaa kohtaan ”Rahoitus, rivi 2: Maksaja”.");
    }

    @Test
    void rowsAreCountedAndSummedWithoutEmptyOnes() {
        var full = Map.<String, Object>of("payer", "ORK", "percent", 100);
        var values = answers();
        values.put("shares", List.of(full, Map.of(), Map.of("payer", " ")));
        assertThat(accepted(values))
                .containsEntry("shares", List.of(Map.of("payer", "ORK", "percent", new BigDecimal("100"))));

        values.put("shares", Collections.nCopies(5, Map.of("payer", "ORK", "percent", 20)));
        assertThat(refusals(values)).containsExactly("shares maxItems");
        values.put("shares", Collections.nCopies(100_000, full));
        assertThat(refusals(values)).containsExactly("shares maxItems");
        values.put("shares", List.of(Map.of()));
        assertThat(refusals(values)).containsExactly("shares minItems");
        values.put("shares", List.of(Map.of("payer", "ORK", "percent", 99.5)));
        assertThat(refusals(values)).containsExactly("shares sum");
        values.put("shares", Arrays.asList(full, null));
        assertThat(refusals(values)).containsExactly("shares type");
    }

    @Test
    void unknownKeysAreRefusedWhateverTheirValue() {
        var values = answers();
        values.put("outcome", null);
        values.put(null, "x");
        values.put("FI2112345600000785", "x");
        assertThat(refusals(values)).containsExactly("? unknown", "outcome unknown");
    }

    @Test
    void aDraftIsScannedOnlyForWhatMayNotBeKept() {
        var values = answers();
        values.put("title", "x");
        values.put("problem", "Soita 040 123 4567.");
        values.put("shares", List.of(Map.of("payer", "matti.meikalainen@example.com")));

        assertThat(Forms.CHECK.personalData(EVERYTHING, values, Map.of()))
                .extracting(error -> error.key() + " " + error.rule())
                .containsExactly("problem personalData", "shares[0].payer personalData");
    }
}
