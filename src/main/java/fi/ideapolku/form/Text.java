package fi.ideapolku.form;

import java.util.Locale;

/** A label or help in the three languages; Finnish stands in for a missing one. */
public record Text(String fi, String sv, String en) {

    /** The text in the language, null when there is none in any. */
    public String in(Locale locale) {
        var text = switch (locale.getLanguage()) {
            case "sv" -> sv;
            case "en" -> en;
            default -> fi;
        };
        return text == null ? fi : text;
    }
}
