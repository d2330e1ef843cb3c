package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.card.Cards;
import fi.ideapolku.idea.Ideas;
import fi.ideapolku.process.IdeaRights.Right;
import fi.ideapolku.process.IdeaRights.State;
import fi.ideapolku.process.engine.Refusal;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import fi.ideapolku.web.OverHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Every right in every state for every kind of person, against the checked-in table (AUZ-4). */
class IdeaRightsTest extends OverHttp {

    private static final Path TABLE = Path.of("src/test/resources/security/idea-rights.txt");

    /** Persons of the demonstration who have no relation by their groups, but those that the test gives them. */
    private static final Map<String, String> PERSONS = persons();

    @Autowired
    IdeaRights rights;

    @Autowired
    Ideas ideas;

    @Autowired
    Cards cards;

    @Autowired
    TaskItems tasks;

    @Autowired
    PlatformTransactionManager transactions;

    private TransactionStatus transaction;

    @BeforeEach
    void begin() {
        transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    }

    @AfterEach
    void rollBack() {
        transactions.rollback(transaction);
    }

    @Test
    void rightsAreThoseOfTheTable() throws IOException {
        var expected = Files.readAllLines(TABLE).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.split(":")[0], line -> (Set<String>)
                        new TreeSet<>(Arrays.asList(line.split(":")[1].strip().split(" ")))));
        for (var state : State.values()) {
            var idea = ideas.get(idea(state));
            assertThat(State.of(idea)).isEqualTo(state);
            for (var right : Right.values()) {
                var has = PERSONS.keySet().stream()
                        .filter(person -> rights.has(right, idea, PERSONS.get(person)))
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(has).as(right + " " + state).isEqualTo(expected.getOrDefault(right + " " + state, Set.of()));
            }
        }
    }

    @Test
    void strangerIsToldThatItIsForOthersAndTheProposerThatItIsTooLate() {
        var idea = ideas.get(idea(State.DECIDED));
        assertThatThrownBy(() -> rights.check(Right.WITHDRAW, idea, PERSONS.get("stranger")))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> rights.check(Right.WITHDRAW, idea, PERSONS.get("proposer")))
                .isInstanceOf(Refusal.class);
    }

    private String idea(State state) {
        var id = ideas.nextId();
        ideas.create(id, "Testi", "ULO", PERSONS.get("proposer"), PERSONS.get("owner"), null);
        ideas.relate(id, PERSONS.get("coproposer"), "coProposer");
        ideas.relate(id, PERSONS.get("maker"), "maker");
        cards.record(
                id,
                new Cards.Origin("decision", "d", "taskOrkDecision", "p", PERSONS.get("decider"), null),
                Map.of("decision", "approved"));
        if (state != State.UNSCREENED) {
            ideas.markScreened(id);
        }
        if (state == State.DECIDED) {
            ideas.markDecided(id);
        }
        if (state == State.ENDED) {
            ideas.end(id, "completed");
        } else {
            tasks.add(task(id));
        }
        return id;
    }

    private static TaskItem task(String ideaId) {
        return new TaskItem(
                "task-of-" + ideaId,
                ideaId,
                "taskReviewCard",
                "cardReview",
                "cardReview",
                Map.of("fi", "Arvioi", "sv", "Bedöm", "en", "Review"),
                null,
                "ORK",
                null,
                List.of("skillLegal"),
                Instant.now(),
                null,
                null);
    }

    private static Map<String, String> persons() {
        var persons = new LinkedHashMap<String, String>();
        persons.put("proposer", "sectorstaffopvoa");
        persons.put("coproposer", "sectorstaffopvtvn");
        persons.put("owner", "sectorstaffopvev");
        persons.put("maker", "skillaccessibility");
        persons.put("performer", "skilllegal");
        persons.put("decider", "sectormanagementrise");
        persons.put("coordinator", "sectorcoordinatorulo");
        persons.put("colleague", "sectorstaffulo");
        persons.put("stranger", "sectorstaffrise");
        for (var same : List.of(
                "orkcoordinator", "orkapprover", "orkdelivery", "omsteering", "processowner", "reader", "admin")) {
            persons.put(same, same);
        }
        persons.put("disabled", "nobodywhoworkshere");
        return persons;
    }
}
