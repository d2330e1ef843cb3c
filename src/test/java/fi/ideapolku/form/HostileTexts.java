package fi.ideapolku.form;

import java.util.List;

/** Texts that have broken other applications. */
public final class HostileTexts {

    /** What the expressions among the texts would give if anything computed them. */
    public static final String COMPUTED = String.valueOf(1327 * 1327);

    public static final List<String> ALL = List.of(
            "",
            " ",
            "a",
            "0",
            "null",
            "\0",
            "a\0b",
            "\u0001",
            "\u001B[31m",
            "\u007F",
            "\u0085",
            "\uD800",
            "\uDFFF",
            "\uDE00\uD83D",
            "a\uD83D",
            "\uFFFE",
            "\uFFFF",
            "\uFDD0",
            "\uFEFFa",
            "\u202Eesrever",
            "\u2066x\u2069",
            "👩‍👩‍👧",
            "e\u0301",
            "ä",
            "a\u0308",
            "Z" + "\u0334\u0353".repeat(50),
            "${1327*1327}",
            "#{T(java.lang.Runtime).getRuntime()}",
            "__${1327*1327}__::.x",
            "[[${1327*1327}]]",
            "*{1327*1327}",
            "#{1327*1327}",
            "<svg/onload=alert(1)>",
            "javascript:alert(1)",
            "onmouseover=alert(1) x=\"",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'; DROP TABLE idea; --",
            "=cmd|' /C calc'!A0",
            "{{1327*1327}}",
            "%00",
            "../../etc/passwd",
            "a\r\nBcc: x",
            "{0} {1}",
            "{",
            "'",
            "\\",
            "[]",
            "{\"a\":1}",
            "NaN",
            "1e999",
            "2026-02-30",
            "2026-03-27T",
            "9".repeat(100),
            "-".repeat(1000),
            "a".repeat(100_000),
            "0".repeat(100_000),
            "\uD83D\uDE00".repeat(50_000),
            "\r\n".repeat(50_000));

    private HostileTexts() {}

    /** A text as a message can hold it. */
    public static String shown(String text) {
        return text.codePoints()
                .limit(60)
                .collect(
                        StringBuilder::new,
                        (all, point) -> all.append(
                                point < 127 && point > 31
                                        ? Character.toString(point)
                                        : "\\u" + Integer.toHexString(point)),
                        StringBuilder::append)
                .toString();
    }
}
