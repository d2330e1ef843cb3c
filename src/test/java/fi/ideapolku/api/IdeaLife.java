package fi.ideapolku.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The four lanes of an idea over our own interface. */
abstract class IdeaLife extends IdeaStories {

    private static final List<String> ALL_STAGES =
            List.of("screening", "discovery", "understandingCard", "ideaCard", "decision", "implementation", "lessons");

    @Test
    void smallOrderIsDecidedDeliveredConfirmedAndItsLessonShared() {
        var idea = completed(fastLife());
        assertThat(idea.path("lane").asText()).isEqualTo("fast");
        assertThat(stages(idea)).containsExactly("screening", "smallOrder", "lessons");
    }

    @Test
    void lightIdeaIsUnderstoodBeforeItIsWrittenDecidedImplementedMeasuredAndShared() {
        var idea = completed(lightLife());
        assertThat(idea.path("depth").asText()).isEqualTo("LIGHT");
        assertThat(stages(idea)).isEqualTo(ALL_STAGES);
        assertThat(idea.path("understandingCardId").asText()).isNotEmpty();
        assertThat(idea.path("decisions"))
                .extracting(decision -> decision.path("decision").asText())
                .contains("approved");
        assertThat(idea.path("decisions"))
                .extracting(decision -> decision.path("taskKey").asText())
                .contains("svcCombineDecisions");
    }

    @Test
    void standardIdeaHearsItsCustomersHoldsAPanelAndIsPublishedOnTheWeb() {
        var idea = completed(standardLife());
        assertThat(idea.path("depth").asText()).isEqualTo("STANDARD");
        assertThat(stages(idea)).isEqualTo(ALL_STAGES);
        assertThat(kinds(idea)).contains("discoveryPlan", "evidenceRecord", "panelResult", "lessonsEdit");
    }

    @Test
    void sprintOfThreeSectorsGivesTwoIdeasAndTheFirstIsDecidedByTheGroup() {
        var id = sprintLife();
        var idea = completed(id);
        assertThat(idea.path("depth").asText()).isEqualTo("SPRINT");
        assertThat(stages(idea)).isEqualTo(ALL_STAGES);
        assertThat(kinds(idea)).contains("sprintPlan", "workshop1", "workshop2", "workshop3", "sprintSelection");
        var second = jdbc.sql("select id from idea where parent_idea_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(idea(second).path("title").asText()).isEqualTo("Yhteinen opas");
        assertThat(stages(idea(second))).containsExactly("understandingCard");
    }

    private JsonNode completed(String id) {
        var idea = idea(id);
        assertThat(idea.path("status").asText()).isEqualTo("completed");
        assertThat(idea.path("tasks")).isEmpty();
        return idea;
    }

    private static List<String> kinds(JsonNode idea) {
        return stream(idea.path("cards"))
                .map(card -> card.path("kind").asText())
                .toList();
    }
}
