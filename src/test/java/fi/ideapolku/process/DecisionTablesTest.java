package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The nine decision tables answer as the process says, row by row, at their limits and for the twelve example ideas. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionTablesTest {

    private static final List<String> TABLES = List.of(
            "fastLane",
            "discoveryDepth",
            "mandatorySkills",
            "skillRouting",
            "reviewLead",
            "panelNeed",
            "priorityScore",
            "approvalLevel",
            "sla");

    private static final Map<String, Object> SMALL_ORDER = values(
            "fastLaneRequested",
            true,
            "fastLaneDeclined",
            false,
            "dataProcessingChanges",
            false,
            "legalChangeNeeded",
            false,
            "ideaType",
            "smallSystemChange",
            "workEstimateDays",
            5,
            "costEstimateEur",
            3200,
            "affectedSectorCount",
            2,
            "leadSectorId",
            "TIL");

    private static final Map<String, Object> MIDDLE_SCORES = values(
            "customerBenefit", 3,
            "vulnerabilityImpact", 3,
            "crossSectorBenefit", 3,
            "feasibility", 3,
            "strategicFit", 3,
            "agencyBenefit", 3,
            "evidenceLevel", "existingKnowledge",
            "riskLevel", 2);

    private final List<String> hits = new ArrayList<>();
    private final DmnEngine engine = engine();
    private final Map<String, DmnDecision> decisions = TABLES.stream()
            .collect(Collectors.toMap(Function.identity(), table -> engine.parseDecision(table, file(table))));

    @ParameterizedTest
    @MethodSource("tables")
    void fileHoldsTheDecisionOfItsNameWithATimeToLiveAndATypeForEveryInput(String table) {
        DmnModelInstance model = model(table);

        Decision decision = model.getModelElementById(table);
        assertThat(decision).isNotNull();
        assertThat(model.getModelElementsByType(Decision.class))
                .allSatisfy(each ->
                        assertThat(each.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D"));
        assertThat(model.getModelElementsByType(InputExpression.class))
                .allSatisfy(each -> assertThat(each.getTypeRef()).isNotBlank());
        assertThat(model.getModelElementsByType(Rule.class))
                .allSatisfy(each ->
                        assertThat(each.getDescription().getTextContent()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRowOfTheTableIsReached(String table) {
        List<Map<String, Object>> cases = cases(table);

        hits.clear();
        cases.forEach(each -> evaluate(table, each));

        assertThat(new TreeSet<>(hits)).containsExactlyInAnyOrderElementsOf(rules(table));
    }

    @Test
    void smallOrderOfFiveDaysGoesToTheCoordinatorAndALongerOneToTheApprover() {
        assertThat(evaluate("fastLane", SMALL_ORDER).getSingleResult())
                .containsOnly(
                        entry("fastLane", true),
                        entry("fastLaneReason", "SMALL_ORDER"),
                        entry("smallOrderRole", "orkCoordinator"));
        assertThat(evaluate("fastLane", with(SMALL_ORDER, "workEstimateDays", 5.5))
                        .getSingleResult())
                .containsEntry("fastLane", true)
                .containsEntry("smallOrderRole", "orkApprover");
    }

    @ParameterizedTest
    @CsvSource({
        "fastLaneRequested, false, NOT_REQUESTED",
        "fastLaneRequested, , NOT_REQUESTED",
        "fastLaneDeclined, true, DECLINED",
        "legalChangeNeeded, true, LEGAL_CHANGE",
        "dataProcessingChanges, true, DATA_PROCESSING_CHANGES",
        "ideaType, newService, NOT_SMALL_TYPE",
        "ideaType, newSystem, NOT_SMALL_TYPE",
        "ideaType, operatingModel, NOT_SMALL_TYPE",
        "workEstimateDays, , NO_ESTIMATE",
        "costEstimateEur, , NO_ESTIMATE",
        "workEstimateDays, 10, SMALL_ORDER",
        "workEstimateDays, 10.5, TOO_MUCH_WORK",
        "costEstimateEur, 10000, SMALL_ORDER",
        "costEstimateEur, 10000.01, TOO_EXPENSIVE",
        "affectedSectorCount, 3, MANY_SECTORS",
        "fastLaneDeclined, , SMALL_ORDER",
        "leadSectorId, , SMALL_ORDER"
    })
    void fastLaneTellsTheFirstReasonAgainst(String input, String value, String reason) {
        Map<String, Object> result =
                evaluate("fastLane", with(SMALL_ORDER, input, value)).getSingleResult();

        assertThat(result).containsEntry("fastLaneReason", reason);
        assertThat(result).containsEntry("fastLane", reason.equals("SMALL_ORDER"));
    }

    @Test
    void sectorWithALowerLimitIsMeasuredByItsOwnLimit() {
        Map<String, Object> eightDays = with(SMALL_ORDER, "workEstimateDays", 8);

        assertThat(evaluate("fastLane", eightDays).getSingleResult()).containsEntry("fastLane", true);
        assertThat(evaluate("fastLane", with(eightDays, "leadSectorId", "MUU")).getSingleResult())
                .containsEntry("fastLaneReason", "TOO_MUCH_WORK");
    }

    @ParameterizedTest
    @CsvSource({
        "customerResearch, 4, true, newService, LIGHT",
        "validated, 1, false, newSystem, LIGHT",
        "assumption, 3, false, trial, SPRINT",
        "existingKnowledge, 3, false, contentCommunication, SPRINT",
        "assumption, 1, true, newService, SPRINT",
        "assumption, 2, true, operatingModel, SPRINT",
        "assumption, 2, true, newSystem, STANDARD",
        "assumption, 2, true, serviceImprovement, LIGHT",
        "frontline, 2, true, newService, STANDARD",
        "assumption, 1, false, newService, STANDARD",
        "frontline, 2, true, serviceImprovement, LIGHT",
        "frontline, 2, true, contentCommunication, LIGHT",
        "frontline, 2, true, smallSystemChange, LIGHT",
        "frontline, 2, true, trial, LIGHT",
        "existingKnowledge, 1, false, operatingModel, STANDARD"
    })
    void depthFollowsEvidenceSectorsCustomersAndType(
            String evidence, int sectors, boolean vulnerable, String type, String depth) {
        assertThat(evaluate(
                                "discoveryDepth",
                                values(
                                        "evidenceLevel",
                                        evidence,
                                        "affectedSectorCount",
                                        sectors,
                                        "vulnerableCustomers",
                                        vulnerable,
                                        "ideaType",
                                        type))
                        .<String>getSingleEntry())
                .isEqualTo(depth);
    }

    @Test
    void understandingCardIsReviewedByTheSubstanceAndFromOutsideOnly() {
        Map<String, Object> card = values(
                "cardType",
                "UNDERSTANDING",
                "dataUse",
                "ordinary",
                "legalChangeNeeded",
                true,
                "ideaType",
                "newService",
                "channels",
                List.of("chat"),
                "skillNeeds",
                List.of("legal"));

        assertThat(skills(card)).containsExactlyInAnyOrder("substance", "outside");
        assertThat(skills(with(card, "dataUse", "criminal")))
                .containsExactlyInAnyOrder("substance", "outside", "dataProtection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"website", "eService", "chat", "socialMedia", "video"})
    void digitalChannelOfAnIdeaNeedsAccessibility(String channel) {
        Map<String, Object> card = values(
                "cardType",
                "IDEA",
                "dataUse",
                "none",
                "legalChangeNeeded",
                false,
                "ideaType",
                "trial",
                "channels",
                List.of("phone", channel),
                "skillNeeds",
                null);

        assertThat(skills(card)).containsExactlyInAnyOrder("substance", "outside", "accessibility");
        assertThat(skills(with(card, "channels", List.of("phone", "letter"))))
                .containsExactlyInAnyOrder("substance", "outside");
        assertThat(skills(with(card, "channels", null))).containsExactlyInAnyOrder("substance", "outside");
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD, ULO, serviceDesign:orkServiceDesigner:mandatory",
        ", ULO, serviceDesign:orkServiceDesigner:mandatory",
        "STANDARD, , serviceDesign:orkServiceDesigner:mandatory",
        "SPRINT, ULO, outside:sectorOwner:mandatory",
        "STANDARD, ORK, outside:sectorOwner:mandatory",
        "SPRINT, ORK, outside:sectorOwner:mandatory"
    })
    void exactlyOneReviewerComesFromOutsideTheSectorAndTheMakers(String depth, String lead, String reviewer) {
        assertThat(reviewers(List.of("substance", "outside"), depth, lead))
                .containsExactlyInAnyOrder("substance:sectorOwner:mandatory", reviewer);
    }

    @Test
    void skillAskedTwiceGivesOneReviewer() {
        assertThat(reviewers(List.of("substance", "substance", "outside", "serviceDesign"), "LIGHT", "ULO"))
                .containsExactlyInAnyOrder(
                        "substance:sectorOwner:mandatory", "serviceDesign:orkServiceDesigner:mandatory");
    }

    @ParameterizedTest
    @CsvSource({
        "true, newSystem, orkCoordinator",
        ", newSystem, orkArchitect",
        "false, smallSystemChange, orkArchitect",
        "false, contentCommunication, communications",
        "false, newService, orkServiceDesigner",
        "false, serviceImprovement, orkServiceDesigner",
        "false, trial, orkServiceDesigner",
        "false, operatingModel, orkCoordinator"
    })
    void reviewLeadFollowsTheTypeOfTheIdea(Boolean fastLane, String type, String role) {
        assertThat(evaluate("reviewLead", values("fastLane", fastLane, "ideaType", type))
                        .<String>getSingleEntry())
                .isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({
        "true, , SPRINT, , endCustomer, newService, DONE",
        ", true, STANDARD, true, endCustomer, newService, DONE",
        "false, false, LIGHT, true, endCustomer, serviceImprovement, OPTIONAL",
        "false, false, LIGHT, false, endCustomer, serviceImprovement, NOT_NEEDED",
        "false, false, LIGHT, , endCustomer, serviceImprovement, NOT_NEEDED",
        "false, , STANDARD, , representative, newService, REQUIRED",
        "false, , STANDARD, , ownStaff+endCustomer, trial, REQUIRED",
        "false, , SPRINT, , endCustomer, operatingModel, OPTIONAL",
        "false, , STANDARD, , ownStaff+authority, newService, NOT_NEEDED",
        "false, , STANDARD, , partner, newService, OPTIONAL",
        "false, , STANDARD, , , newService, OPTIONAL"
    })
    void panelIsNeededWhereTheCustomerMeetsTheSolution(
            Boolean exists, Boolean held, String depth, Boolean wanted, String kinds, String type, String need) {
        assertThat(evaluate(
                                "panelNeed",
                                values(
                                        "panelExists",
                                        exists,
                                        "panelSettled",
                                        held,
                                        "depth",
                                        depth,
                                        "panelWanted",
                                        wanted,
                                        "customerKinds",
                                        kinds == null ? null : List.of(kinds.split("\\+")),
                                        "ideaType",
                                        type))
                        .<String>getSingleEntry())
                .isEqualTo(need);
    }

    @ParameterizedTest
    @CsvSource({
        "1, assumption, 0, D",
        "5, validated, 100, A",
        "3, existingKnowledge, 50, B",
        "2, existingKnowledge, 29, D",
        "2, customerResearch, 33, C",
        "3.5, existingKnowledge, 61, B",
        "4, existingKnowledge, 71, A",
        "5, assumption, 85, C",
        "3, assumption, 43, C"
    })
    void scoreIsWeightedRoundedHalfUpAndClassed(double score, String evidence, int points, String priorityClass) {
        Map<String, Object> scores = new HashMap<>(MIDDLE_SCORES);
        scores.replaceAll((key, value) -> value instanceof Integer ? Double.valueOf(score) : value);
        scores.put("evidenceLevel", evidence);
        scores.put("riskLevel", 4);

        assertThat(evaluate("priorityScore", scores).getSingleResult())
                .containsOnly(
                        entry("priorityScore", points),
                        entry("priorityClass", priorityClass),
                        entry("riskPlanNeeded", false));
    }

    @Test
    void halfAPointIsRoundedUp() {
        Map<String, Object> halves = with(MIDDLE_SCORES, "feasibility", 3.2);

        assertThat(evaluate("priorityScore", halves).getSingleResult()).containsEntry("priorityScore", 51);
    }

    @Test
    void benefitOfTheCustomerWeighsSixTimesThatOfTheAgency() {
        assertThat(points("customerBenefit") - 50).isEqualTo(15);
        assertThat(points("vulnerabilityImpact") - 50).isEqualTo(8);
        assertThat(points("crossSectorBenefit") - 50).isEqualTo(8);
        assertThat(points("feasibility") - 50).isEqualTo(5);
        assertThat(points("strategicFit") - 50).isEqualTo(5);
        assertThat(points("agencyBenefit") - 50).isEqualTo(3);
    }

    @Test
    void greatestRiskAsksForAPlan() {
        assertThat(evaluate("priorityScore", with(MIDDLE_SCORES, "riskLevel", "5"))
                        .getSingleResult())
                .containsEntry("riskPlanNeeded", true);
    }

    @ParameterizedTest
    @CsvSource({
        "999999.99, false, 2, 4, GROUP, false",
        "1000000, true, 4, 5, OM, true",
        "10, true, 4, 5, OM, false",
        "100000, false, 1, 1, GROUP, false",
        "99999.99, false, 2, 4, SECTOR, false",
        "10, false, 3, 1, GROUP, false",
        "10, false, 1, 5, GROUP, false",
        ", , , , SECTOR, false"
    })
    void decisionGoesToTheLevelThatMoneyLawSectorsAndRiskAskFor(
            String cost, Boolean law, String sectors, String risk, String level, boolean portfolio) {
        assertThat(evaluate(
                                "approvalLevel",
                                values(
                                        "costEstimateEur",
                                        cost,
                                        "legalChangeNeeded",
                                        law,
                                        "affectedSectorCount",
                                        sectors,
                                        "riskLevel",
                                        risk))
                        .getSingleResult())
                .containsOnly(entry("approvalLevel", level), entry("hankesalkkuRequired", portfolio));
    }

    @Test
    void lightPathIsDueInTwentySixWorkingDays() {
        int sum = Stream.of(
                        "taskScreenIdea",
                        "taskFillUnderstandingCard",
                        "taskReviewCard",
                        "taskFillIdeaCard",
                        "taskReviewCard",
                        "taskPrepareDecision",
                        "taskSectorDecision")
                .mapToInt(task -> due(task, "normal", "LIGHT"))
                .sum();

        assertThat(sum).isEqualTo(26);
        assertThat(due("taskOrkDecision", "normal", "LIGHT")).isEqualTo(5);
    }

    @Test
    void standardPathIsDueInAtMostEightyThreeWorkingDays() {
        int sum = Stream.of(
                        "taskScreenIdea",
                        "taskPlanDiscovery",
                        "taskCheckResearchPlan",
                        "taskCollectUnderstanding",
                        "taskFillUnderstandingCard",
                        "taskReviewCard",
                        "taskSummariseReview",
                        "taskFillIdeaCard",
                        "taskPlanPanel",
                        "taskRecordPanel",
                        "taskPrepareDecision",
                        "taskSectorDecision")
                .mapToInt(task -> due(task, "normal", "STANDARD"))
                .sum();

        assertThat(sum).isLessThanOrEqualTo(83);
    }

    @Test
    void fastLaneIsDueInFourWorkingDays() {
        assertThat(due("taskScreenIdea", "fast", null) + due("taskHandleSmallOrder", "fast", "LIGHT"))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"taskCompleteIntake, 10", "taskConfirmDelivery, 5", "taskAnswerInvitation, 5", "taskReviewCard, "})
    void onlyThreeTasksEndWithoutAnAnswer(String task, Integer days) {
        assertThat(evaluate("sla", values("taskId", task, "lane", "normal", "depth", null))
                        .getSingleResult())
                .containsEntry("noAnswerWorkingDays", days);
    }

    @Test
    void reminderComesNoEarlierThanTheTaskAndTheMinistryIsNeverToldByATimer() {
        DecisionTable sla = tableOf(model("sla"), "sla");

        for (Map<String, Object> each : cases("sla")) {
            Map<String, Object> row = evaluate("sla", each).getSingleResult();
            assertThat((Integer) row.get("reminderWorkingDaysBefore"))
                    .isBetween(0, (Integer) row.get("dueWorkingDays"));
            assertThat(row.get("escalateTo")).isNotEqualTo("omSteering");
            assertThat(row.get("escalateTo") == null).isEqualTo(row.get("escalateAfterWorkingDays") == null);
        }
        assertThat(sla.getRules()).hasSameSizeAs(cases("sla"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleGetsItsExpectedResult(Example example) {
        Map<String, Object> actual = new LinkedHashMap<>();
        Map<String, Object> inputs = example.inputs();
        boolean fastLane = (boolean) example.expected().get("fastLane");
        actual.putAll(evaluate("fastLane", inputs).getSingleResult());
        actual.remove("smallOrderRole");
        actual.putAll(evaluate("discoveryDepth", inputs).getSingleResult());
        actual.putAll(evaluate("panelNeed", inputs).getSingleResult());
        actual.putAll(evaluate("reviewLead", with(inputs, "fastLane", fastLane)).getSingleResult());
        if (!fastLane) {
            List<String> skills = skills(with(inputs, "cardType", "IDEA"));
            actual.put(
                    "reviewers",
                    reviewers(skills, (String) inputs.get("depth"), (String) inputs.get("leadSectorId")).stream()
                            .sorted()
                            .toList());
            Map<String, Object> decided = new HashMap<>(inputs);
            decided.putAll(example.decision());
            actual.putAll(evaluate("approvalLevel", decided).getSingleResult());
        }
        if (example.scores() != null) {
            Map<String, Object> scores = new HashMap<>(example.scores());
            scores.put("riskLevel", example.decision().get("riskLevel"));
            actual.putAll(evaluate("priorityScore", scores).getSingleResult());
            actual.remove("riskPlanNeeded");
        }

        assertThat(actual).as("corrected by hand: %s", example.corrected()).isEqualTo(example.expected());
    }

    /**
     * One idea of the examples: what the tables are asked, and what they answer.
     *
     * @param corrected results that differ from the examples as they were first made, each with its reason
     */
    record Example(
            String id,
            Map<String, Object> inputs,
            Map<String, Object> decision,
            Map<String, Object> scores,
            Map<String, Object> expected,
            Map<String, String> corrected) {

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<String> tables() {
        return TABLES.stream();
    }

    static List<Example> examples() throws IOException {
        try (InputStream json = DecisionTablesTest.class.getResourceAsStream("/process/examples-decisions.json")) {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        }
    }

    private int points(String criterion) {
        return (int) evaluate("priorityScore", with(MIDDLE_SCORES, criterion, 5))
                .getSingleResult()
                .get("priorityScore");
    }

    private int due(String task, String lane, String depth) {
        return (int) evaluate("sla", values("taskId", task, "lane", lane, "depth", depth))
                .getSingleResult()
                .get("dueWorkingDays");
    }

    private List<String> skills(Map<String, Object> inputs) {
        return evaluate("mandatorySkills", inputs).<String>collectEntries("skill").stream()
                .distinct()
                .toList();
    }

    private List<String> reviewers(List<String> skills, String depth, String lead) {
        return evaluate("skillRouting", values("requiredSkills", skills, "depth", depth, "leadSectorId", lead))
                .collectEntries("reviewer");
    }

    private DmnDecisionResult evaluate(String table, Map<String, Object> inputs) {
        return engine.evaluateDecision(decisions.get(table), Variables.fromMap(inputs));
    }

    private DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::note);
        return configuration.buildEngine();
    }

    private void note(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().forEach(rule -> hits.add(rule.getId()));
    }

    private static Set<String> rules(String table) {
        return model(table).getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static DecisionTable tableOf(DmnModelInstance model, String decision) {
        return (DecisionTable) model.<Decision>getModelElementById(decision).getExpression();
    }

    private static DmnModelInstance model(String table) {
        return Dmn.readModelFromStream(file(table));
    }

    private static InputStream file(String table) {
        return DecisionTablesTest.class.getResourceAsStream("/bpmn/" + table + ".dmn");
    }

    /** Inputs that reach every row of a table. */
    private static List<Map<String, Object>> cases(String table) {
        return switch (table) {
            case "fastLane" ->
                List.of(
                        SMALL_ORDER,
                        with(SMALL_ORDER, "fastLaneRequested", false),
                        with(SMALL_ORDER, "fastLaneDeclined", true),
                        with(SMALL_ORDER, "legalChangeNeeded", true),
                        with(SMALL_ORDER, "dataProcessingChanges", true),
                        with(SMALL_ORDER, "ideaType", "newSystem"),
                        with(SMALL_ORDER, "workEstimateDays", null),
                        with(SMALL_ORDER, "costEstimateEur", null),
                        with(SMALL_ORDER, "workEstimateDays", 11),
                        with(SMALL_ORDER, "costEstimateEur", 10001),
                        with(SMALL_ORDER, "affectedSectorCount", 3),
                        with(SMALL_ORDER, "workEstimateDays", 6),
                        with(SMALL_ORDER, "leadSectorId", "MUU"));
            case "discoveryDepth" ->
                List.of(
                        values("evidenceLevel", "validated"),
                        values("evidenceLevel", "frontline", "affectedSectorCount", 3),
                        values("evidenceLevel", "assumption", "vulnerableCustomers", true, "ideaType", "newService"),
                        values("evidenceLevel", "frontline", "ideaType", "trial"),
                        values("evidenceLevel", "frontline", "ideaType", "newService"));
            case "mandatorySkills" ->
                List.of(
                        values("cardType", "UNDERSTANDING", "dataUse", "special"),
                        values(
                                "cardType",
                                "IDEA",
                                "dataUse",
                                "criminal",
                                "legalChangeNeeded",
                                true,
                                "ideaType",
                                "newSystem",
                                "channels",
                                List.of("chat")),
                        values(
                                "cardType",
                                "IDEA",
                                "dataUse",
                                "none",
                                "ideaType",
                                "contentCommunication",
                                "skillNeeds",
                                List.of(
                                        "serviceDesign",
                                        "newTechnology",
                                        "informationArchitecture",
                                        "dataProtection",
                                        "informationSecurity",
                                        "accessibility",
                                        "legal",
                                        "communications",
                                        "changeManagement")));
            case "skillRouting" -> {
                List<String> all = List.of(
                        "substance",
                        "outside",
                        "serviceDesign",
                        "dataProtection",
                        "informationSecurity",
                        "legal",
                        "newTechnology",
                        "informationArchitecture",
                        "accessibility",
                        "communications",
                        "changeManagement");
                yield List.of(
                        values("requiredSkills", all, "depth", "STANDARD", "leadSectorId", "ULO"),
                        values("requiredSkills", all, "depth", "SPRINT", "leadSectorId", "ULO"),
                        values("requiredSkills", all, "depth", "LIGHT", "leadSectorId", "ORK"));
            }
            case "reviewLead" ->
                List.of(
                        values("fastLane", true, "ideaType", "trial"),
                        values("ideaType", "contentCommunication"),
                        values("ideaType", "newSystem"),
                        values("ideaType", "trial"),
                        values("ideaType", "operatingModel"));
            case "panelNeed" ->
                List.of(
                        values("panelExists", true),
                        values("panelSettled", true),
                        values("depth", "LIGHT", "panelWanted", true),
                        values("depth", "LIGHT", "panelWanted", false),
                        values("depth", "STANDARD", "customerKinds", List.of("endCustomer"), "ideaType", "trial"),
                        values("depth", "STANDARD", "customerKinds", List.of("ownStaff"), "ideaType", "trial"),
                        values("depth", "STANDARD", "customerKinds", List.of("partner"), "ideaType", "trial"));
            case "priorityScore" ->
                Stream.of("assumption", "frontline", "existingKnowledge", "customerResearch", "validated")
                        .flatMap(evidence -> Stream.of(1, 2, 3, 4, 5).map(score -> {
                            Map<String, Object> scores = new HashMap<>(MIDDLE_SCORES);
                            scores.replaceAll((key, value) -> value instanceof Integer ? score : value);
                            scores.put("evidenceLevel", evidence);
                            return scores;
                        }))
                        .toList();
            case "approvalLevel" ->
                List.of(
                        values("costEstimateEur", 1_000_000),
                        values("legalChangeNeeded", true),
                        values("costEstimateEur", 100_000),
                        values("affectedSectorCount", 3),
                        values("riskLevel", 5),
                        values("riskLevel", 1));
            case "sla" ->
                tableOf(model("sla"), "sla").getRules().stream()
                        .map(rule -> {
                            List<String> cells = rule.getInputEntries().stream()
                                    .map(cell -> cell.getText().getTextContent().replace("\"", ""))
                                    .toList();
                            return values(
                                    "taskId",
                                    or(cells.get(0), "taskNew"),
                                    "lane",
                                    or(cells.get(1), "normal"),
                                    "depth",
                                    or(cells.get(2), "STANDARD"));
                        })
                        .toList();
            default -> throw new IllegalArgumentException(table);
        };
    }

    private static String or(String cell, String any) {
        return cell.isBlank() ? any : cell;
    }

    private static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private static Map<String, Object> values(Object... keysAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return values;
    }
}
