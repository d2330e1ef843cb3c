package fi.ideapolku.api;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers that the forms of an idea's life allow. */
final class Answers {

    static final String TEXT = "Tämä on riittävän pitkä kuvaus asiasta, ja se kertoo, mitä asiakas tarvitsee.";

    private Answers() {}

    static Map<String, Object> understanding() {
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

    static Map<String, Object> ideaCard() {
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

    static Map<String, Object> scores() {
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

    static Map<String, Object> proposal() {
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

    static Map<String, Object> with(Map<String, Object> values, String key, Object value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    static String later(int days) {
        return LocalDate.now().plusDays(days).toString();
    }
}
