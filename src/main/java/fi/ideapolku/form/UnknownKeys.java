package fi.ideapolku.form;

import java.util.regex.Pattern;

/** How a key that the form does not have is named in a refusal: as it is when it looks like a key, else not at all. */
final class UnknownKeys {

    private static final Pattern HARMLESS = Pattern.compile("(?!.*\\d{4})[A-Za-z][A-Za-z0-9_]{0,63}");

    private UnknownKeys() {}

    static String named(Object key) {
        return key instanceof String text
                        && text.length() <= 64
                        && HARMLESS.matcher(text).matches()
                ? text
                : "?";
    }
}
