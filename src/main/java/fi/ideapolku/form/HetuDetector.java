package fi.ideapolku.form;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds Finnish personal identity codes, and what looks like one but for its check character. */
final class HetuDetector implements Detector {

    private static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private static final Pattern CODE = Pattern.compile(
            "(?<![0-9])((?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}) {0,2}([-+A-FU-Y]?) {0,2}([0-9]{3}) ?([0-9A-Z])",
            Pattern.CASE_INSENSITIVE);

    @Override
    public void find(CharSequence text, Consumer<Finding> findings) {
        var codes = CODE.matcher(text);
        while (codes.find()) {
            var check = Character.toUpperCase(codes.group(4).charAt(0));
            var right = CHECK.charAt(Integer.parseInt(codes.group(1) + codes.group(3)) % CHECK.length()) == check;
            var ends = !Detector.isLetterOrDigit(text, codes.end());
            var kind = kind(codes.group(2).isEmpty(), right, Character.isLetter(check), ends);
            if (kind != null) {
                findings.accept(new Finding(kind, codes.start(), codes.end()));
            }
        }
    }

    /** Nine digits alone may be anything: without a separator only a right letter at the end makes them a code. */
    private static String kind(boolean separatorLost, boolean right, boolean letter, boolean ends) {
        if (separatorLost) {
            return right && letter && ends ? "hetuLookalike" : null;
        }
        if (right && (ends || letter)) {
            return "hetu";
        }
        return ends ? "hetuLookalike" : null;
    }
}
