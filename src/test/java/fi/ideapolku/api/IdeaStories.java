package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.evidence;
import static fi.ideapolku.api.Answers.ideaCard;
import static fi.ideapolku.api.Answers.later;
import static fi.ideapolku.api.Answers.panelPlan;
import static fi.ideapolku.api.Answers.panelResult;
import static fi.ideapolku.api.Answers.proposal;
import static fi.ideapolku.api.Answers.scores;
import static fi.ideapolku.api.Answers.understanding;
import static fi.ideapolku.api.Answers.wholeUnderstanding;
import static fi.ideapolku.api.Answers.with;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The story of each lane, from the submitted idea to its shared lesson; every method returns the idea's id. */
abstract class IdeaStories extends LiveIdeas {

    private static final String OWNER = "sectorownerulo";
    private static final String DESIGNER = "orkservicedesigner";
    private static final String FACILITATOR = "panelfacilitator";
    private static final List<String> WORKSHOP_SECTORS = List.of("ULO", "RISE", "OPVTVN");

    String fastLife() {
        var id = submit(Map.of("fastLaneRequested", true, "customerBenefit", "Asiakas saa selkeän ohjeen heti."));
        screen(id, Map.of("workEstimateDays", 3, "costEstimateEur", 1000));
        complete(
                id,
                "taskHandleSmallOrder",
                "orkcoordinator",
                Map.of(
                        "smallOrderOutcome",
                        "accept",
                        "justification",
                        TEXT,
                        "deliveryDueDate",
                        later(30),
                        "agreedWorkDays",
                        3));
        complete(
                id,
                "taskDeliverSmallOrder",
                "orkdelivery",
                Map.of("whatWasDone", TEXT, "actualWorkDays", 3, "howToVerify", TEXT));
        complete(id, "taskConfirmDelivery", "sectorstaffulo", Map.of("accepted", true, "satisfaction", 5));
        complete(id, "taskWriteLessons", OWNER, Map.of("story", TEXT, "adviceToOthers", "Kysy asiakkaalta"));
        return id;
    }

    String lightLife() {
        var id = submit(Map.of());
        screen(id, Map.of());
        complete(id, "taskFillUnderstandingCard", OWNER, understanding());
        review(id, DESIGNER, Map.of());
        review(id, "orkcoordinator", Map.of());
        complete(id, "taskFillIdeaCard", OWNER, ideaCard());
        review(id, DESIGNER, scores());
        review(id, "orkcoordinator", scores());
        decideBySectorAndOrk(id);
        implement(id);
        shareLesson(id, false);
        return id;
    }

    String standardLife() {
        var id = submit(Map.of());
        screen(id, Map.of("ideaType", "newService", "relatedSectorIds", List.of("RISE")));
        complete(id, "taskPlanDiscovery", OWNER, discoveryPlan("STANDARD"));
        complete(id, "taskCollectUnderstanding", OWNER, evidence(true));
        complete(id, "taskCollectUnderstanding", OWNER, evidence(false));
        complete(id, "taskFillUnderstandingCard", OWNER, wholeUnderstanding());
        reviewAll(id, Map.of());
        complete(id, "taskFillIdeaCard", OWNER, ideaCard());
        complete(id, "taskPlanPanel", FACILITATOR, panelPlan());
        reviewAll(id, scores());
        passTime(Duration.ofDays(15));
        complete(id, "taskRecordPanel", FACILITATOR, panelResult());
        decideBySectorAndOrk(id);
        implement(id);
        shareLesson(id, true);
        complete(
                id,
                "taskEditLessons",
                "communications",
                Map.of("approvedForPublication", true, "titleSv", "Ett klart brev", "summarySv", "Brevet blev klart."));
        return id;
    }

    String sprintLife() {
        var id = submit(Map.of());
        screen(id, Map.of("ideaType", "newService", "relatedSectorIds", List.of("RISE", "OPVTVN")));
        complete(id, "taskPlanDiscovery", OWNER, discoveryPlan("SPRINT"));
        complete(id, "taskPlanSprint", DESIGNER, sprintPlan());
        complete(id, "taskAnswerInvitation", "sectorcoordinatorrise", Map.of("answer", "joins"));
        complete(id, "taskAnswerInvitation", "sectorcoordinatoropvtvn", Map.of("answer", "joins"));
        complete(id, "taskCheckSprintPlan", "skilldataprotection", Map.of("checkOutcome", "ok"));
        passTime(Duration.ofDays(15));
        holdWorkshops(id);
        complete(id, "taskPlanPanel", FACILITATOR, panelPlan());
        passTime(Duration.ofDays(15));
        complete(id, "taskRecordPanel", FACILITATOR, panelResult());
        complete(id, "taskSelectIdeas", DESIGNER, Map.of("selectedIdeas", selectedIdeas()));
        complete(id, "taskFillUnderstandingCard", OWNER, wholeUnderstanding());
        reviewAll(id, Map.of());
        complete(id, "taskFillIdeaCard", OWNER, ideaCard());
        reviewAll(id, scores());
        complete(id, "taskPrepareDecision", "orkcoordinator2", proposal());
        complete(id, "taskGroupDecision", "coordinationgroup", Map.of("agreement", "accept"));
        implement(id);
        shareLesson(id, false);
        return id;
    }

    private void holdWorkshops(String id) {
        complete(
                id,
                "taskWorkshop1",
                DESIGNER,
                workshop(Map.of("interviewQuestions", "Mitä teit ensin?\nKuka auttoi?\nMikä oli vaikeaa?")));
        complete(id, "taskInterviews", DESIGNER, evidence(false));
        complete(id, "taskCompileInsights", DESIGNER, Map.of("keyThemes", "Pelko\nEpätietoisuus"));
        var empathyMap = new LinkedHashMap<String, Object>(Map.of(
                "challenges",
                List.of(Map.of("rank", 1, "challenge", "Kirje pelottaa")),
                "howMightWe",
                "Miten voisimme selkeyttää kirjeen asiakkaalle?",
                "customerGroup",
                "Velalliset",
                "situation",
                TEXT,
                "thinksAndFeels",
                TEXT,
                "saysAndDoes",
                TEXT,
                "pains",
                "Pelko",
                "gains",
                "Selvyys",
                "insights",
                "Kirjeen sävy ratkaisee"));
        complete(id, "taskWorkshop2", DESIGNER, workshop(empathyMap));
        var stakeholder = Map.<String, Object>of(
                "ring", "customer", "roleInSolution", "Käyttää", "interest", "5", "influence", "3");
        var stakeholders = List.of(with(stakeholder, "name", "Asiakas"), with(stakeholder, "name", "Edunvalvoja"));
        var solution = Map.<String, Object>of(
                "name", "Uusi kirje", "description", "Selkeä", "challengeRank", 1, "toPanel", true);
        complete(
                id,
                "taskWorkshop3",
                DESIGNER,
                workshop(
                        Map.of("solutionIdeas", List.of(solution), "stakeholders", stakeholders, "conclusions", TEXT)));
    }

    private void decideBySectorAndOrk(String id) {
        complete(id, "taskPrepareDecision", "orkcoordinator2", proposal());
        complete(id, "taskSectorDecision", "sectormanagementulo", Map.of("agreement", "accept"));
        complete(id, "taskOrkDecision", "orkapprover", Map.of("agreement", "accept"));
    }

    private void implement(String id) {
        var milestone = Map.of("name", "Luonnos", "due", later(60), "responsible", OWNER);
        complete(
                id,
                "taskPlanImplementation",
                OWNER,
                Map.of(
                        "milestones",
                        List.of(milestone),
                        "team",
                        TEXT,
                        "customerInvolvementPlan",
                        TEXT,
                        "reportingIntervalWeeks",
                        4));
        passTime(Duration.ofDays(30));
        complete(id, "taskReportProgress", OWNER, Map.of("reportStatus", "green", "done", TEXT, "finished", true));
        passTime(Duration.ofDays(95));
        complete(
                id,
                "taskMeasureBenefits",
                null,
                Map.of(
                        "metricResults",
                        List.of(Map.of("metric", "Puhelut", "result", "-20 %", "achieved", true)),
                        "customerExperience",
                        TEXT,
                        "followUpNeeded",
                        false));
    }

    private void shareLesson(String id, boolean publicWeb) {
        complete(
                id,
                "taskWriteLessons",
                OWNER,
                Map.of(
                        "story",
                        TEXT,
                        "whatWorked",
                        "Kirje",
                        "whatDidNot",
                        "Kiire",
                        "adviceToOthers",
                        "Kysy",
                        "applicableSectorIds",
                        List.of("ULO"),
                        "publicWeb",
                        publicWeb));
    }

    private static Map<String, Object> discoveryPlan(String depth) {
        return Map.of(
                "assumptions",
                "Kirje on liian pitkä",
                "depth",
                depth,
                "researchQuestions",
                "Mitä asiakas tekee kirjeen saatuaan?",
                "methods",
                List.of("interview"),
                "targetEndCustomers",
                6,
                "targetDate",
                later(60));
    }

    private static Map<String, Object> sprintPlan() {
        return Map.of(
                "challenge",
                TEXT,
                "workshop1Date",
                later(14),
                "workshop2Date",
                later(28),
                "workshop3Date",
                later(42),
                "plannedInterviewsEndCustomers",
                6,
                "plannedInterviewsFrontline",
                3,
                "plannedInterviewsPartners",
                1,
                "invitedSectorIds",
                List.of("RISE", "OPVTVN"));
    }

    private static Map<String, Object> workshop(Map<String, Object> results) {
        var values = new LinkedHashMap<>(results);
        values.putAll(Map.of("held", later(0), "participantsCount", 8, "participatingSectorIds", WORKSHOP_SECTORS));
        return values;
    }

    private static List<Map<String, Object>> selectedIdeas() {
        return List.of(
                Map.of("ideaName", "Uusi kirje", "leadSectorId", "ULO", "cardOwner", OWNER, "reason", "Tärkein"),
                Map.of(
                        "ideaName",
                        "Yhteinen opas",
                        "leadSectorId",
                        "RISE",
                        "cardOwner",
                        "sectorownerrise",
                        "reason",
                        "Sopii usealle"));
    }
}
