package fi.ideapolku.form;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of a refusal: a message of the rule, or of one of its kinds, with the field's label and the rule's numbers. */
final class Messages {

    private static final String PREFIX = "form.refused.";

    private final MessageSource source;

    Messages(MessageSource source) {
        this.source = source;
    }

    /** The bundles of this module, without Spring. */
    static MessageSource bundles() {
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasename("i18n/form");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        return bundles;
    }

    String refusal(String rule, String kind, String label, Map<String, Object> args, Locale locale) {
        var numbers = new Object[args.size() + 1];
        numbers[0] = label;
        var next = 1;
        for (var value : args.values()) {
            numbers[next++] = value instanceof LocalDate day ? day.format(dates(locale)) : value;
        }
        var general = kind == null ? null : source.getMessage(PREFIX + rule + "." + kind, numbers, null, locale);
        return general == null ? source.getMessage(PREFIX + rule, numbers, locale) : general;
    }

    private static DateTimeFormatter dates(Locale locale) {
        return DateTimeFormatter.ofPattern("en".equals(locale.getLanguage()) ? "d MMMM uuuu" : "d.M.uuuu", locale);
    }

    /** The label of a column with its list and its row, counted from one. */
    String column(String list, int row, String column, Locale locale) {
        return source.getMessage("form.label.row", new Object[] {list, row, column}, locale);
    }
}
