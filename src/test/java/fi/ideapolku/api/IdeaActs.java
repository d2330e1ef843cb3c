package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.understanding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may be done to an idea as a whole: support asked, a sector joining, ORK taking the ball, an idea merged into another. */
abstract class IdeaActs extends LiveIdeas {

    @Test // S16
    void supportLetsOrksDesignersTakeTheOwnersTasksAndTheBallStaysWithTheSector() {
        var id = screened();
        assertThat(act("sectorownerulo", id, "ask-for-support")).isEqualTo(200);
        var task = only(id);
        assertThat(groups(task)).containsExactly("orkServiceDesigner");
        assertThat(task.path("party").asText()).isEqualTo("ULO");
        assertThat(acts(id)).containsExactly("supportAsked ORK");

        complete(id, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        for (var reviewer : List.of("orkservicedesigner", "orkcoordinator")) {
            review(id, reviewer, Map.of("verdict", "return", "missingInformation", "Asiakkaan tilanne puuttuu"));
        }
        assertThat(only(id).path("taskDefinitionKey").asText()).isEqualTo("taskReviseUnderstandingCard");
        assertThat(groups(only(id))).containsExactly("orkServiceDesigner");
        assertThat(act("sectorownerulo", id, "ask-for-support")).isEqualTo(409);
    }

    @Test // S16
    void ownersTaskThatIsGivenBackIsDoneByTheDesignerWhoWasAsked() {
        var id = screened();
        act("sectorstaffulo", id, "ask-for-support");
        var task = "/api/tasks/" + only(id).path("id").asText();
        assertThat(status(post("orkservicedesigner", task + "/complete", understanding())))
                .isEqualTo(403);
        assertThat(status(post("sectorownerulo", task + "/unclaim", Map.of()))).isEqualTo(200);
        assertThat(status(post("orkservicedesigner", task + "/complete", understanding())))
                .isEqualTo(200);
        runJobs();
        for (var review : tasks(id)) {
            var claimed =
                    post("orkservicedesigner", "/api/tasks/" + review.path("id").asText() + "/claim", Map.of());
            assertThat(status(claimed)).isIn(403, 409);
        }
    }

    @Test
    void strangersMayNotAskForSupport() {
        var id = screened();
        assertThat(act("sectorstaffrise", id, "ask-for-support")).isEqualTo(403);
        assertThat(act("sectorcoordinatorrise", id, "ask-for-support")).isEqualTo(403);
        assertThat(act("reader", id, "ask-for-support")).isEqualTo(403);
        assertThat(acts(id)).isEmpty();
    }

    @Test // S43
    void joinedSectorBelongsToTheIdeaAndItsServiceOwnerReviewsTheNextCard() {
        var id = screened();
        assertThat(join("sectorcoordinatorrise", id, "RISE")).isEqualTo(200);
        assertThat(idea(id).path("relatedSectorIds"))
                .extracting(JsonNode::asText)
                .containsExactly("RISE");
        assertThat(acts(id)).containsExactly("sectorJoined RISE");
        assertThat(join("sectorcoordinatorrise", id, "RISE")).isEqualTo(409);

        complete(id, "taskFillUnderstandingCard", "sectorownerulo", understanding());
        assertThat(tasks(id)).flatExtracting(IdeaActs::groups).contains("sectorOwnerRISE");
    }

    @Test
    void sectorIsJoinedByItsOwnCoordinatorAlone() {
        var id = screened();
        assertThat(join("sectorcoordinatorrise", id, "TIV")).isEqualTo(403);
        assertThat(join("sectorstaffrise", id, "RISE")).isEqualTo(403);
        assertThat(join("orkcoordinator", id, "RISE")).isEqualTo(403);
        assertThat(join("sectorcoordinatorrise", id, "NOWHERE")).isEqualTo(403);
        assertThat(status(post("sectorcoordinatorrise", "/api/ideas/" + id + "/join", Map.of("sectorId", 7))))
                .isEqualTo(400);
        assertThat(idea(id).path("relatedSectorIds")).isEmpty();
    }

    @Test
    void unscreenedIdeaIsNotThereForASectorThatWouldJoin() {
        var id = submit(Map.of());
        assertThat(join("sectorcoordinatorrise", id, "RISE")).isEqualTo(404);
    }

    @Test // S94
    void orkTakesTheBallAndTheTaskThatWaitedForTheOwner() {
        var id = screened();
        assertThat(act("orkcoordinator", id, "take-the-ball")).isEqualTo(200);
        var task = only(id);
        assertThat(task.path("assignee").asText()).isEqualTo("orkcoordinator");
        assertThat(task.path("party").asText()).isEqualTo("ORK");
        assertThat(acts(id)).containsExactly("ballTaken ORK");
        var former = post("sectorownerulo", "/api/tasks/" + task.path("id").asText() + "/complete", understanding());
        assertThat(status(former)).isEqualTo(403);

        complete(id, "taskFillUnderstandingCard", "orkcoordinator", understanding());
        for (var review : tasks(id)) {
            var claimed =
                    post("orkcoordinator", "/api/tasks/" + review.path("id").asText() + "/claim", Map.of());
            assertThat(status(claimed)).isIn(403, 409);
        }
        assertThat(act("orkcoordinator", id, "take-the-ball")).isEqualTo(409);
    }

    @Test
    void ballIsTakenByOrksCoordinatorAlone() {
        var id = screened();
        for (var user :
                List.of("sectorownerulo", "sectorcoordinatorulo", "orkservicedesigner", "orkapprover", "admin")) {
            assertThat(act(user, id, "take-the-ball")).as(user).isEqualTo(403);
        }
        assertThat(only(id).path("assignee").asText()).isEqualTo("sectorownerulo");
    }

    @Test
    void endedIdeaTakesNoActAndSaysSoInTheReadersLanguage() {
        var id = screened();
        post("sectorstaffulo", "/api/ideas/" + id + "/withdraw", withdrawal());
        assertThat(act("sectorownerulo", id, "ask-for-support")).isEqualTo(409);
        assertThat(join("sectorcoordinatorrise", id, "RISE")).isEqualTo(409);
        var path = "/api/ideas/" + id + "/take-the-ball";
        assertThat(post("orkcoordinator", path, Map.of())
                        .getBody()
                        .path("detail")
                        .asText())
                .isEqualTo("Idea on jo päättynyt.");
        assertThat(post("orkcoordinator", path, Map.of(), "sv")
                        .getBody()
                        .path("detail")
                        .asText())
                .isEqualTo("Idén är redan avslutad.");
        assertThat(post("orkcoordinator", path, Map.of(), "en")
                        .getBody()
                        .path("detail")
                        .asText())
                .isEqualTo("The idea has already ended.");
    }

    @Test // S39
    void mergedIdeaGivesItsProposerAndSectorToTheOtherOne() {
        var target = screened();
        var source = submitAs("sectorstaffrise", Map.of("sectorId", "RISE"));
        complete(
                source,
                "taskScreenIdea",
                "sectorcoordinatorrise",
                Map.of("screeningOutcome", "merge", "mergeTargetId", target, "mergeReason", TEXT));
        complete(source, "taskConfirmMerge", "sectorownerulo", Map.of("accept", true, "takenOver", TEXT));

        assertThat(idea(source).path("status").asText()).isEqualTo("merged");
        assertThat(idea(target).path("relatedSectorIds"))
                .extracting(JsonNode::asText)
                .containsExactly("RISE");
        assertThat(acts(target)).containsExactly("mergedIn RISE");
        assertThat(act("sectorstaffrise", target, "ask-for-support")).isEqualTo(200);
    }

    private static Map<String, Object> withdrawal() {
        return Map.of("withdrawReason", "noLongerNeeded", "explanation", TEXT);
    }

    private String screened() {
        var id = submit(Map.of());
        screen(id, Map.of());
        return id;
    }

    private int act(String user, String id, String act) {
        return status(post(user, "/api/ideas/" + id + "/" + act, Map.of()));
    }

    private int join(String user, String id, String sector) {
        return status(post(user, "/api/ideas/" + id + "/join", Map.of("sectorId", sector)));
    }

    private JsonNode only(String id) {
        var open = tasks(id);
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private List<String> acts(String id) {
        return stream(idea(id).path("acts"))
                .map(act -> act.path("act").asText() + " " + act.path("party").asText())
                .toList();
    }

    private static List<String> groups(JsonNode task) {
        return stream(task.path("candidateGroups")).map(JsonNode::asText).toList();
    }
}
