package fi.ideapolku.process;

import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.card.Library;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.process.engine.ModelBean;
import fi.ideapolku.process.engine.Refusal;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The acts that the models delegate to the product: each reads what it needs, does one thing and writes what the model goes on with. */
final class ModelActs {

    private ModelActs() {}

    /** Locks the idea's understanding card as approved (S13), once somebody has reviewed this version of it, and shares it (S84). */
    @Component
    public static class ApproveUnderstandingCard implements JavaDelegate, ModelBean {

        private final Cards cards;
        private final Library library;

        ApproveUnderstandingCard(Cards cards, Library library) {
            this.cards = cards;
            this.library = library;
        }

        @Override
        public String modelName() {
            return "approveUnderstandingCard";
        }

        @Override
        public void execute(DelegateExecution execution) {
            var ideaId = ProcessKeys.ideaId(execution);
            if (!isReviewed(ideaId)) {
                throw new Refusal("Nobody has reviewed the understanding card of " + ideaId);
            }
            library.add(cards.approveUnderstanding(ideaId));
        }

        private boolean isReviewed(String ideaId) {
            return cards.latest(ideaId, Cards.UNDERSTANDING_CARD)
                    .filter(card -> cards.latest(ideaId, "cardReview")
                            .filter(review -> review.content().containsKey("verdict"))
                            .filter(review -> !review.createdAt().isBefore(card.createdAt()))
                            .isPresent())
                    .isPresent();
        }
    }

    /** Merges the idea into its target: its proposers become co-proposers there, and its sectors join (S39). */
    @Component
    public static class MergeIdeas implements JavaDelegate, ModelBean {

        private final Ideas ideas;
        private final OpenIdeas open;

        MergeIdeas(Ideas ideas, OpenIdeas open) {
            this.ideas = ideas;
            this.open = open;
        }

        @Override
        public String modelName() {
            return "mergeIdeas";
        }

        @Override
        public void execute(DelegateExecution execution) {
            var source = ideas.get(ProcessKeys.ideaId(execution));
            Stream.of(source.id(), source.mergeTargetId()).sorted().forEach(ideas::lock);
            var target = target(source)
                    .orElseThrow(() -> new Refusal(
                            "mergeTarget",
                            "An idea can be merged into another open idea only, not into " + source.mergeTargetId()));
            ideas.write(source.id(), "mergeTargetId", target.id());
            ideas.peopleOf(source.id(), "proposer", "coProposer").stream()
                    .filter(person -> !person.equals(target.proposerId()))
                    .forEach(person -> ideas.relate(target.id(), person, "coProposer"));
            source.sectorIds().forEach(sector -> ideas.join(target.id(), sector));
            open.append(target, PathEvent.MERGED_IN, source.leadSectorId(), null);
        }

        /** The open idea that this one would be merged into, if it is there still. */
        Optional<Idea> target(Idea source) {
            return Optional.of(finalTarget(ideas.get(source.mergeTargetId())))
                    .filter(target -> target.isOpen() && !target.id().equals(source.id()));
        }

        /** No chains: a target that was merged itself hands over to its own target (C15). */
        private Idea finalTarget(Idea target) {
            return "merged".equals(target.status()) ? finalTarget(ideas.get(target.mergeTargetId())) : target;
        }
    }

    /** Makes one decision of two equal ones: the lower amounts, the later date, all conditions. */
    @Component
    public static class CombineDecisions implements JavaDelegate, ModelBean {

        private static final List<String> AMOUNTS = List.of("approvedBudgetEur", "approvedWorkDays");
        private static final List<String> DATES = List.of("reviewDate", "trialEndDate");
        private static final String CONDITIONS = "conditions";

        private final ModelCards.Decisions decisions;
        private final Cards cards;

        CombineDecisions(ModelCards.Decisions decisions, Cards cards) {
            this.decisions = decisions;
            this.cards = cards;
        }

        @Override
        public String modelName() {
            return "combineDecisions";
        }

        @Override
        public void execute(DelegateExecution execution) {
            var combined =
                    combine(decisions.of(execution, "taskSectorDecision"), decisions.of(execution, "taskOrkDecision"));
            var last = cards.latest(ProcessKeys.ideaId(execution), "decision").orElseThrow();
            var origin = new Cards.Origin(
                    last.formKey(),
                    last.deploymentId(),
                    execution.getCurrentActivityId(),
                    execution.getProcessInstanceId(),
                    last.authorId(),
                    last.onBehalfOf());
            cards.record(ProcessKeys.ideaId(execution), origin, combined);
            execution.setVariable("decision", combined.get("decision"));
            execution.setVariable("reviewDate", combined.get("reviewDate"));
        }

        static Map<String, Object> combine(Map<String, Object> sector, Map<String, Object> ork) {
            var combined = new HashMap<>(ork);
            combined.putAll(sector);
            AMOUNTS.forEach(key -> Stream.of(sector, ork)
                    .map(decision -> number(decision.get(key)))
                    .filter(Objects::nonNull)
                    .min(BigDecimal::compareTo)
                    .ifPresent(least -> combined.put(key, least)));
            DATES.forEach(key -> Stream.of(sector, ork)
                    .map(decision -> decision.get(key))
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .max(String::compareTo)
                    .ifPresent(latest -> combined.put(key, latest)));
            var conditions = new LinkedHashSet<String>();
            Stream.of(sector, ork)
                    .map(decision -> decision.get(CONDITIONS))
                    .filter(Objects::nonNull)
                    .flatMap(lines -> lines.toString().lines())
                    .forEach(conditions::add);
            if (!conditions.isEmpty()) {
                combined.put(CONDITIONS, String.join("\n", conditions));
            }
            return combined;
        }

        private static BigDecimal number(Object value) {
            return value == null ? null : new BigDecimal(value.toString());
        }
    }

    /** Starts one idea for each further choice of a sprint; the first choice is the idea that the sprint ran for (S75, S81). */
    @Component
    public static class StartSprintIdeas implements JavaDelegate, ModelBean {

        private final ModelCards.Sprints sprints;
        private final Successors successors;

        StartSprintIdeas(ModelCards.Sprints sprints, Successors successors) {
            this.sprints = sprints;
            this.successors = successors;
        }

        @Override
        public String modelName() {
            return "startSprintIdeas";
        }

        @Override
        public void execute(DelegateExecution execution) {
            sprints.selection(execution).stream()
                    .skip(1)
                    .forEach(row -> successors.start(
                            ProcessKeys.FROM_SPRINT,
                            ProcessKeys.ideaId(execution),
                            row.get("ideaName").toString(),
                            row.get("leadSectorId").toString(),
                            row.get("cardOwner").toString()));
        }
    }

    /** Starts the idea that the measured benefits ask for; it rests on the same understanding card (S7). */
    @Component
    public static class StartFollowUpIdea implements JavaDelegate, ModelBean {

        private final Ideas ideas;
        private final Successors successors;

        StartFollowUpIdea(Ideas ideas, Successors successors) {
            this.ideas = ideas;
            this.successors = successors;
        }

        @Override
        public String modelName() {
            return "startFollowUpIdea";
        }

        @Override
        public void execute(DelegateExecution execution) {
            var parent = ideas.get(ProcessKeys.ideaId(execution));
            var owner = parent.ownerId() == null ? parent.proposerId() : parent.ownerId();
            successors.start(ProcessKeys.FOLLOW_UP, parent.id(), parent.title(), parent.leadSectorId(), owner);
        }
    }

    /** Creates an idea that another one gave rise to and starts its process by message. */
    @Component
    static class Successors {

        /** Facts of the parent that later stages read and nobody is asked for again. */
        private static final List<String> FACTS =
                List.of("ideaType", "dataUse", "legalChangeNeeded", "vulnerableCustomers");

        private final Ideas ideas;
        private final Cards cards;
        private final RuntimeService runtime;

        Successors(Ideas ideas, Cards cards, @Lazy RuntimeService runtime) {
            this.ideas = ideas;
            this.cards = cards;
            this.runtime = runtime;
        }

        String start(String message, String parentId, String title, String sectorId, String ownerId) {
            var parent = ideas.get(parentId);
            var id = ideas.nextId();
            ideas.create(id, title, sectorId, parent.proposerId(), ownerId, parentId);
            ideas.markScreened(id);
            ideas.write(id, "lifeEvent", parent.lifeEvent());
            ideas.write(id, "ideaType", parent.ideaType());
            ideas.write(id, "evidenceLevel", parent.evidenceLevel());
            ideas.write(id, "relatedSectorIds", parent.sectorIds());
            if (ProcessKeys.FOLLOW_UP.equals(message)) {
                cards.understandingOf(parentId).ifPresent(card -> cards.rest(id, card.id()));
            }
            runtime.createMessageCorrelation(message)
                    .processInstanceBusinessKey(id)
                    .setVariables(facts(parent))
                    .correlateStartMessage();
            return id;
        }

        private Map<String, Object> facts(Idea parent) {
            var screening = cards.latest(parent.id(), "ideaScreening")
                    .map(Card::content)
                    .orElse(Map.of());
            var facts = new LinkedHashMap<String, Object>();
            FACTS.forEach(fact -> facts.put(fact, screening.get(fact)));
            facts.put("skillNeeds", texts(screening.get("skillNeeds")));
            facts.put("affectedSectorCount", parent.sectorIds().size());
            facts.put("evidenceLevel", "customerResearch");
            facts.put("fastLaneRequested", false);
            facts.put("depth", "LIGHT");
            facts.put("depthByHand", null);
            facts.put("panelExists", false);
            facts.put("panelOutcome", null);
            return facts;
        }

        private static List<String> texts(Object value) {
            return value instanceof Collection<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }
}
