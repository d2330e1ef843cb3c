package fi.ideapolku.form;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says answers in words: names for codes, yes and no, numbers and days as people write them. */
@Component
public class AnswerWords {

    private final Offers offers;
    private final MessageSource messages;

    AnswerWords(Offers offers, MessageSource messages) {
        this.offers = offers;
        this.messages = messages;
    }

    /**
     * A question and its answer in words; no lines where there is none.
     *
     * @param name of the question's control
     * @param context what the field's choices may depend on
     */
    public AnswerView answer(Field field, String name, Object value, Map<String, Object> context, Locale locale) {
        var label = label(field, locale);
        if (field.type() == FieldType.DYNAMICLIST && value instanceof List<?> items) {
            var rows = new ArrayList<List<AnswerView>>();
            for (var item : items) {
                var row = item instanceof Map<?, ?> cells ? cells : Map.of();
                var cells = field.columns().stream()
                        .map(column -> answer(column, column.key(), row.get(column.key()), context, locale))
                        .filter(AnswerView::isGiven)
                        .toList();
                if (!cells.isEmpty()) {
                    rows.add(cells);
                }
            }
            return new AnswerView(field.key(), FormView.id(name), label, List.of(), rows);
        }
        return new AnswerView(field.key(), FormView.id(name), label, lines(field, value, context, locale), List.of());
    }

    private List<String> lines(Field field, Object value, Map<String, Object> context, Locale locale) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof Collection<?> several) {
            return several.stream()
                    .map(code ->
                            words(offers.label(field, String.valueOf(code), context), String.valueOf(code), locale))
                    .toList();
        }
        if (value instanceof Boolean) {
            return List.of(yesNo(value.toString(), locale));
        }
        if (field.type().isCode()) {
            return List.of(words(offers.label(field, value.toString(), context), value.toString(), locale));
        }
        if (field.type() == FieldType.NUMBER && Shapes.decimal(value) != null) {
            return List.of(grouped(Shapes.decimal(value), locale));
        }
        var text = FormParameters.text(field, value, locale);
        if (field.isListOfLines()) {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
        return text.isBlank() ? List.of() : List.of(text);
    }

    private static String grouped(BigDecimal number, Locale locale) {
        var written = NumberFormat.getInstance("en".equals(locale.getLanguage()) ? Locale.UK : locale);
        written.setMaximumFractionDigits(Math.max(0, number.scale()));
        return written.format(number);
    }

    String yesNo(String answer, Locale locale) {
        return messages.getMessage("form.answer." + answer, null, locale);
    }

    static String label(Field field, Locale locale) {
        return words(field.label(), field.key(), locale);
    }

    static String words(Text text, String otherwise, Locale locale) {
        var words = text == null ? null : text.in(locale);
        return words == null ? otherwise : words;
    }
}
