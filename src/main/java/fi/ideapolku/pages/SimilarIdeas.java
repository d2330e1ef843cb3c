package fi.ideapolku.pages;

import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.task.Page;
import java.util.List;
import org.springframework.stereotype.Component;

/** Ideas that may be about the same thing, told before one is sent or screened; they suggest and hinder nothing (S39). */
@Component
class SimilarIdeas {

    private static final IdeaFilter ALL = new IdeaFilter(null, null, null, null, null);
    private static final int SHOWN = 3;

    private final Portfolio portfolio;
    private final IdeaAccess access;

    SimilarIdeas(Portfolio portfolio, IdeaAccess access) {
        this.portfolio = portfolio;
        this.access = access;
    }

    /**
     * @param title in a few words what the idea is about
     * @param ideaId the idea itself, which is left out; null before it is sent
     */
    List<Idea> to(String title, String ideaId, String reader) {
        return portfolio.similar(title, ALL.query(access, reader, Page.of(SHOWN, null)), SHOWN + 1).stream()
                .filter(idea -> !idea.id().equals(ideaId))
                .limit(SHOWN)
                .toList();
    }
}
