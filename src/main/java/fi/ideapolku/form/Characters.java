package fi.ideapolku.form;

/** What a text may consist of. */
final class Characters {

    private Characters() {}

    /** Whether the text can be kept, shown and sent anywhere: no controls, no half characters, no code points that are no characters. */
    static boolean areUsable(String text, boolean lines) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' && c != '\t' && !(lines && (c == '\n' || c == '\r'))) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                if ((Character.toCodePoint(c, text.charAt(++i)) & 0xFFFE) == 0xFFFE) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c) || c >= 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing of the text can be seen. */
    static boolean areBlank(String text) {
        return text.codePoints().allMatch(Characters::isBlank);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** The length as a browser counts it: a line break is one character. */
    static int length(String text) {
        var length = text.length();
        for (var i = text.indexOf("\r\n"); i >= 0; i = text.indexOf("\r\n", i + 2)) {
            length--;
        }
        return length;
    }
}
