package fi.ideapolku.pages;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.form.Field;
import fi.ideapolku.form.FieldType;
import fi.ideapolku.form.FormSchema;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.OpenForm;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import fi.ideapolku.web.Shell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What of the idea's cards lies beside a task's form: the newest of each kind, reviews only when the reader has judged himself. */
@Component
class EarlierCards {

    private static final String REVIEW = "cardReview";
    private static final String PROPOSAL = "decisionProposal";

    private final Cards cards;
    private final CardTexts texts;
    private final OpenForm forms;
    private final Ideas ideas;
    private final TaskItems items;
    private final IdeaAccess access;

    EarlierCards(Cards cards, CardTexts texts, OpenForm forms, Ideas ideas, TaskItems items, IdeaAccess access) {
        this.cards = cards;
        this.texts = texts;
        this.forms = forms;
        this.ideas = ideas;
        this.items = items;
        this.access = access;
    }

    /** A card with its words. */
    record Earlier(Card card, CardText text) {}

    /**
     * The cards, newest first; among them the other idea's understanding card that this one rests on.
     *
     * @param answered whether the reader has given his own answers already, so that others' scores do not lead him
     */
    List<Earlier> beside(TaskItem item, FormSchema form, boolean answered, Shell shell) {
        var idea = ideas.get(item.ideaId());
        var all = access.readable(idea, cards.of(idea.id()), items.ofIdea(idea.id()), shell.userId());
        var newest = new LinkedHashMap<String, Card>();
        all.forEach(card -> newest.put(card.kind(), card));
        newest.remove(REVIEW);
        cards.understandingOf(idea.id())
                .filter(card -> !card.ideaId().equals(idea.id()) && "public".equals(card.publicity()))
                .ifPresent(card -> newest.putIfAbsent(card.kind(), card));
        var shown = new ArrayList<>(newest.values());
        if (!form.key().equals(REVIEW)) {
            shown.addAll(reviewsOfTheNewest(all));
        }
        var blind = form.key().equals(PROPOSAL) && !answered;
        return shown.stream()
                .sorted(Comparator.comparing(Card::createdAt).reversed())
                .map(card -> new Earlier(card, text(card, blind && card.kind().equals(REVIEW), shell)))
                .toList();
    }

    private static List<Card> reviewsOfTheNewest(List<Card> all) {
        var judged = all.stream()
                .filter(card ->
                        Set.of(Cards.UNDERSTANDING_CARD, Cards.IDEA_CARD).contains(card.kind()))
                .map(Card::createdAt)
                .max(Comparator.naturalOrder());
        return all.stream()
                .filter(card -> card.kind().equals(REVIEW))
                .filter(card ->
                        judged.filter(at -> at.isAfter(card.createdAt())).isEmpty())
                .toList();
    }

    private CardText text(Card card, boolean withoutScores, Shell shell) {
        var text = texts.of(card, Map.of(), shell);
        return withoutScores ? text.without(scores(forms.schemaOf(card))) : text;
    }

    private static Set<String> scores(FormSchema form) {
        return form.fields().stream()
                .filter(field -> field.type() == FieldType.NUMBER)
                .map(Field::key)
                .collect(Collectors.toSet());
    }
}
