package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.card.Card;
import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.idea.IdeaPath;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.idea.PathEvent;
import fi.ideapolku.process.engine.EngineTime;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The twelve examples as a visitor finds them after the first start, held against the examples' own file. */
@SpringBootTest(
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "spring.datasource.url=jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1"
        })
class DemoIdeasTest {

    /** Where an idea of a phase stands: in a stage, or ended with an outcome. */
    private static final Map<String, String> PLACES = Map.of(
            "validation", "ideaCard",
            "ideaCard", "ideaCard",
            "evaluation", "decision",
            "understandingReview", "understandingCard",
            "implementation", "implementation");

    private static final Map<String, String> DECIDING_TASKS =
            Map.of("SECTOR", "taskOrkDecision", "GROUP", "taskGroupDecision", "OM", "taskOmDecision");

    /** Ids and dates are made when the story is played; the level rises to validated when the sprint's panel validates. */
    private static final Set<String> NOT_COMPARED =
            Set.of("evidenceRecordIds", "panelDate", "publicity", "evidenceLevel");

    @Autowired
    Ideas ideas;

    @Autowired
    IdeaPath path;

    @Autowired
    Cards cards;

    @Autowired
    TaskItems tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient jdbc;

    static Stream<JsonNode> examples() throws IOException {
        return read("process/examples.json", "/examples");
    }

    static Stream<JsonNode> decided() throws IOException {
        return read("process/examples-decisions.json", "");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleStandsInItsPhase(JsonNode example) {
        var idea = idea(example);
        var phase = example.path("phase").asText();
        if (PLACES.containsKey(phase)) {
            assertThat(idea.status()).isEqualTo("open");
            assertThat(idea.stage()).isEqualTo(PLACES.get(phase));
        } else {
            assertThat(idea.status()).isEqualTo(phase);
            assertThat(tasks.ofIdea(idea.id())).isEmpty();
        }
        assertThat(idea.leadSectorId()).isEqualTo(example.at("/intake/sectorId").asText());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void cardsHoldTheTextsOfTheExample(JsonNode example) {
        var idea = idea(example);
        for (var kind : List.of(Cards.UNDERSTANDING_CARD, Cards.IDEA_CARD)) {
            var card = cards.latest(idea.id(), kind);
            var expected = example.at("/existsInProcess/" + kind).asBoolean()
                    && "normal".equals(idea.lane())
                    && tasks.ofIdea(idea.id()).stream()
                            .noneMatch(task -> task.formKey().equals(kind));
            assertThat(card.isPresent()).as(kind).isEqualTo(expected);
            card.ifPresent(version -> assertHolds(version, example.path(kind)));
        }
        cards.latest(idea.id(), "lessonsCard").ifPresent(lesson -> assertHolds(lesson, example.path("lessonsCard")));
        cards.latest(idea.id(), "panelResult")
                .filter(result -> example.has("panelResult"))
                .ifPresent(result -> assertHolds(result, example.path("panelResult")));
    }

    @ParameterizedTest
    @MethodSource("decided")
    void tablesDecidedAsExpected(JsonNode example) {
        var idea = idea(example);
        var expected = example.path("expected");
        assertThat(idea.lane()).isEqualTo(expected.path("fastLane").asBoolean() ? "fast" : "normal");
        var stages = entered(idea);
        assertThat(stages.contains("smallOrder"))
                .isEqualTo(expected.path("fastLane").asBoolean());
        if (stages.contains("understandingCard")) {
            assertThat(idea.depth()).isEqualTo(example.at("/inputs/depth").asText());
        }
        if (stages.contains("decision")) {
            assertThat(events(idea))
                    .extracting(PathEvent::element)
                    .contains(DECIDING_TASKS.get(expected.path("approvalLevel").asText()));
        }
        score(idea)
                .ifPresent(score -> assertThat(score)
                        .isEqualTo(expected.path("priorityScore").asInt()));
    }

    @Test
    void scoreIsKnownOfEveryRunningIdeaThatWasProposedForDecision() throws IOException {
        assertThat(examples()
                        .map(this::idea)
                        .filter(idea -> score(idea).isPresent())
                        .map(Idea::title))
                .hasSize(4);
    }

    @Test
    void everythingLiesInThePastAndInTheOrderOfTime() {
        var now = Instant.now();
        for (var id : ids()) {
            var times = events(ideas.get(id)).stream().map(PathEvent::at).toList();
            assertThat(times).as(id).isSorted().allMatch(now::isAfter);
            assertThat(cards.of(id)).allMatch(card -> card.createdAt().isBefore(now));
            assertThat(ideas.get(id).createdAt()).isCloseTo(times.get(0), within(1, ChronoUnit.MINUTES));
        }
        assertThat(EngineTime.now()).isBetween(now, now.plusSeconds(60));
    }

    @Test
    void nothingIsLateButTheReviewThatTheExampleCallsLate() {
        var late = ids().stream()
                .flatMap(id -> tasks.ofIdea(id).stream())
                .filter(task -> task.dueAt().isBefore(Instant.now()))
                .toList();
        assertThat(late).extracting(TaskItem::taskKey).containsExactly("taskReviewCard");
        assertThat(ideas.get(late.get(0).ideaId()).leadSectorId()).isEqualTo("OPVEV");
        // At night the engine also clears its history, which is no idea's job.
        assertThat(jobs.createJobQuery().executable().list()).allMatch(job -> job.getProcessInstanceId() == null);
    }

    @Test
    void mergedIdeaNamesItsTargetAndItsProposerWithIt() throws IOException {
        var all = examples().toList();
        var target = idea(all.get(0));
        var merged = idea(all.get(9));
        assertThat(merged.mergeTargetId()).isEqualTo(target.id());
        assertThat(ideas.peopleOf(target.id(), "proposer", "coProposer")).contains(merged.proposerId());
    }

    @Test
    void rejectedIdeaLeftItsUnderstandingCardToAnotherOne() throws IOException {
        var rejected = idea(examples().toList().get(11));
        var card = cards.understandingOf(rejected.id()).orElseThrow();
        assertThat(cards.ideasOn(card.id())).hasSize(2).contains(rejected.id());
    }

    private void assertHolds(Card card, JsonNode example) {
        card.content().forEach((key, value) -> {
            var expected = example.path(key);
            if (!expected.isMissingNode() && !NOT_COMPARED.contains(key)) {
                assertThat(plain(value)).as("%s %s", card.kind(), key).isEqualTo(plain(expected, value));
            }
        });
        assertThat(card.content())
                .containsKeys(
                        card.content().keySet().stream().filter(example::has).toArray(String[]::new));
    }

    private static Object plain(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    private static Object plain(JsonNode expected, Object like) {
        if (expected.isArray()) {
            var items = elements(expected).map(JsonNode::asText).toList();
            return like instanceof String ? String.join("\n", items) : items;
        }
        if (like instanceof Number) {
            return new BigDecimal(expected.asText()).stripTrailingZeros();
        }
        return expected.isBoolean() ? (Object) expected.asBoolean() : expected.asText();
    }

    private Optional<Integer> score(Idea idea) {
        var instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(idea.id()).list().stream()
                .map(Execution::getId)
                .toArray(String[]::new);
        if (instances.length == 0) {
            return Optional.empty();
        }
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(instances)
                .variableName("priorityScore")
                .list()
                .stream()
                .filter(variable -> variable.getValue() != null)
                .map(variable -> ((Number) variable.getValue()).intValue())
                .findFirst();
    }

    private Idea idea(JsonNode example) {
        var title = titleOf(example.path("id").asText());
        var id = jdbc.sql("select id from idea where title = :title order by created_at limit 1")
                .param("title", title)
                .query(String.class)
                .single();
        return ideas.get(id);
    }

    private static String titleOf(String exampleId) {
        try {
            return examples()
                    .filter(example -> exampleId.equals(example.path("id").asText()))
                    .map(example -> example.at("/intake/title").asText())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> ids() {
        return jdbc.sql("select id from idea order by id").query(String.class).list();
    }

    private List<PathEvent> events(Idea idea) {
        return path.of(idea.id());
    }

    private List<String> entered(Idea idea) {
        return events(idea).stream()
                .filter(event -> "entered".equals(event.event()))
                .map(PathEvent::element)
                .toList();
    }

    private static Stream<JsonNode> read(String file, String pointer) throws IOException {
        try (var stream = new ClassPathResource(file).getInputStream()) {
            return elements(new ObjectMapper().readTree(stream).at(pointer)).toList().stream();
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
