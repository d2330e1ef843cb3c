package fi.ideapolku.insight;

import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import fi.ideapolku.organisation.Sectors;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Says figures in one language: texts, names and numbers as people write them, and cells as a CSV has them. */
final class Words {

    private final MessageSource messages;
    private final Models models;
    private final Sectors sectors;
    private final Locale locale;

    Words(MessageSource messages, Models models, Sectors sectors, Locale locale) {
        this.messages = messages;
        this.models = models;
        this.sectors = sectors;
        this.locale = locale;
    }

    String language() {
        return locale.getLanguage();
    }

    /** The text {@code insight.<key>} with values as {@link #cell} says them; numbers stay numbers for plurals. */
    String text(String key, Object... values) {
        var said = Arrays.stream(values)
                .map(value -> value instanceof Double number
                        ? (Object) rounded(number)
                        : value instanceof Integer ? value : cell(value))
                .toArray();
        return messages.getMessage("insight." + key, said, locale);
    }

    /** As exact as people read it: one decimal below ten. */
    private static double rounded(double number) {
        return Math.abs(number) < 10 ? Math.rint(10 * number) / 10 : Math.rint(number);
    }

    /** The heading of a column: its own text, or the name of the stage or outcome that it counts. */
    String column(String key) {
        var text = messages.getMessage("insight.column." + key, null, null, locale);
        if (text != null) {
            return text;
        }
        var stage = models.name("stage", key, language());
        return stage != null ? stage : name(new Code("outcome", key));
    }

    /** A cell as people read it; a dash for none. */
    String cell(Object value) {
        if (value == null) {
            return "–";
        }
        if (value instanceof Code code) {
            return name(code);
        }
        if (value instanceof Share share) {
            return share.whole() == 0
                    ? "–"
                    : share.whole() < Percentiles.ENOUGH
                            ? share.part() + "/" + share.whole()
                            : percent(100 * share.value());
        }
        if (value instanceof Double number) {
            return number(rounded(number), "#,##0.#");
        }
        if (value instanceof Number number) {
            return number(number.doubleValue(), "#,##0");
        }
        if (value instanceof LocalDate day) {
            return DateTimeFormatter.ofPattern(isEnglish() ? "d MMM uuuu" : "d.M.uuuu", locale)
                    .format(day);
        }
        if (value instanceof YearMonth month) {
            return DateTimeFormatter.ofPattern(isEnglish() ? "MMM uuuu" : "M/uuuu", locale)
                    .format(month);
        }
        return value.toString();
    }

    /** A cell as a program reads it: decimal points, ISO dates; empty for none. */
    String raw(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Share share) {
            return share.whole() == 0 ? "" : new DecimalFormat("0.####", symbols(Locale.ROOT)).format(share.value());
        }
        if (value instanceof Double number) {
            return new DecimalFormat("0.####", symbols(Locale.ROOT)).format(number);
        }
        return value instanceof Code code ? name(code) : value.toString();
    }

    String name(Code code) {
        if (code.kind().equals("party") && sectors.exists(code.value())) {
            return sectors.get(code.value()).name().get(language());
        }
        if (code.kind().equals("way")) {
            return Stream.of(code.value().split(">"))
                    .map(stage -> name(new Code("stage", stage)))
                    .collect(Collectors.joining(" → "));
        }
        var known = models.name(code.kind(), code.value(), language());
        return known != null
                ? known
                : messages.getMessage("insight.code." + code.kind() + "." + code.value(), null, code.value(), locale);
    }

    private String number(double value, String pattern) {
        return new DecimalFormat(pattern, symbols(locale)).format(value).replace("-", "−");
    }

    /** So many per cent, as people write it. */
    String percent(double hundredths) {
        return number(hundredths, "0") + (isEnglish() ? "%" : "\u00a0%");
    }

    private boolean isEnglish() {
        return language().equals("en");
    }

    private static DecimalFormatSymbols symbols(Locale locale) {
        return DecimalFormatSymbols.getInstance(locale);
    }
}
