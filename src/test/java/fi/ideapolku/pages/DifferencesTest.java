package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.pages.Differences.Kind;
import fi.ideapolku.pages.Differences.Piece;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Differences between two versions of a card. */
class DifferencesTest {

    @Test
    void changedWordStandsBetweenTheUnchangedOnes() {
        assertThat(Differences.pieces("Kirje on pitkä ja outo.", "Kirje on lyhyt ja outo."))
                .containsExactly(
                        new Piece(Kind.SAME, "Kirje on "),
                        new Piece(Kind.REMOVED, "pitkä"),
                        new Piece(Kind.ADDED, "lyhyt"),
                        new Piece(Kind.SAME, " ja outo."));
    }

    @Test
    void answerThatStaysIsLeftOutAndOneThatGoesIsShownAsRemoved() {
        var earlier = card(answer("a", "sama"), answer("b", "poistuva"));
        var later = card(answer("a", "sama"), answer("c", "uusi"));

        assertThat(Differences.between(earlier, later).answers())
                .containsExactly(
                        new Differences.Changed("c?", List.of(new Piece(Kind.ADDED, "uusi"))),
                        new Differences.Changed("b?", List.of(new Piece(Kind.REMOVED, "poistuva"))));
    }

    @Test
    void linesOfAListAreComparedAsText() {
        assertThat(Differences.pieces("yksi\nkaksi", "yksi\nkaksi\nkolme"))
                .containsExactly(new Piece(Kind.SAME, "yksi\nkaksi"), new Piece(Kind.ADDED, "\nkolme"));
    }

    private static CardText card(CardText.Answer... answers) {
        return new CardText(List.of(new CardText.Part("", List.of(answers))));
    }

    private static CardText.Answer answer(String key, String text) {
        return new CardText.Answer(key, key + "?", List.of(text), false);
    }
}
