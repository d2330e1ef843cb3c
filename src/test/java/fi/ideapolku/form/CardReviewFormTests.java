package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked for scores on the form of a review. */
class CardReviewFormTests {

    private static final List<String> SCORES = List.of(
            "customerBenefit",
            "vulnerabilityImpact",
            "crossSectorBenefit",
            "feasibility",
            "strategicFit",
            "agencyBenefit");
    private static final Map<String, Object> VERDICT =
            Map.of("verdict", "ok", "customerNeedClear", "yes", "observations", "Asiakkaan tarve on kuvattu selvästi.");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "substance:sectorOwner:mandatory",
                "outside:sectorOwner:mandatory",
                "serviceDesign:orkServiceDesigner:mandatory"
            })
    void theSubstanceOwnerAndTheOutsideReviewerScoreAnIdeaCard(String reviewer) {
        assertThat(check(scored(), "IDEA", reviewer)).containsKeys(SCORES.toArray(String[]::new));
        assertThatThrownBy(() -> check(VERDICT, "IDEA", reviewer)).isInstanceOf(FormRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataProtection:skillDataProtection:mandatory", "legal:skillLegal:mandatory"})
    void anExpertReviewsAnIdeaCardWithoutScoringIt(String reviewer) {
        assertThat(check(VERDICT, "IDEA", reviewer)).containsEntry("verdict", "ok");
        assertThatThrownBy(() -> check(scored(), "IDEA", reviewer)).isInstanceOf(FormRefused.class);
    }

    @Test
    void nobodyScoresAnUnderstandingCard() {
        assertThat(check(VERDICT, "UNDERSTANDING", "substance:sectorOwner:mandatory"))
                .containsEntry("verdict", "ok");
        assertThatThrownBy(() -> check(scored(), "UNDERSTANDING", "substance:sectorOwner:mandatory"))
                .isInstanceOf(FormRefused.class);
    }

    private static Map<String, Object> scored() {
        var values = new HashMap<>(VERDICT);
        SCORES.forEach(score -> values.put(score, 4));
        return values;
    }

    private static Map<String, Object> check(Map<String, Object> values, String cardType, String reviewer) {
        return LegalAnswers.CHECK.check(form(), values, Map.of("cardType", cardType, "reviewer", reviewer));
    }

    private static FormSchema form() {
        try {
            return FormSchema.parse(Files.readString(Path.of("forms/cardReview.form")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
