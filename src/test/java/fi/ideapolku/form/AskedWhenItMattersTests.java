package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A form asks for what the answer at hand or the lane makes necessary, and for nothing else. */
class AskedWhenItMattersTests {

    @Test
    void whoeverFindsNoNeedSaysWhy() {
        assertThat(missing("cardReviewSummary", Map.of("reviewSummaryOutcome", "noNeed")))
                .contains("stopReason");
        assertThat(missing("cardReviewSummary", Map.of("reviewSummaryOutcome", "approved")))
                .doesNotContain("stopReason");
    }

    @Test
    void whoeverEndsATrialSaysWhy() {
        assertThat(missing("trialEvaluation", Map.of("trialOutcome", "end"))).contains("trialEndReason");
        assertThat(missing("trialEvaluation", Map.of("trialOutcome", "scale"))).doesNotContain("trialEndReason");
    }

    @Test
    void aPanelThatValidatedIsNotAskedWhatToChange() {
        assertThat(missing("panelResult", Map.of("panelOutcome", "validatedWithChanges")))
                .contains("whatToChange", "languages");
        assertThat(missing("panelResult", Map.of("panelOutcome", "validated")))
                .contains("whatWorked")
                .doesNotContain("whatToChange");
    }

    @Test
    void aPanelIsInvitedOnlyWithItsInformationSheetReady() {
        assertThat(missing("panelPlan", Map.of("panelChoice", "hold", "informationSheetReady", false)))
                .contains("informationSheetReady");
        assertThat(missing("panelPlan", Map.of("panelChoice", "skip"))).containsExactly("skipReason");
    }

    @Test
    void finishedWorkIsNotAskedWhatComesNext() {
        assertThat(missing("progressReport", Map.of("reportStatus", "green"))).contains("next");
        assertThat(missing("progressReport", Map.of("reportStatus", "green", "finished", true)))
                .contains("done")
                .doesNotContain("next");
    }

    @Test
    void aStandardCardIsRevisedWithAllThatItHadToSay() {
        assertThat(missing("understandingCardRevision", Map.of(), Map.of("depth", "STANDARD")))
                .containsAll(missing("understandingCard", Map.of()));
        assertThat(missing("understandingCardRevision", Map.of(), Map.of("depth", "LIGHT")))
                .containsExactlyInAnyOrderElementsOf(
                        with(missing("understandingCardLight", Map.of()), "answerToReviewers"));
    }

    @Test
    void aPanelIsWishedForOnlyUntilItIsSettled() {
        var wish = Map.<String, Object>of("panelWanted", true);

        assertThat(Forms.refusals(form("ideaCardRevision"), wish, Map.of())).doesNotContain("panelWanted hidden");
        assertThat(Forms.refusals(form("ideaCardRevision"), wish, Map.of("panelSettled", true)))
                .contains("panelWanted hidden");
    }

    private static List<String> with(List<String> keys, String another) {
        return Stream.concat(keys.stream(), Stream.of(another)).toList();
    }

    private static List<String> missing(String form, Map<String, Object> values) {
        return missing(form, values, Map.of());
    }

    private static List<String> missing(String form, Map<String, Object> values, Map<String, Object> context) {
        return Forms.refusals(form(form), values, context).stream()
                .filter(refusal -> refusal.endsWith(" required"))
                .map(refusal -> refusal.replace(" required", ""))
                .toList();
    }

    private static FormSchema form(String key) {
        try {
            return FormSchema.parse(Files.readString(Path.of("forms", key + ".form")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
