package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts at random through everything of the forms that reads text, a million of them (INP-6, INP-10). */
@Tag("nightly")
class NightlyParsersTest {

    private static final int TEXTS = 1_000_000;
    private static final long SEED = 20261124;
    private static final String SIGNS =
            "0123456789ABCDEFHJKLMNPRSTUVWXYabcäöåÄ -+.,:;@/\\()[]{}<>\"'%$#_=&?!|~^*\t\r\n\u00A0\u200B\u2013\u00AD\uFF11\uD83D\uDE00\0";
    private static final List<String> PIECES = List.of(
            "131052-308T", "FI2112345600000785", "040 123", "@om.fi", "2026-03-27", "T10:00", "+02:00", "4111 1111");

    @Test
    void noTextBreaksTheScanOrTheReadingOfDays() {
        var random = new Random(SEED);
        var scan = new PersonalDataScan();
        var found = 0;
        for (var n = 0; n < TEXTS; n++) {
            var text = text(random, 1 + random.nextInt(60));
            found += scan.scan(text).size();
            var day = Dates.read(text);
            assertThat(day == null || day.getYear() >= 1900).isTrue();
        }
        assertThat(found).isPositive();
    }

    @Test
    void noAnswerBreaksTheCheckOfAForm() {
        var random = new Random(SEED);
        var keys = Forms.EVERYTHING.fields().stream().map(Field::key).toList();
        for (var n = 0; n < TEXTS / 50; n++) {
            var key = keys.get(random.nextInt(keys.size()));
            Object value = random.nextBoolean() ? text(random, 100) : List.of(text(random, 20), Map.of("x", 1));
            try {
                Forms.accepted(Map.of(key, value));
            } catch (FormRefused refused) {
                assertThat(refused.errors()).isNotEmpty();
            }
        }
    }

    @Test // INP-10
    void hundredThousandCharactersAreScannedAtOnce() {
        var random = new Random(SEED);
        for (var n = 0; n < 50; n++) {
            var text = text(random, 100_000);
            var started = System.nanoTime();
            new PersonalDataScan().scan(text);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            if (random.nextInt(12) == 0) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            } else {
                text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
        }
        return text.toString();
    }
}
