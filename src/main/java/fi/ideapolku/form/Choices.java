package fi.ideapolku.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a question offers on the page: its options, yes and no, the steps of a scale, a box; and which of them is chosen. */
final class Choices {

    private final Offers offers;
    private final AnswerWords words;

    Choices(Offers offers, AnswerWords words) {
        this.offers = offers;
        this.words = words;
    }

    /**
     * The choices, none for a question that is typed.
     *
     * @param kind how the question is shown: {@code radio}, {@code scale}, {@code box} and so on
     * @param id of its first control
     */
    List<FieldView.Choice> of(
            Field field,
            String kind,
            String id,
            Object value,
            Map<String, Object> context,
            Map<String, Object> scope,
            Locale locale) {
        var chosen = value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.toSet())
                : value == null ? Set.<String>of() : Set.of(FormParameters.text(field, value, locale));
        var choices = new ArrayList<FieldView.Choice>();
        if (field.type().isCode()) {
            for (var option : offers.of(field, context, scope)) {
                add(choices, id, option.value(), AnswerWords.words(option.label(), option.value(), locale), chosen);
            }
            chosen.stream()
                    .filter(code ->
                            choices.stream().noneMatch(choice -> choice.value().equals(code)))
                    .sorted()
                    .filter(code -> offers.has(field, code, context) && !offers.withholds(field, code, scope))
                    .forEach(code -> add(
                            choices,
                            id,
                            code,
                            AnswerWords.words(offers.label(field, code, context), code, locale),
                            chosen));
        } else if ("radio".equals(kind)) {
            for (var answer : List.of("true", "false")) {
                if (!offers.withholds(field, answer, scope)) {
                    add(choices, id, answer, words.yesNo(answer, locale), chosen);
                }
            }
        } else if ("scale".equals(kind)) {
            var last = field.limits().max().intValue();
            for (var step = field.limits().min().intValue(); step <= last; step++) {
                add(choices, id, String.valueOf(step), String.valueOf(step), chosen);
            }
        } else if ("box".equals(kind)) {
            add(choices, id, "true", AnswerWords.label(field, locale), chosen);
        }
        return choices;
    }

    private static void add(
            List<FieldView.Choice> choices, String id, String value, String label, Collection<String> chosen) {
        choices.add(new FieldView.Choice(
                choices.isEmpty() ? id : id + "-" + (choices.size() + 1), value, label, chosen.contains(value)));
    }
}
