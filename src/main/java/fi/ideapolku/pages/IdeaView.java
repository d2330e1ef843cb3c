package fi.ideapolku.pages;

import fi.ideapolku.idea.Idea;
import java.time.Instant;
import java.util.List;

/**
 * All that the page of an idea shows to one reader.
 *
 * @param next the stage that comes next, null when there is none
 * @param path the stages, passed ones first
 * @param waiting the open tasks of the idea: the ball lies with their parties
 * @param acts what the reader may do to it
 * @param summary what the idea is about, as the newest cards say it
 */
record IdeaView(
        Idea idea,
        String next,
        List<PathStep> path,
        List<Waiting> waiting,
        List<CardText.Answer> summary,
        List<CardRow> cards,
        List<Decided> decisions,
        List<Happened> timeline,
        List<Person> people,
        List<Related> related,
        int followers,
        boolean isFollowed,
        boolean mayWithdraw,
        OpenActs.Acts acts) {

    private static final int SHOWN = 6;

    /** The entries of the timeline that are shown at once. */
    public List<Happened> newest() {
        return timeline.subList(0, Math.min(SHOWN, timeline.size()));
    }

    /** The entries that are shown when asked for. */
    public List<Happened> older() {
        return timeline.subList(newest().size(), timeline.size());
    }

    /** The newest version of each card that has versions: what the idea rests on now. */
    public List<CardRow> current() {
        return cards.stream()
                .filter(card -> card.equals(cards.stream()
                        .filter(other -> other.numbered && other.kind.equals(card.kind))
                        .findFirst()
                        .orElse(null)))
                .toList();
    }

    /** Earlier versions and all other records, which are shown when asked for. */
    public List<CardRow> earlier() {
        return cards.stream().filter(card -> !current().contains(card)).toList();
    }

    /** Where a stage stands on the way. */
    enum State {
        DONE,
        NOW,
        LATER
    }

    /**
     * A stage of the path.
     *
     * @param from when it was entered first, null when never
     * @param until when it was left last, null while the idea is there
     * @param visits how often it was entered
     * @param returns how often its card or proposal was sent back
     * @param outcome what it ended with, null when nothing is to be told
     */
    record PathStep(String stage, State state, Instant from, Instant until, int visits, int returns, String outcome) {

        public String look() {
            return state.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * An open task.
     *
     * @param party a sector id, {@code ORK}, {@code OM} or {@code panel}; never a person
     * @param isReaders whether the reader may do it
     */
    record Waiting(
            String taskId, String name, String party, Instant since, Instant due, boolean late, boolean isReaders) {}

    /** A card or record in the list; those that tell of a decision stand with the decisions. */
    record CardRow(String id, String kind, int version, boolean numbered, boolean approved, String party, Instant at) {}

    /** A decision, review or other turn: what was chosen, and why. */
    record Decided(String cardId, String kind, String party, Instant at, List<CardText.Answer> answers) {

        public String choice() {
            return answers.get(0).text();
        }

        public List<CardText.Answer> reasons() {
            return answers.subList(1, answers.size());
        }
    }

    /**
     * An entry of the timeline.
     *
     * @param what key of its text
     * @param name name of the stage or task that it is about, null for none
     * @param outcome code of the outcome, null for none
     */
    record Happened(Instant at, String what, String name, String outcome, String party) {}

    /**
     * A role in the idea.
     *
     * @param party the sector of who has it, or null
     * @param name the owner's name; null for all others
     */
    record Person(String relation, String party, String name, boolean isReader) {}

    /** Another idea and what ties it to this one. */
    record Related(Idea idea, String tie) {}
}
