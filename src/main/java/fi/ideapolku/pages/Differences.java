package fi.ideapolku.pages;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** What has changed from one version of a card to a later one, word by word. */
record Differences(List<Changed> answers) {

    private static final Pattern WORDS = Pattern.compile("\\s+|[^\\s]+");

    /** A question whose answer changed. */
    record Changed(String label, List<Piece> pieces) {}

    /** How a piece of text stands to the earlier version. */
    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A stretch of text that is of one kind. */
    record Piece(Kind kind, String text) {}

    /** Compares two versions; answers that are the same are left out. */
    static Differences between(CardText earlier, CardText later) {
        var before = new LinkedHashMap<String, CardText.Answer>();
        earlier.answers().forEach(answer -> before.put(answer.key(), answer));
        var changed = new ArrayList<Changed>();
        for (var answer : later.answers()) {
            var old = before.remove(answer.key());
            var oldText = old == null ? "" : old.text();
            if (!oldText.equals(answer.text())) {
                changed.add(new Changed(answer.label(), pieces(oldText, answer.text())));
            }
        }
        before.values().forEach(answer -> changed.add(new Changed(answer.label(), pieces(answer.text(), ""))));
        return new Differences(List.copyOf(changed));
    }

    static List<Piece> pieces(String before, String after) {
        var old = words(before);
        var fresh = words(after);
        var pieces = new ArrayList<Piece>();
        var at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            add(pieces, Kind.SAME, old.subList(at, delta.getSource().getPosition()));
            add(pieces, Kind.REMOVED, delta.getSource().getLines());
            add(pieces, Kind.ADDED, delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        add(pieces, Kind.SAME, old.subList(at, old.size()));
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(found -> found.group()).toList();
    }
}
