package fi.ideapolku.process;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.engine.ModelBean;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models ask of the submitted cards and records: {@code cards}, {@code reviews}, {@code scores}, {@code sprints}, {@code decisions}. */
final class ModelCards {

    private ModelCards() {}

    /** {@code cards}: whether a card is there, and whether the idea rests on an approved understanding card (S13). */
    @Component
    public static class CardFacts implements ModelBean {

        private final Cards cards;

        CardFacts(Cards cards) {
            this.cards = cards;
        }

        @Override
        public String modelName() {
            return "cards";
        }

        public boolean exists(DelegateExecution execution, String kind) {
            return cards.latest(ProcessKeys.ideaId(execution), kind).isPresent();
        }

        public boolean approved(DelegateExecution execution) {
            return cards.understandingOf(ProcessKeys.ideaId(execution)).isPresent();
        }

        /** The kinds of customers on the understanding card that the idea rests on; empty when it names none. */
        public List<String> customerKinds(DelegateExecution execution) {
            return cards.understandingOf(ProcessKeys.ideaId(execution))
                    .map(card -> texts(card.content().get("customerKinds")))
                    .orElse(List.of());
        }
    }

    /** {@code reviews}: what the reviewers of one round say together (S38). */
    @Component
    public static class Reviews implements ModelBean {

        private static final Map<String, String> OUTCOMES =
                Map.of("ok", "approved", "okWithNotes", "approved", "return", "returned", "stop", "noNeed");

        private final Cards cards;

        Reviews(Cards cards) {
            this.cards = cards;
        }

        @Override
        public String modelName() {
            return "reviews";
        }

        /** {@code approved}, {@code returned} or {@code noNeed} when all agree, else {@code mixed}. */
        public String outcome(DelegateExecution execution) {
            var verdicts = cards.ofInstance(execution.getProcessInstanceId(), "cardReview").stream()
                    .map(review -> review.content().get("verdict"))
                    .filter(Objects::nonNull)
                    .map(verdict -> OUTCOMES.get(verdict.toString()))
                    .distinct()
                    .toList();
            return verdicts.size() == 1 ? verdicts.get(0) : "mixed";
        }
    }

    /** {@code scores}: the median of what reviewers and ORK gave the newest idea card (S51, S57). */
    @Component
    public static class Scores implements ModelBean {

        private final Cards cards;

        Scores(Cards cards) {
            this.cards = cards;
        }

        @Override
        public String modelName() {
            return "scores";
        }

        /** The median of a criterion, 1–5; the mean of the two middle ones when their number is even. */
        public Double median(DelegateExecution execution, String criterion) {
            var ideaId = ProcessKeys.ideaId(execution);
            var newest = new java.util.LinkedHashMap<String, Double>();
            cards.of(ideaId).stream()
                    .filter(card -> List.of("cardReview", "decisionProposal").contains(card.kind()))
                    .forEach(card -> score(card, criterion).ifPresent(score -> newest.put(card.authorId(), score)));
            var scores = newest.values().stream().sorted().toList();
            if (scores.isEmpty()) {
                return null;
            }
            var middle = scores.size() / 2;
            return scores.size() % 2 == 1 ? scores.get(middle) : (scores.get(middle - 1) + scores.get(middle)) / 2;
        }

        private static Optional<Double> score(Card card, String criterion) {
            return card.content().get(criterion) instanceof Number score
                    ? Optional.of(score.doubleValue())
                    : Optional.empty();
        }
    }

    /** {@code decisions}: whether the sector and ORK decided the same. */
    @Component
    public static class Decisions implements ModelBean {

        private final Cards cards;
        private final Ideas ideas;
        private final ModelActs.MergeIdeas merges;

        Decisions(Cards cards, Ideas ideas, ModelActs.MergeIdeas merges) {
            this.cards = cards;
            this.ideas = ideas;
            this.merges = merges;
        }

        @Override
        public String modelName() {
            return "decisions";
        }

        /**
         * Equal in {@code decision} and {@code mergeTargetId}, whatever they are; but a merge with an idea that has ended since then is
         * for the co-operation group to decide anew.
         */
        public boolean same(DelegateExecution execution) {
            var sector = of(execution, "taskSectorDecision");
            var ork = of(execution, "taskOrkDecision");
            return Objects.equals(sector.get("decision"), ork.get("decision"))
                    && Objects.equals(sector.get("mergeTargetId"), ork.get("mergeTargetId"))
                    && (!"merged".equals(sector.get("decision")) || isMergePossible(ProcessKeys.ideaId(execution)));
        }

        private boolean isMergePossible(String ideaId) {
            return merges.target(ideas.get(ideaId)).isPresent();
        }

        /** What was decided in a task of this decision round. */
        Map<String, Object> of(DelegateExecution execution, String taskKey) {
            return cards.ofInstance(execution.getProcessInstanceId(), "decision").stream()
                    .filter(card -> taskKey.equals(card.taskKey()))
                    .reduce((earlier, later) -> later)
                    .map(Card::content)
                    .orElse(Map.of());
        }
    }

    /** {@code sprints}: what the records of an empathy sprint say (S29, S71–S75). */
    @Component
    public static class Sprints implements ModelBean {

        private final Cards cards;
        private final Ideas ideas;

        Sprints(Cards cards, Ideas ideas) {
            this.cards = cards;
            this.ideas = ideas;
        }

        @Override
        public String modelName() {
            return "sprints";
        }

        /** The sectors that the latest plan invites; the lead sector takes part without being asked. */
        public List<String> invitedSectors(DelegateExecution execution) {
            var lead = ideas.get(ProcessKeys.ideaId(execution)).leadSectorId();
            return latest(execution, "sprintPlan")
                    .map(plan -> texts(plan.content().get("invitedSectorIds")))
                    .orElse(List.of())
                    .stream()
                    .filter(sector -> !sector.equals(lead))
                    .toList();
        }

        /** How many sectors take part: the lead sector and those that answered "joins" to the latest plan. */
        public int joinedSectors(DelegateExecution execution) {
            var planned = latest(execution, "sprintPlan").map(Card::createdAt);
            Predicate<Card> answersPlan =
                    answer -> planned.isEmpty() || !answer.createdAt().isBefore(planned.get());
            return 1
                    + (int) cards.ofInstance(execution.getProcessInstanceId(), "sprintInvitationAnswer").stream()
                            .filter(answersPlan)
                            .filter(answer -> "joins".equals(answer.content().get("answer")))
                            .count();
        }

        public boolean anyIdeaToPanel(DelegateExecution execution) {
            return rows(execution, "workshop3", "solutionIdeas").stream()
                    .anyMatch(idea -> Boolean.TRUE.equals(idea.get("toPanel")));
        }

        public int selectedIdeas(DelegateExecution execution) {
            return selection(execution).size();
        }

        /** The rows of the newest selection: idea name, lead sector, owner, reason. */
        List<Map<?, ?>> selection(DelegateExecution execution) {
            return rows(execution, "sprintSelection", "selectedIdeas");
        }

        private List<Map<?, ?>> rows(DelegateExecution execution, String kind, String key) {
            return latest(execution, kind)
                    .map(card -> card.content().get(key))
                    .filter(Collection.class::isInstance)
                    .map(rows -> ((Collection<?>) rows)
                            .stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList())
                    .orElse(List.of());
        }

        private Optional<Card> latest(DelegateExecution execution, String kind) {
            return cards.ofInstance(execution.getProcessInstanceId(), kind).stream()
                    .reduce((earlier, later) -> later);
        }
    }

    private static List<String> texts(Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
