package fi.ideapolku.form;

/** A text without its disguises: any dash is a hyphen, any digit an ASCII one, any space a space, invisible characters are gone. */
final class PlainText implements CharSequence {

    private static final int SOFT_HYPHEN = 0xAD;
    private static final int FULL_WIDTH = 0xFF01 - '!';

    private final String original;
    private final char[] chars;
    private final int[] origins;
    private int length;

    PlainText(String original) {
        this.original = original;
        this.chars = new char[original.length()];
        this.origins = new int[original.length()];
        for (var i = 0; i < original.length(); ) {
            var c = original.codePointAt(i);
            add(c, i);
            i += Character.charCount(c);
        }
    }

    private void add(int c, int origin) {
        var type = Character.getType(c);
        if (isInvisible(c, type)) {
            return;
        }
        chars[length] = plain(c, type);
        origins[length++] = origin;
    }

    private static boolean isInvisible(int c, int type) {
        return switch (type) {
            case Character.FORMAT -> c != SOFT_HYPHEN;
            case Character.CONTROL -> !Character.isWhitespace(c);
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static char plain(int c, int type) {
        if (c < 0x7F && c > ' ') {
            return (char) c;
        }
        if (c == '\n' || c == '\r') {
            return '\n';
        }
        if (Character.isWhitespace(c) || type == Character.SPACE_SEPARATOR) {
            return ' ';
        }
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            return (char) ('0' + Character.digit(c, 10));
        }
        if (type == Character.DASH_PUNCTUATION || c == 0x2212 || c == SOFT_HYPHEN || c == 0x2D7 || c == 0x2043) {
            return '-';
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - FULL_WIDTH);
        }
        return c > Character.MAX_VALUE ? '\uFFFD' : (char) c;
    }

    /** Where in the original the character stood. */
    int origin(int index) {
        return origins[index];
    }

    /** Where in the original the character before this index ended. */
    int originEnd(int end) {
        var last = origins[end - 1];
        return last + Character.charCount(original.codePointAt(last));
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
