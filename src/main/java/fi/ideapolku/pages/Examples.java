package fi.ideapolku.pages;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.form.FieldType;
import fi.ideapolku.process.OpenForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How others answered the same questions, from public cards of screened ideas (S101). */
@Component
class Examples {

    private static final int CARDS = 12;
    private static final int ANSWERS = 3;

    private final Cards cards;
    private final OpenForm forms;

    Examples(Cards cards, OpenForm forms) {
        this.cards = cards;
        this.forms = forms;
    }

    /** A few answers to each text question, newest first, by field key. */
    Map<String, List<String>> of(String formKey) {
        var answers = new LinkedHashMap<String, List<String>>();
        cards.newestPublic(formKey, CARDS).stream()
                .flatMap(card -> texts(card).entrySet().stream())
                .forEach(answer -> {
                    var known = answers.computeIfAbsent(answer.getKey(), key -> new java.util.ArrayList<>());
                    if (known.size() < ANSWERS && !known.contains(answer.getValue())) {
                        known.add(answer.getValue());
                    }
                });
        return answers;
    }

    private Map<String, String> texts(Card card) {
        var texts = new LinkedHashMap<String, String>();
        forms.schemaOf(card).fields().stream()
                .filter(field -> field.type() == FieldType.TEXTFIELD || field.type() == FieldType.TEXTAREA)
                .filter(field -> card.content().get(field.key()) instanceof String)
                .forEach(field -> texts.put(field.key(), (String) card.content().get(field.key())));
        return texts;
    }
}
