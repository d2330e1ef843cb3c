package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The forms of each lane ask the owner no more than the lane may. */
class OwnersBudgetTests {

    private static final Map<String, Object> FACTS = Map.of(
            "evidenceLevel",
            "customerResearch",
            "endCustomersHeard",
            5,
            "reusesCard",
            false,
            "channels",
            List.of("letter"),
            "trialPossible",
            false);

    @Test
    void theFastLaneTakesEightAnswersAndTenMinutesAtMost() {
        var facts = new HashMap<>(FACTS);
        facts.put("fastLaneRequested", true);

        var budget = OwnersBudget.of(forms("ideaIntake"), facts);

        assertThat(budget.answers()).isBetween(1, 8);
        assertThat(budget.minutes()).isLessThanOrEqualTo(minutes("10"));
    }

    @Test
    void theLightLaneTakesTwentyOneAnswersAndFortyFiveMinutesAtMost() {
        var budget = OwnersBudget.of(forms("ideaIntake", "understandingCardLight", "ideaCard"), lane("LIGHT"));

        assertThat(budget.answers()).isBetween(1, 21);
        assertThat(budget.minutes()).isLessThanOrEqualTo(minutes("45"));
    }

    @Test
    void theStandardLaneTakesFortyOneAnswersAndSeventyFiveMinutesAtMost() {
        var budget = OwnersBudget.of(
                forms("ideaIntake", "discoveryPlan", "evidenceRecord", "understandingCard", "ideaCard"),
                lane("STANDARD"));

        assertThat(budget.answers()).isBetween(1, 41);
        assertThat(budget.minutes()).isLessThanOrEqualTo(minutes("75"));
    }

    @Test
    void everyKindOfQuestionCostsItsMinutes() {
        var form = form("""
                {"id": "first", "components": [
                  {"type": "textfield", "id": "F1", "key": "line", "validate": {"required": true}},
                  {"type": "textarea", "id": "F2", "key": "text", "validate": {"required": true}},
                  {"type": "textarea", "id": "F3", "key": "lines", "validate": {"required": true}, "properties": {"minItems": "1"}},
                  {"type": "dynamiclist", "id": "F4", "path": "rows", "properties": {"minItems": "1"}, "components": []},
                  {"type": "checkbox", "id": "F5", "key": "either", "properties": {"answer": "required"}},
                  {"type": "textarea", "id": "F6", "key": "optional"}]}
                """);

        assertThat(OwnersBudget.of(List.of(form), Map.of())).isEqualTo(new OwnersBudget(5, minutes("11.5")));
    }

    @Test
    void whatIsHiddenOrCarriedCostsNothing() {
        var first = form("""
                {"id": "first", "components": [
                  {"type": "radio", "id": "F1", "key": "level", "values": [{"label": "A", "value": "a"}],
                   "validate": {"required": true}, "properties": {"routes": "true"}},
                  {"type": "textarea", "id": "F2", "key": "benefit", "validate": {"required": true}}]}
                """);
        var second = form("""
                {"id": "second", "components": [
                  {"type": "radio", "id": "F1", "key": "level", "values": [{"label": "A", "value": "a"}],
                   "validate": {"required": true}, "properties": {"routes": "true"}},
                  {"type": "textarea", "id": "F2", "key": "benefit", "validate": {"required": true},
                   "properties": {"carriedFrom": "first.benefit"}},
                  {"type": "textarea", "id": "F3", "key": "why", "validate": {"required": true},
                   "conditional": {"hide": "=level = \\"a\\""}}]}
                """);

        assertThat(OwnersBudget.of(List.of(first, second), Map.of("level", "a")))
                .isEqualTo(new OwnersBudget(2, minutes("3.3")));
    }

    @Test
    void whatWasHiddenCannotBeCarried() {
        var first = form("""
                {"id": "first", "components": [
                  {"type": "textarea", "id": "F1", "key": "benefit", "validate": {"required": true},
                   "conditional": {"hide": "=wished != true"}}]}
                """);
        var second = form("""
                {"id": "second", "components": [
                  {"type": "textarea", "id": "F1", "key": "benefit", "validate": {"required": true},
                   "properties": {"carriedFrom": "first.benefit"}}]}
                """);

        assertThat(OwnersBudget.of(List.of(first, second), Map.of("wished", false)))
                .isEqualTo(new OwnersBudget(1, minutes("3")));
    }

    private static Map<String, Object> lane(String depth) {
        var facts = new HashMap<>(FACTS);
        facts.putAll(Map.of("fastLaneRequested", false, "depth", depth, "proposedDepth", depth));
        return facts;
    }

    private static BigDecimal minutes(String text) {
        return new BigDecimal(text);
    }

    private static List<FormSchema> forms(String... keys) {
        return Stream.of(keys)
                .map(key -> form(read(Path.of("forms", key + ".form"))))
                .toList();
    }

    private static FormSchema form(String json) {
        return FormSchema.parse(json);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
