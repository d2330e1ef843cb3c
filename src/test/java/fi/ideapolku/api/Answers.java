package fi.ideapolku.api;

import fi.ideapolku.process.engine.EngineTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers that the forms of an idea's life allow. */
public final class Answers {

    public static final String TEXT = "Tämä on riittävän pitkä kuvaus asiasta, ja se kertoo, mitä asiakas tarvitsee.";

    private Answers() {}

    public static Map<String, Object> intake() {
        return Map.of(
                "title", "Kirje on vaikea ymmärtää",
                "problemStatement", "Asiakas ei ymmärrä ulosoton kirjettä eikä tiedä, mitä tehdä.",
                "endCustomer", "Ulosoton asiakas",
                "sectorId", "ULO",
                "evidenceLevel", "frontline");
    }

    public static Map<String, Object> screening() {
        return Map.of(
                "screeningOutcome",
                "continue",
                "leadSectorId",
                "ULO",
                "cardOwner",
                "sectorownerulo",
                "ideaType",
                "contentCommunication",
                "dataUse",
                "none",
                "dataProcessingChanges",
                false);
    }

    public static Map<String, Object> understanding() {
        return Map.of(
                "customerKinds",
                List.of("endCustomer"),
                "customerSituation",
                TEXT,
                "needs",
                TEXT,
                "evidenceLevel",
                "frontline",
                "evidenceSummary",
                TEXT,
                "howMightWe",
                "Miten voisimme selkeyttää kirjeen asiakkaalle?",
                "customerBenefit",
                TEXT);
    }

    /** The understanding card of an idea that goes deeper: it builds on evidence. */
    public static Map<String, Object> wholeUnderstanding() {
        var values = new LinkedHashMap<>(understanding());
        values.putAll(Map.of(
                "evidenceLevel",
                "customerResearch",
                "painPoints",
                "Kirje on pitkä",
                "evidenceCount",
                6,
                "openQuestions",
                "Miten nuoret lukevat kirjeen?",
                "customerPriority",
                "4"));
        return values;
    }

    public static Map<String, Object> evidence(boolean another) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "title",
                "Asiakkaiden haastattelut",
                "method",
                "interview",
                "kind",
                "qualitative",
                "periodStart",
                later(-9),
                "periodEnd",
                later(-1),
                "endCustomersHeard",
                6,
                "participantsInformed",
                true,
                "consentBasis",
                "voluntaryConsent",
                "anonymised",
                true,
                "keyFindings",
                "Kirje pelottaa"));
        values.put("addAnother", another);
        return values;
    }

    public static Map<String, Object> panelPlan() {
        return Map.of(
                "panelChoice",
                "hold",
                "targetProfile",
                TEXT,
                "plannedParticipants",
                6,
                "form",
                "onSite",
                "plannedDate",
                later(14),
                "recruitmentChannel",
                TEXT,
                "informationSheetReady",
                true);
    }

    public static Map<String, Object> panelResult() {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "panelOutcome",
                "validated",
                "panelDate",
                later(-1),
                "form",
                "onSite",
                "participantsCount",
                6,
                "participantProfile",
                TEXT,
                "languages",
                List.of("fi", "sv"),
                "whatWasShown",
                TEXT));
        values.putAll(Map.of(
                "easyToUse",
                4,
                "understandable",
                5,
                "findable",
                3,
                "useful",
                4,
                "wouldUseCount",
                5,
                "whatWorked",
                "Selkeä kieli",
                "participantsInformed",
                true));
        return values;
    }

    public static Map<String, Object> ideaCard() {
        return Map.of(
                "ideaSummary",
                TEXT,
                "solutionDescription",
                TEXT,
                "channels",
                List.of("letter", "phone"),
                "customerBenefit",
                TEXT,
                "successMeasure",
                "Puheluiden määrä",
                "customerInvolvement",
                TEXT,
                "managementSupport",
                "supports");
    }

    public static Map<String, Object> scores() {
        return Map.of(
                "customerBenefit",
                5,
                "vulnerabilityImpact",
                4,
                "crossSectorBenefit",
                3,
                "feasibility",
                4,
                "strategicFit",
                4,
                "agencyBenefit",
                3);
    }

    public static Map<String, Object> proposal() {
        var values = new LinkedHashMap<String, Object>(scores());
        values.putAll(Map.of(
                "summaryForDecision",
                TEXT,
                "costEstimateEur",
                5000,
                "workEstimateDays",
                10,
                "estimateAccuracy",
                "rough",
                "fundingSource",
                "ownSector",
                "riskLevel",
                2,
                "mainRisks",
                TEXT));
        values.putAll(Map.of(
                "decision",
                "approved",
                "justification",
                TEXT,
                "customerImpact",
                TEXT,
                "approvedBudgetEur",
                5000,
                "approvedWorkDays",
                10,
                "implementationOwner",
                "sectorownerulo",
                "messageToProposer",
                TEXT));
        return values;
    }

    public static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    /** A day from today, as the engine's clock has it. */
    public static String later(int days) {
        return LocalDate.ofInstant(EngineTime.now(), ZoneId.of("Europe/Helsinki"))
                .plusDays(days)
                .toString();
    }
}
