package fi.ideapolku.pages;

import fi.ideapolku.card.Card;
import fi.ideapolku.form.Field;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.web.Shell;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads a card with the form in which it was written: labels for keys, names for codes, days and numbers as people write them. */
@Component
class CardTexts {

    private final OpenForm forms;
    private final MessageSource messages;

    CardTexts(OpenForm forms, MessageSource messages) {
        this.forms = forms;
        this.messages = messages;
    }

    /**
     * The card in the reader's language.
     *
     * @param cardTitles names of the cards that an answer may point to, by id
     */
    CardText of(Card card, Map<String, String> cardTitles, Shell shell) {
        var reading = new Reading(cardTitles, shell);
        var locale = Locale.forLanguageTag(shell.language());
        return new CardText(forms.schemaOf(card).sections().stream()
                .map(section -> new CardText.Part(
                        section.label() == null ? "" : section.label().in(locale),
                        section.fields().stream()
                                .map(field ->
                                        reading.answer(field, card.content().get(field.key())))
                                .filter(Objects::nonNull)
                                .toList()))
                .filter(part -> !part.answers().isEmpty())
                .toList());
    }

    /** The name of a choice that a form offers now, for example of a method; the code itself when it no longer offers it. */
    String choice(String formKey, String fieldKey, String code, Locale locale) {
        return forms.newestSchema(formKey)
                .field(fieldKey)
                .flatMap(field -> label(field, code, locale))
                .orElse(code);
    }

    /** The codes of a question of the newest form, with their names, in its order. */
    Map<String, String> choices(String formKey, String fieldKey, Locale locale) {
        var choices = new LinkedHashMap<String, String>();
        forms.newestSchema(formKey)
                .field(fieldKey)
                .ifPresent(field -> field.options()
                        .forEach(option -> choices.put(
                                option.value(),
                                label(field, option.value(), locale).orElse(option.value()))));
        return choices;
    }

    private static Optional<String> label(Field field, String code, Locale locale) {
        return field.options().stream()
                .filter(option -> option.value().equals(code) && option.label() != null)
                .map(option -> option.label().in(locale))
                .findFirst();
    }

    /** One reading of one card. */
    private final class Reading {

        private final Map<String, String> cardTitles;
        private final Shell shell;
        private final Locale locale;

        Reading(Map<String, String> cardTitles, Shell shell) {
            this.cardTitles = cardTitles;
            this.shell = shell;
            this.locale = Locale.forLanguageTag(shell.language());
        }

        CardText.Answer answer(Field field, Object value) {
            var lines = lines(field, value);
            var label = field.label() == null ? field.key() : field.label().in(locale);
            return lines.isEmpty()
                    ? null
                    : new CardText.Answer(
                            field.key(), label, lines, value instanceof Collection<?> || lines.size() > 1);
        }

        private List<String> lines(Field field, Object value) {
            if (value == null) {
                return List.of();
            }
            if (value instanceof Collection<?> list) {
                return list.stream().map(one -> line(field, one)).toList();
            }
            var line = line(field, value);
            if (field.isListOfLines()) {
                return line.lines().filter(row -> !row.isBlank()).toList();
            }
            return line.isBlank() ? List.of() : List.of(line);
        }

        private String line(Field field, Object value) {
            if (value instanceof Map<?, ?> row) {
                return field.columns().stream()
                        .filter(column -> row.get(column.key()) != null)
                        .map(column ->
                                (column.label() == null ? "" : column.label().in(locale) + ": ")
                                        + line(column, row.get(column.key())))
                        .reduce((one, other) -> one + " · " + other)
                        .orElse("");
            }
            return switch (field.type()) {
                case CHECKBOX -> messages.getMessage(Boolean.TRUE.equals(value) ? "idea.yes" : "idea.no", null, locale);
                case NUMBER -> number(value);
                case DATE -> day(value.toString());
                case RADIO, SELECT, CHECKLIST -> name(field, value.toString());
                default -> value.toString();
            };
        }

        private String name(Field field, String code) {
            if (field.valuesKey() == null) {
                return label(field, code, locale).orElse(code);
            }
            return switch (field.valuesKey()) {
                case "sectors" -> shell.sector(code);
                case "users" -> shell.person(code);
                case "ideas" -> code;
                default -> cardTitles.getOrDefault(code, messages.getMessage("idea.libraryCard", null, locale));
            };
        }

        private String number(Object value) {
            var format = NumberFormat.getInstance(
                    "en".equals(shell.language()) ? Locale.UK : Locale.forLanguageTag(shell.language() + "-FI"));
            return format.format(new BigDecimal(value.toString()));
        }

        private String day(String value) {
            try {
                return shell.date(LocalDate.parse(value));
            } catch (DateTimeParseException notADay) {
                return value;
            }
        }
    }
}
