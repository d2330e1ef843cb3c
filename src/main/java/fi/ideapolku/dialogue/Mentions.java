package fi.ideapolku.dialogue;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The people whom a text names: {@code @} and their user id, not in the midst of a word, so that no mail address is one. */
public final class Mentions {

    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_.@-])@(\\p{Alnum}(?:[\\w.-]{0,62}\\p{Alnum})?)");

    private Mentions() {}

    /** User ids in the order in which the text names them; whether there are such people is not known here. */
    static Set<String> in(String text) {
        var people = new LinkedHashSet<String>();
        MENTION.matcher(text).results().forEach(found -> people.add(found.group(1)));
        return people;
    }

    /** The text for readers: each person by name. */
    public static String named(String text, UnaryOperator<String> nameOf) {
        return MENTION.matcher(text)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement("@" + nameOf.apply(found.group(1))));
    }
}
