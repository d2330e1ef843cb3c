package fi.ideapolku.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a person is found and little else (PRV-1, INP-10). The codes are published test codes or made up: individual numbers from 900 on are given to nobody. */
class PersonalDataScanTests {

    private final PersonalDataScan scan = new PersonalDataScan();

    private List<String> kinds(String text) {
        return scan.scan(text).stream().map(Finding::kind).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010594Y9032",
                "020594X903P",
                "030594W903B",
                "040594V9030",
                "050594U903M",
                "010516B903X",
                "131052-308T",
                "131052-308t",
                "131052\u2013308T",
                "131052\u2212308T",
                "131052\u00AD308T",
                "131052 - 308T",
                "131052- 308T",
                "131\u200B052-308T",
                "１３１０５２-３０８Ｔ",
                "hetu:131052-308T.",
                "Hetu131052-308T",
                "131052-308Ttunnus",
                "_131052-308T_",
                "010516b903x",
                "(131052-308T)",
                "131052-\u2060308T"
            })
    void findsIdentityCodes(String text) {
        assertThat(kinds("Asiakas " + text + " kertoi.")).containsExactly("hetu");
    }

    @Test // PRV-1
    void findsEveryCodeOfEveryCenturySign() {
        for (var sign : "+-YXWVUABCDEF".toCharArray()) {
            for (var number = 900; number < 1000; number++) {
                var digits = "%02d%02d%02d%03d".formatted(1 + number % 28, 1 + number % 12, number % 100, number);
                var code = digits.substring(0, 6)
                        + sign
                        + number
                        + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(digits) % 31);
                assertThat(kinds("Koodi " + code + ".")).as(code).containsExactly("hetu");
            }
        }
    }

    @Test // PRV-1
    void tenThousandOtherNumbersAreHardlyEverTakenForACode() {
        var random = new Random(1);
        var taken = 0;
        for (var n = 0; n < 10_000; n++) {
            var number = List.of(
                            "OM/%d/%02d.%02d.%02d/2026",
                            "%d-%02d%02d%02d",
                            "1%06d-%d%d%d",
                            "%d.%d.2026 klo %d.%02d",
                            "0295 %03d %d%d%d",
                            "FI%d %d %d %d",
                            "%d %%, %d €, %d h, %d kpl")
                    .get(n % 7)
                    .formatted(random.nextInt(1000), random.nextInt(10), random.nextInt(10), random.nextInt(10));
            taken += kinds("Asia " + number + " on kesken.").contains("hetu") ? 1 : 0;
        }
        assertThat(taken).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"131052-308U", "131052-308O", "310299+1235", "131052 308T", "131052308T"})
    void findsWhatLooksLikeAnIdentityCode(String text) {
        assertThat(kinds("Asiakas " + text + " kertoi.")).containsExactly("hetuLookalike");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "matti.meikalainen@example.com",
                "MATTI@EXAMPLE.FI",
                "matti+asiointi@example.co.uk",
                "matti.meikäläinen@om.fi",
                "anna.ho@oikeus.fi",
                "ville.posti@om.fi",
                "matti(at)example.fi",
                "matti [at] example.fi",
                "matti @ example.fi",
                "matti＠example.fi",
                "kirjaamo@example.com",
                "info@om.fi.example.com",
                "info@notom.fi",
                "o'brien@example.ie"
            })
    void findsAddressesOfPeople(String text) {
        assertThat(kinds("Kirjoita " + text + ", kiitos.")).containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kirjaamo.om@gov.fi",
                "kirjaamo@oikeus.fi",
                "info@suomi.fi",
                "viestinta@om.fi",
                "neuvonta@dvv.fi",
                "helsinki.ko@oikeus.fi",
                "ita-suomi.ho@oikeus.fi",
                "pirkanmaa.oikeusapu@oikeus.fi",
                "etunimi.sukunimi@om.fi",
                "asiakaspalvelu@ulosotto.oikeus.fi",
                "Kirjaamo@OM.FI"
            })
    void leavesMailboxesOfAuthorities(String text) {
        assertThat(kinds("Kirjoita " + text + ", kiitos.")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "040 123 4567",
                "0401234567",
                "040-1234567",
                "040.123.4567",
                "0400 123 456",
                "050 123 4567",
                "045 123 45 67",
                "0457 123 4567",
                "(040) 123 4567",
                "+358 40 123 4567",
                "+358401234567",
                "+358 (0)40 123 4567",
                "00358 40 123 4567",
                "0040 123 4567",
                "09 123 4567",
                "(09) 1234 567",
                "09-1234567",
                "013 123 4567",
                "091234567",
                "+358 9 123 4567",
                "+46 70 123 45 67",
                "+372 5123 4567",
                "0046 70 123 45 67",
                "puh.0401234567",
                "040\u00A0123\u00A04567",
                "０４０ １２３ ４５６７",
                "040 12\u200B3 4567"
            })
    void findsTelephoneNumbers(String text) {
        assertThat(kinds("Soita " + text + " huomenna.")).containsExactly("phone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "112",
                "116117",
                "116 006",
                "029 566 5700",
                "0295 16001",
                "02956 65700",
                "0295665700",
                "+358 29 566 5700",
                "+358 295 16001",
                "00358 295 665 700",
                "080 005 005",
                "0800 123 456"
            })
    void leavesServiceNumbers(String text) {
        assertThat(kinds("Soita " + text + " huomenna.")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FI21 1234 5600 0007 85", "FI2112345600000785", "fi2112345600000785", "FI21-1234-5600-0007-85",
                "IBAN:FI2112345600000785", "DE89 3704 0044 0532 0130 00", "GB82 WEST 1234 5698 7654 32",
                        "SE45 5000 0000 0583 9825 7466",
                "EE38 2200 2210 2014 5685", "NO93 8601 1117 947"
            })
    void findsAccountNumbers(String text) {
        assertThat(kinds("Maksa tilille " + text + " heti.")).containsExactly("iban");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "4111111111111111",
                "4111-1111-1111-1111",
                "5500 0000 0000 0004",
                "3782 822463 10005",
                "378282246310005",
                "6011000990139424",
                "4222222222222",
                "2223003122003222"
            })
    void findsPaymentCards(String text) {
        assertThat(kinds("Kortti " + text + " toimi.")).containsExactly("card");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567-8",
                "OM 12/2024",
                "VN/1234/2025",
                "21/041/2023",
                "27.3.2026",
                "2026-03-27",
                "03-04-2026",
                "03 04 2026",
                "1 000 000 000 euroa",
                "4 000 000,00 €",
                "621/1999",
                "00520 Helsinki",
                "2024–2027",
                "2024 2025 2026 2027",
                "FI2112345600000786",
                "4111 1111 1111 1112",
                "131352-308T",
                "+10 000 000",
                "003702454460",
                "klo 09.00–15.30",
                "@oikeusministerio",
                "tili @om",
                "978-952-04-0123-4",
                "091-434-0001-0123",
                "a@b",
                "02 03 04 05 06"
            })
    void leavesNumbersOfOffices(String text) {
        assertThat(kinds("Asia " + text + " on kirjattu.")).isEmpty();
    }

    @Test
    void tellsWhereItIs() {
        var text = "Ä\u200B😀 soita: +358 40 123 4567, 131052\u2013308T.";

        assertThat(scan.scan(text))
                .extracting(found -> text.substring(found.start(), found.end()))
                .containsExactly("+358 40 123 4567", "131052\u2013308T");
    }

    @Test
    void findsEveryOneOnce() {
        assertThat(kinds("040 123 4567 tai 050 765 4321, matti@example.com; 131052-308T, FI21 1234 5600 0007 85"))
                .containsExactly("phone", "phone", "email", "hetu", "iban");
        assertThat(kinds("0295 16001 ja 040 123 4567")).containsExactly("phone");
    }

    @Test
    void officialSentencesAreHardlyEverHit() {
        var sentences = Forms.resource("harmless-sentences-fi.txt").lines().toList();
        var hit = sentences.stream().filter(text -> !scan.scan(text).isEmpty()).toList();

        assertThat(sentences).hasSize(500).doesNotHaveDuplicates();
        assertThat(hit).hasSizeLessThanOrEqualTo(sentences.size() / 100);
    }

    @ParameterizedTest
    @MethodSource("craftedTexts")
    void theWorkGrowsWithTheTextAndNoFaster(String unit) {
        var text = new CountedText(unit.repeat(100_000 / unit.length()));

        PersonalDataScan.find(text);

        assertThat(text.reads()).isLessThan(200L * text.length());
    }

    static Stream<String> craftedTexts() {
        return Stream.of(
                "a",
                "1",
                "0",
                "-",
                "@",
                "a@",
                "@a",
                "a.a@a.",
                "1 ",
                "0 4",
                "04 ",
                "040 ",
                "1-",
                "131052-",
                "131052-308",
                "010101-123",
                "FI21",
                "FI21 1234 5600 ",
                "fi00a",
                "4111 ",
                "4111-1111-1111-111",
                "+358",
                "(0)",
                "0-0-",
                "(at)",
                "a(at)",
                "[at",
                "aaaaaaaa.",
                "a-",
                "𝟙",
                "\u0301");
    }

    /** A text that counts how often it is looked at. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private long reads;

        CountedText(String text) {
            this.text = text;
        }

        long reads() {
            return reads;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            reads += text.length();
            return text;
        }
    }
}
