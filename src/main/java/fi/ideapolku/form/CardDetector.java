package fi.ideapolku.form;

import java.util.function.Consumer;

/** Finds numbers of payment cards: a card's beginning, 13 to 19 digits and a right check digit. */
final class CardDetector implements Detector {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    @Override
    public void find(CharSequence text, Consumer<Finding> findings) {
        var groups = DigitGroup.in(text);
        for (var first = 0; first < groups.size(); first++) {
            var group = groups.get(first);
            if (group.length() != 4 && group.length() < SHORTEST) {
                continue;
            }
            var digits = new StringBuilder();
            for (var last = first; last < groups.size(); last++) {
                var next = groups.get(last);
                var fits = last == first
                        || (next.length() >= 3 && groups.get(last - 1).continuesIn(next, text, " -"));
                if (!fits || digits.length() + next.length() > LONGEST) {
                    break;
                }
                digits.append(text, next.start(), next.end());
                if (digits.length() >= SHORTEST && isCard(digits)) {
                    findings.accept(new Finding("card", group.start(), next.end()));
                    first = last;
                    break;
                }
            }
        }
    }

    private static boolean isCard(CharSequence digits) {
        return startsAsCard(digits.toString()) && hasRightCheckDigit(digits);
    }

    private static boolean startsAsCard(String digits) {
        var two = Integer.parseInt(digits.substring(0, 2));
        var four = Integer.parseInt(digits.substring(0, 4));
        return switch (digits.charAt(0)) {
            case '4', '6' -> true;
            case '5' -> two != 59;
            case '3' -> two == 34 || two == 35 || two == 36 || two == 37 || two == 38 || two == 30 || two == 39;
            case '2' -> four >= 2200 && four <= 2720;
            default -> false;
        };
    }

    private static boolean hasRightCheckDigit(CharSequence digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }
}
