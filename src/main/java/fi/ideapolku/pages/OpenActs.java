package fi.ideapolku.pages;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.process.AskForSupport;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.process.TakeTheBall;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which of the acts of {@link IdeaActs} a reader may do to an idea now. */
@Component
class OpenActs {

    private final AskForSupport support;
    private final TakeTheBall take;
    private final IdeaAccess access;

    OpenActs(AskForSupport support, TakeTheBall take, IdeaAccess access) {
        this.support = support;
        this.take = take;
        this.access = access;
    }

    /**
     * What the reader may do to the idea as a whole.
     *
     * @param sectors those that he may let join
     */
    record Acts(boolean mayAsk, List<String> sectors, boolean mayTake) {

        private static final Acts NONE = new Acts(false, List.of(), false);

        /** Whether there is anything that he may do. */
        public boolean isAny() {
            return !equals(NONE);
        }
    }

    Acts of(Idea idea, String reader) {
        if (!idea.isOpen()) {
            return Acts.NONE;
        }
        return new Acts(
                support.mayAsk(idea, reader),
                access.screensSectors(reader).stream()
                        .filter(sector -> !idea.sectorIds().contains(sector))
                        .sorted()
                        .toList(),
                take.mayTake(idea, reader));
    }
}
