package fi.ideapolku.form;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds e-mail addresses, also with {@code (at)}; the mailboxes of authorities are none of a person. */
final class EmailDetector implements Detector {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:@| @ | ?[(\\[{] ?(?:at|ät|@) ?[)\\]}] ?)"
                    + "([\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})(?:\\.[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}){0,8})",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_LOCAL_PART = 64;

    @Override
    public void find(CharSequence text, Consumer<Finding> findings) {
        var addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            var start = startOfLocalPart(text, addresses.start());
            var local = text.subSequence(start, addresses.start()).toString();
            var domain = addresses.group(1);
            if (start < addresses.start() && isDomain(domain) && !PublicContacts.isMailbox(local, domain)) {
                findings.accept(new Finding("email", start, addresses.end()));
            }
        }
    }

    private static int startOfLocalPart(CharSequence text, int at) {
        var start = at;
        while (start > 0 && at - start < LONGEST_LOCAL_PART && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && text.charAt(start) == '.') {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "._%+-'".indexOf(c) >= 0;
    }

    private static boolean isDomain(String domain) {
        var top = domain.substring(domain.lastIndexOf('.') + 1);
        return top.length() >= 2
                && top.length() < domain.length()
                && top.chars().allMatch(Character::isLetter);
    }
}
