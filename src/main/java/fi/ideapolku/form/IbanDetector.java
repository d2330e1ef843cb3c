package fi.ideapolku.form;

import java.util.Map;
import java.util.function.Consumer;

/** Finds international bank account numbers whose check digits are right. */
final class IbanDetector implements Detector {

    private static final Map<String, Integer> LENGTHS = Map.ofEntries(
            Map.entry("FI", 18),
            Map.entry("AX", 18),
            Map.entry("SE", 24),
            Map.entry("NO", 15),
            Map.entry("DK", 18),
            Map.entry("EE", 20),
            Map.entry("LV", 21),
            Map.entry("LT", 20),
            Map.entry("DE", 22),
            Map.entry("NL", 18),
            Map.entry("BE", 16),
            Map.entry("FR", 27),
            Map.entry("ES", 24),
            Map.entry("PT", 25),
            Map.entry("IT", 27),
            Map.entry("AT", 20),
            Map.entry("CH", 21),
            Map.entry("LI", 21),
            Map.entry("LU", 20),
            Map.entry("GB", 22),
            Map.entry("IE", 22),
            Map.entry("IS", 26),
            Map.entry("PL", 28),
            Map.entry("CZ", 24),
            Map.entry("SK", 24),
            Map.entry("HU", 28),
            Map.entry("RO", 24),
            Map.entry("BG", 22),
            Map.entry("GR", 27),
            Map.entry("HR", 21),
            Map.entry("SI", 19),
            Map.entry("RS", 22),
            Map.entry("BA", 20),
            Map.entry("ME", 22),
            Map.entry("MK", 19),
            Map.entry("AL", 28),
            Map.entry("XK", 20),
            Map.entry("MT", 31),
            Map.entry("CY", 28),
            Map.entry("MC", 27),
            Map.entry("SM", 27),
            Map.entry("AD", 24),
            Map.entry("GI", 23),
            Map.entry("FO", 18),
            Map.entry("GL", 18),
            Map.entry("UA", 29),
            Map.entry("MD", 24),
            Map.entry("BY", 28),
            Map.entry("GE", 22),
            Map.entry("TR", 26),
            Map.entry("IL", 23),
            Map.entry("SA", 24),
            Map.entry("AE", 23),
            Map.entry("IQ", 23));

    @Override
    public void find(CharSequence text, Consumer<Finding> findings) {
        var from = 0;
        for (var digit = 2; digit < text.length(); digit++) {
            if (digit - 2 >= from
                    && Detector.isDigit(text, digit)
                    && isLetter(text, digit - 1)
                    && isLetter(text, digit - 2)) {
                var end = end(text, digit - 2);
                if (end > 0) {
                    findings.accept(new Finding("iban", digit - 2, end));
                    from = end;
                }
            }
        }
    }

    /** The end of the account number that starts here, 0 when there is none. */
    private static int end(CharSequence text, int start) {
        var country = text.subSequence(start, start + 2).toString().toUpperCase(java.util.Locale.ROOT);
        var length = LENGTHS.get(country);
        if (length == null) {
            return 0;
        }
        var account = new StringBuilder(length);
        var index = start;
        for (var gap = 0; index < text.length() && account.length() < length; index++) {
            if (isLetter(text, index) || Detector.isDigit(text, index)) {
                account.append(Character.toUpperCase(text.charAt(index)));
                gap = 0;
            } else if ((text.charAt(index) != ' ' && text.charAt(index) != '-') || ++gap > 2) {
                return 0;
            }
        }
        return account.length() == length && isRight(account) ? index : 0;
    }

    private static boolean isRight(CharSequence account) {
        if (!Detector.isDigit(account, 2) || !Detector.isDigit(account, 3)) {
            return false;
        }
        var remainder = 0;
        for (var i = 0; i < account.length(); i++) {
            var value = Character.digit(account.charAt((i + 4) % account.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    private static boolean isLetter(CharSequence text, int index) {
        var c = text.charAt(index) | 0x20;
        return c >= 'a' && c <= 'z';
    }
}
