package fi.ideapolku.form;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds telephone numbers, Finnish and foreign; the service numbers of authorities are none of a person. */
final class PhoneDetector implements Detector {

    private static final int LONGEST = 15;
    private static final int SHORTEST_FOREIGN = 9;
    private static final int SHORTEST_ABROAD = 10;
    private static final int POSTAL_CODE = 5;

    private static final Pattern MOBILE = Pattern.compile("(?:4\\d|50)\\d{6,8}");
    private static final Pattern LANDLINE = Pattern.compile("[235689]\\d{6,8}|1[3-9]\\d{6,7}");
    private static final Pattern COMPANY = Pattern.compile("(?:[1-3]0|7[135])\\d{5,8}");
    private static final Pattern SERVICE = Pattern.compile("(?:29|80)\\d{4,8}");
    private static final Pattern AREA = Pattern.compile("0(?:[235689]|1[03-9]|20|30|7[135])");
    private static final Pattern E_INVOICE = Pattern.compile("0037\\d{8,13}");
    private static final Pattern DATE = Pattern.compile("\\d\\d[ -]\\d\\d[ -](?:19|20)\\d\\d");
    private static final Pattern LONG_GROUP = Pattern.compile(".{2,}\\d{3}");

    /** What digits are. */
    private enum Kind {
        PERSONAL,
        SERVICE,
        NONE
    }

    private record Number(int lastGroup, Kind kind) {}

    @Override
    public void find(CharSequence text, Consumer<Finding> findings) {
        var groups = DigitGroup.in(text);
        for (var first = 0; first < groups.size(); first++) {
            var start = groups.get(first);
            var plus = start.start() > 0 && text.charAt(start.start() - 1) == '+';
            if (start.isInsideNumber(text) || (!plus && text.charAt(start.start()) != '0')) {
                continue;
            }
            var number = longest(text, groups, first, plus);
            if (number.kind == Kind.PERSONAL) {
                var from = plus ? start.start() - 1 : start.start();
                findings.accept(
                        new Finding("phone", from, groups.get(number.lastGroup).end()));
            }
            first = number.lastGroup;
        }
    }

    /** The longest number that starts at the group; that group alone when there is none. */
    private static Number longest(CharSequence text, List<DigitGroup> groups, int first, boolean plus) {
        var start = groups.get(first);
        var digits = new StringBuilder();
        var found = new Number(first, Kind.NONE);
        for (var last = first; last < groups.size(); last++) {
            var group = groups.get(last);
            var separators = isMobile(digits) || plus ? " -()." : " -()";
            if (digits.length() + group.length() > LONGEST
                    || (last > first && !groups.get(last - 1).continuesIn(group, text, separators))) {
                break;
            }
            digits.append(text, group.start(), group.end());
            var written = text.subSequence(start.start(), group.end());
            var kind = plus ? afterPlus(digits.toString(), written) : national(digits.toString(), start, written);
            if (kind != Kind.NONE) {
                found = new Number(last, kind);
            }
        }
        return found;
    }

    private static boolean isMobile(CharSequence digits) {
        return digits.length() >= 3
                && (digits.charAt(1) == '4' || (digits.charAt(1) == '5' && digits.charAt(2) == '0'));
    }

    /** In the national form: an area or the first digits stand alone, or all digits stand together. */
    private static Kind national(String digits, DigitGroup first, CharSequence written) {
        if (digits.startsWith("00")) {
            return digits.startsWith("00358") ? finnish(digits.substring(5)) : abroad(digits, first);
        }
        var kind = finnish(digits.substring(1));
        if (kind != Kind.PERSONAL) {
            return kind;
        }
        if (isMobile(digits)) {
            return first.length() >= 3 ? Kind.PERSONAL : Kind.NONE;
        }
        var whole = first.length() >= 8
                || AREA.matcher(digits.substring(0, first.length())).matches();
        // Pairs of digits alone are a list or a date.
        return whole
                        && LONG_GROUP.matcher(written).find()
                        && !DATE.matcher(written).matches()
                ? kind
                : Kind.NONE;
    }

    private static Kind finnish(String digits) {
        var subscriber = digits.startsWith("0") ? digits.substring(1) : digits;
        if (SERVICE.matcher(subscriber).matches()) {
            return Kind.SERVICE;
        }
        var number = MOBILE.matcher(subscriber).matches()
                || LANDLINE.matcher(subscriber).matches()
                || COMPANY.matcher(subscriber).matches();
        return number ? Kind.PERSONAL : Kind.NONE;
    }

    private static Kind afterPlus(String digits, CharSequence written) {
        if (digits.startsWith("358")) {
            return finnish(digits.substring(3));
        }
        var growth = written.toString().endsWith("000");
        return digits.length() >= SHORTEST_FOREIGN && digits.charAt(0) != '0' && !growth ? Kind.PERSONAL : Kind.NONE;
    }

    /** After 00 and a country; a postal code has five digits, an address for e-invoices is 0037 and a business id. */
    private static Kind abroad(String digits, DigitGroup first) {
        var none = digits.length() < SHORTEST_ABROAD
                || digits.charAt(2) == '0'
                || first.length() == 3
                || first.length() == POSTAL_CODE
                || (E_INVOICE.matcher(digits).matches() && isBusinessId(digits.substring(4, 12)));
        return none ? Kind.NONE : Kind.PERSONAL;
    }

    private static boolean isBusinessId(String digits) {
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return (sum + digits.charAt(7) - '0') % 11 == 0;
    }
}
