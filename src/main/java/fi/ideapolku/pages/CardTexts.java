package fi.ideapolku.pages;

import fi.ideapolku.card.Card;
import fi.ideapolku.form.AnswerView;
import fi.ideapolku.form.AnswerWords;
import fi.ideapolku.form.Field;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.web.Shell;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads a card with the form in which it was written: labels for keys, names for codes, days and numbers as people write them. */
@Component
class CardTexts {

    /** What every reader may see the names of; cards and ideas may be secret. */
    private static final Set<String> NAMED = Set.of("sectors", "users");

    private final OpenForm forms;
    private final AnswerWords words;
    private final MessageSource messages;

    CardTexts(OpenForm forms, AnswerWords words, MessageSource messages) {
        this.forms = forms;
        this.words = words;
        this.messages = messages;
    }

    /**
     * The card in the reader's language.
     *
     * @param cardTitles names of the cards that an answer may point to, by id; of others nothing is told
     */
    CardText of(Card card, Map<String, String> cardTitles, Shell shell) {
        var locale = Locale.forLanguageTag(shell.language());
        return new CardText(forms.schemaOf(card).sections().stream()
                .map(section -> new CardText.Part(
                        section.label() == null ? "" : section.label().in(locale),
                        section.fields().stream()
                                .map(field -> answer(field, card.content().get(field.key()), cardTitles, locale))
                                .filter(answer -> !answer.lines().isEmpty())
                                .toList()))
                .filter(part -> !part.answers().isEmpty())
                .toList());
    }

    private CardText.Answer answer(Field field, Object value, Map<String, String> cardTitles, Locale locale) {
        var lines = field.valuesKey() == null || NAMED.contains(field.valuesKey())
                ? words(field, value, locale)
                : pointedTo(field, value, cardTitles, locale);
        return new CardText.Answer(
                field.key(),
                field.label() == null ? field.key() : field.label().in(locale),
                lines,
                value instanceof Collection<?> || lines.size() > 1);
    }

    private List<String> words(Field field, Object value, Locale locale) {
        var answer = words.answer(field, field.key(), value, Map.of(), locale);
        return Stream.concat(answer.lines().stream(), answer.rows().stream().map(CardTexts::line))
                .toList();
    }

    private List<String> pointedTo(Field field, Object value, Map<String, String> cardTitles, Locale locale) {
        var ids = value instanceof Collection<?> several
                ? several
                : Stream.ofNullable(value).toList();
        return ids.stream()
                .map(String::valueOf)
                .map(id -> "ideas".equals(field.valuesKey())
                        ? id
                        : cardTitles.getOrDefault(id, messages.getMessage("idea.libraryCard", null, locale)))
                .toList();
    }

    private static String line(List<AnswerView> row) {
        return row.stream()
                .map(cell -> cell.label() + ": " + String.join(", ", cell.lines()))
                .collect(Collectors.joining(" · "));
    }

    /** The codes of a question of the newest form, with their names, in its order. */
    Map<String, String> choices(String formKey, String fieldKey, Locale locale) {
        var choices = new LinkedHashMap<String, String>();
        forms.newestSchema(formKey)
                .field(fieldKey)
                .ifPresent(field -> field.options()
                        .forEach(option -> choices.put(
                                option.value(),
                                option.label() == null
                                        ? option.value()
                                        : option.label().in(locale))));
        return choices;
    }
}
