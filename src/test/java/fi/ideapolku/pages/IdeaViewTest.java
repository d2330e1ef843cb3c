package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.pages.IdeaView.CardRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of an idea is seen at once, and what when asked for. */
class IdeaViewTest {

    @Test
    void newestVersionOfEachCardIsSeenAtOnceAndTheRestWhenAskedFor() {
        var rows = List.of(
                row("plan2", "implementationPlan", 2, true),
                row("report", "progressReport", 1, false),
                row("plan1", "implementationPlan", 1, true),
                row("card", "ideaCard", 1, true));
        var view = new IdeaView(
                null, null, List.of(), List.of(), List.of(), rows, List.of(), List.of(), List.of(), List.of(), 0, false,
                false, null);

        assertThat(view.current()).extracting(CardRow::id).containsExactly("plan2", "card");
        assertThat(view.earlier()).extracting(CardRow::id).containsExactly("report", "plan1");
    }

    private static CardRow row(String id, String kind, int version, boolean numbered) {
        return new CardRow(id, kind, version, numbered, false, "ORK", Instant.EPOCH);
    }
}
