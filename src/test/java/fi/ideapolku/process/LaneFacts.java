package fi.ideapolku.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of an idea on its lane; conditions of flows are judged by it, and stay open where it says nothing. */
record LaneFacts(Map<String, Object> known) {

    private static final Pattern COMPARISON = Pattern.compile("(\\w+) ?(==|!=) ?('(\\w*)'|true|false)");

    LaneFacts with(String name, Object value) {
        var more = new HashMap<>(known);
        more.put(name, value);
        return new LaneFacts(more);
    }

    Object get(String name) {
        return known.get(name);
    }

    /** Whether the condition holds, or nothing where the lane leaves it open. */
    Optional<Boolean> judge(String condition) {
        var text = condition.replaceAll("^\\$\\{|}$", "").strip();
        if (known.get(text) instanceof Boolean verbatim) {
            return Optional.of(verbatim);
        }
        if (text.startsWith("(") && text.indexOf(')') == text.length() - 1) {
            return judge(text.substring(1, text.length() - 1));
        }
        var any = parts(text, "\\|\\|");
        if (any.size() > 1) {
            return combined(any, true);
        }
        var all = parts(text, "&&");
        if (all.size() > 1) {
            return combined(all, false);
        }
        var comparison = COMPARISON.matcher(text);
        if (!comparison.matches() || !known.containsKey(comparison.group(1))) {
            return Optional.empty();
        }
        var literal = comparison.group(4) == null ? comparison.group(3) : comparison.group(4);
        var equal = literal.equals(String.valueOf(known.get(comparison.group(1))));
        return Optional.of(equal == comparison.group(2).equals("=="));
    }

    /** One part that decides is enough; else all must be known. */
    private Optional<Boolean> combined(List<String> parts, boolean deciding) {
        var judged = parts.stream().map(this::judge).toList();
        if (judged.contains(Optional.of(deciding))) {
            return Optional.of(deciding);
        }
        return judged.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!deciding);
    }

    private static List<String> parts(String text, String operator) {
        return Arrays.asList(text.split("\\s*" + operator + "\\s*(?![^(]*\\))"));
    }
}
