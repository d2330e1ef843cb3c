package fi.ideapolku.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** A day as people type it in Finland, in every language of the application. */
public final class WrittenDay {

    /** How fields give it back: 7.12.2026. */
    public static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT);

    private WrittenDay() {}

    /** The day, null where the text is none. */
    public static LocalDate read(String text) {
        try {
            return LocalDate.parse(text.strip(), FORMAT);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
