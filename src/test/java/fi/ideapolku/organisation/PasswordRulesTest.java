package fi.ideapolku.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be set (WEB-10). */
class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vihreä pöytä lentää hiljaa",
                "gjtkwmbhdxzrvln",
                "83059174628395017",
                "😀🚲🌲🏠🍓🎈🐟🌙⚓🎻🧊🪁🦊🍋🧭",
                "Kahdeksan sinistä hiihtäjää katsoo merelle 7!"
            })
    void longOnesAreTakenWhateverKindsOfCharactersTheyHave(String password) {
        assertThat(rules.allow(password, "maija")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gjtkwmbhdxzrvl",
                "passwordpassword",
                "Salasana123456789",
                "salasana!salasana!",
                "qwertyuiopasdfghjkl",
                "123456789012345678",
                "aaaaaaaaaaaaaaaaaa",
                "Ideapolku2026Ideapolku",
                "Oikeusrekisterikeskus1!",
                "Kesäkuu2026Helsinki"
            })
    void shortOnesAndThoseGuessedFirstAreRefused(String password) {
        assertThat(rules.allow(password, "maija")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"maijameikalainen, maijameikalainen12", "m.virtanen, M.VirtanenM.Virtanen"})
    void onesOwnNameIsNoPassword(String userId, String password) {
        assertThat(rules.allow(password, userId)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"128, true", "129, false"})
    void longerThanCanBeHashedAtOnceIsRefused(int length, boolean allowed) {
        var password = "gjtkwmbhdxzrvlnp".repeat(10).substring(0, length);
        assertThat(rules.allow(password, "maija")).isEqualTo(allowed);
    }
}
