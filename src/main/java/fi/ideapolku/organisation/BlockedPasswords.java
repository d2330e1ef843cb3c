package fi.ideapolku.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;

/**
 * Passwords that are tried first: built of blocked words, rows of keys, digits and the person's own name. Whatever the words of
 * {@code blocked-passwords.txt} leave over must still be something.
 */
final class BlockedPasswords {

    private static final int MIN_OF_ONES_OWN = 6;
    private static final int MIN_DISTINCT = 6;
    private static final List<String> WORDS = words();

    private BlockedPasswords() {}

    static boolean isBlocked(String password, String userId) {
        var rest = password.toLowerCase(Locale.ROOT);
        if (rest.codePoints().distinct().count() < MIN_DISTINCT) {
            return true;
        }
        if (userId != null && userId.length() >= 3) {
            rest = rest.replace(userId.toLowerCase(Locale.ROOT), "");
        }
        for (var word : WORDS) {
            rest = rest.replace(word, "");
        }
        return rest.codePoints().distinct().count() < MIN_OF_ONES_OWN;
    }

    /** The longest first, so that a word inside a word does not hide it. */
    private static List<String> words() {
        try (var file = new ClassPathResource("organisation/blocked-passwords.txt").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
