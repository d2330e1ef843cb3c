package fi.ideapolku.drawing;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines that fit a width, without a font at hand: by how wide the letters of a wide sans-serif are. */
final class LineBreaks {

    private static final String NARROW = "iljtfrI.,:;'!|()[]/ ";
    private static final String WIDE = "mwMWÅÄÖ@%—";

    private LineBreaks() {}

    /** The lines of the text; a word that is wider than a line is cut with a hyphen. */
    static List<String> of(String text, double width, double fontSize) {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.strip().split("\\s+")) {
            var rest = word;
            while (widthOf(rest, fontSize) > width) {
                if (!line.isEmpty()) {
                    lines.add(line);
                    line = "";
                }
                var cut = longestStart(rest, width, fontSize);
                lines.add(rest.substring(0, cut) + (rest.charAt(cut - 1) == '-' ? "" : "-"));
                rest = rest.substring(cut);
            }
            var longer = line.isEmpty() ? rest : line + " " + rest;
            if (widthOf(longer, fontSize) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = rest;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    static double widthOf(String text, double fontSize) {
        return text.chars().mapToDouble(LineBreaks::share).sum() * fontSize;
    }

    /** Where to cut: at the word's own hyphen, else before a consonant and a vowel, where Finnish begins a syllable. */
    private static int longestStart(String word, double width, double fontSize) {
        var hyphen = word.lastIndexOf('-');
        if (hyphen > 0 && hyphen < word.length() - 1 && widthOf(word.substring(0, hyphen + 1), fontSize) <= width) {
            return hyphen + 1;
        }
        var longest = Math.max(2, word.length() - 1);
        while (longest > 2 && widthOf(word.substring(0, longest) + "-", fontSize) > width) {
            longest--;
        }
        for (var cut = Math.min(longest, word.length() - 4); cut > 2; cut--) {
            if (!isVowel(word.charAt(cut)) && isVowel(word.charAt(cut + 1))) {
                return cut;
            }
        }
        return longest;
    }

    private static boolean isVowel(char letter) {
        return "aeiouyåäö".indexOf(letter) >= 0;
    }

    private static double share(int letter) {
        if (NARROW.indexOf(letter) >= 0) {
            return 0.36;
        }
        if (WIDE.indexOf(letter) >= 0) {
            return 0.92;
        }
        return Character.isUpperCase(letter) ? 0.72 : 0.62;
    }
}
