package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fi.ideapolku.idea.Ideas;
import fi.ideapolku.organisation.Substitutes;
import fi.ideapolku.organisation.Substitutes.Problem;
import fi.ideapolku.process.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a substitute may do before, within and after his period, and what nobody may do through one (AUZ-5). */
class SubstitutesTest extends PageTests {

    private static final String ABSENT = "sectorcoordinatorulo";
    private static final String SUBSTITUTE = "sectormanagementulo";
    private static final Map<String, Object> SCREENED = Map.of(
            "screeningOutcome", "continue",
            "leadSectorId", "ULO",
            "cardOwner", OWNER,
            "ideaType", "contentCommunication",
            "lifeEvent", "debtEnforcement",
            "dataUse", "none",
            "dataProcessingChanges", false);

    @Autowired
    Substitutes substitutes;

    @Autowired
    Ideas ideas;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void nobodyIsAway() {
        ClockUtil.reset();
        jdbc.sql("delete from substitution").update();
    }

    @ParameterizedTest(name = "{0} on day {1}: {2}")
    @CsvSource({
        SUBSTITUTE + ",-1,false", SUBSTITUTE + ",0,true", SUBSTITUTE + ",2,true", SUBSTITUTE + ",3,false",
        ABSENT + ",-1,true", ABSENT + ",0,true", ABSENT + ",2,true", ABSENT + ",3,true",
        OWNER + ",-1,false", OWNER + ",0,false", OWNER + ",2,false", OWNER + ",3,false"
    })
    void whoMayDoWhatBeforeWithinAndAfterThePeriod(String who, int day, boolean may) throws Exception {
        var open = task(submitted("Avoin " + who + day));
        var claimed = task(submitted("Otettu " + who + day));
        var given = task(submitted("Annettu " + who + day));
        claim(ABSENT, claimed);
        away(3);
        moveTo(day);

        var can = new LinkedHashMap<String, Boolean>();
        can.put("read what is open", api(who, "/api/tasks/" + open).getStatus() == 200);
        can.put("read what is claimed", api(who, "/api/tasks/" + claimed).getStatus() == 200);
        can.put("see it among his own", finds(who, "mine", claimed));
        can.put("see it among his groups'", finds(who, "groups", open));
        can.put("see it on the page of his own", shows(who, "mine", claimed));
        can.put("see it on the page of his groups", shows(who, "groups", open));
        can.put("save a draft", saves(who, claimed));
        can.put("claim", succeeds(() -> claim(who, open)));
        can.put("give back", succeeds(() -> giveBack(who, claimed)));
        can.put("give to the absent", succeeds(() -> as(who, () -> answer.assign(given, ABSENT))));
        can.put("answer what the absent has", succeeds(() -> answer(who, claimed)));
        can.put("answer what he took", succeeds(() -> answer(who, open)));

        assertThat(can).allSatisfy((act, done) -> assertThat(done).as(act).isEqualTo(may));
    }

    @Test
    void pageSaysForWhomTheSubstituteActs() throws Exception {
        var claimed = task(submitted("Kenen tehtävä"));
        claim(ABSENT, claimed);
        away(3);

        assertThat(html(SUBSTITUTE, "/tasks/" + claimed, "fi")).contains("sijaisena henkilön");
    }

    @Test
    void cardNamesTheDoerAndOnWhoseBehalfHeActed() {
        var id = submitted("Kenen puolesta");
        away(3);

        answer(SUBSTITUTE, task(id));

        assertThat(cards.latest(id, "ideaScreening").orElseThrow())
                .extracting(card -> card.authorId(), card -> card.onBehalfOf())
                .containsExactly(SUBSTITUTE, ABSENT);
    }

    @Test
    void whatTheSubstituteTookStaysWithTheAbsentPersonWhenThePeriodEnds() {
        var task = task(submitted("Jää hänelle"));
        away(1);
        claim(SUBSTITUTE, task);

        moveTo(1);

        assertThat(tasks.find(task).orElseThrow().assignee()).isEqualTo(ABSENT);
        assertThatThrownBy(() -> answer(SUBSTITUTE, task)).isInstanceOf(AuthorizationException.class);
        answer(ABSENT, task);
    }

    @Test
    void endedSubstitutionHoldsNoLonger() {
        var task = task(submitted("Päätetty"));
        away(3);
        substitutes.end(ABSENT, substitutes.of(ABSENT).get(0).id());

        assertThat(substitutes.of(ABSENT)).isEmpty();
        assertThatThrownBy(() -> claim(SUBSTITUTE, task)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void substituteHasNoSubstituteForWhatIsNotHis() {
        var task = task(submitted("Ei ketjua"));
        away(3);
        name(SUBSTITUTE, "sectorstaffulo", 3);

        assertThatThrownBy(() -> claim("sectorstaffulo", task)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void fourEyesHoldForTheDoer() {
        var id = underReview("Tekijä ei arvioi");
        ideas.relate(id, "orkarchitect", "maker");
        name("orkcoordinator", "orkarchitect", 3);

        var review = reviewFor(id, "orkCoordinator");

        assertThatThrownBy(() -> claim("orkarchitect", review)).isInstanceOf(Refusal.class);
    }

    @Test
    void fourEyesHoldForThePersonHeActsFor() {
        var id = underReview("Poissaolija on tekijä");
        var review = reviewFor(id, "orkCoordinator");
        name("orkcoordinator", "orkarchitect", 3);
        claim("orkarchitect", review);
        ideas.relate(id, "orkcoordinator", "maker");

        assertThatThrownBy(() -> as("orkarchitect", () -> answer.complete(review, ok())))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({"orkServiceDesigner,orkCoordinator", "orkCoordinator,orkServiceDesigner"})
    void inOneRoundOfReviewsNobodyAnswersForHimselfAndForAnother(String first, String second) {
        var id = underReview("Yksi ääni " + first);
        name("orkcoordinator", "orkservicedesigner", 3);
        as("orkservicedesigner", () -> answer.complete(reviewFor(id, first), ok()));

        assertThatThrownBy(() -> claim("orkservicedesigner", reviewFor(id, second)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> as("orkservicedesigner", () -> answer.complete(reviewFor(id, second), ok())))
                .isInstanceOf(Refusal.class);

        var other = second.equals("orkCoordinator") ? "orkcoordinator2" : "orkservicedesigner2";
        as(other, () -> answer.complete(reviewFor(id, second), ok()));
    }

    @Test
    void taskThatTheAbsentTookIsNotAnsweredByWhoHasAnsweredForHimself() {
        var id = underReview("Otettu ja poissa");
        var review = reviewFor(id, "orkCoordinator");
        claim("orkcoordinator", review);
        name("orkcoordinator", "orkservicedesigner", 3);
        as("orkservicedesigner", () -> answer.complete(reviewFor(id, "orkServiceDesigner"), ok()));

        assertThatThrownBy(() -> as("orkservicedesigner", () -> answer.complete(review, ok())))
                .isInstanceOf(Refusal.class);
        as("orkcoordinator", () -> answer.complete(review, ok()));
    }

    @Test
    void bothAreMakersOfWhatTheSubstituteMade() {
        var id = screened("Kaksi tekijää");
        name(OWNER, SUBSTITUTE, 3);

        var task = task(id);
        as(SUBSTITUTE, () -> answer.complete(task, understanding(Map.of())));

        assertThat(ideas.peopleOf(id, "maker")).contains(OWNER, SUBSTITUTE);
    }

    @ParameterizedTest
    @CsvSource({
        "sectorcoordinatorulo,200", "admin,200", "sectorownerulo,200",
        "sectorstaffulo,403", "sectorcoordinatorrise,403", "orkcoordinator,403"
    })
    void onlyThePersonHisCoordinatorAndTheAdministratorNameOne(String user, int status) throws Exception {
        assertThat(page(user, "/me/substitutes?person=" + OWNER, "fi").getStatus())
                .isEqualTo(status);
        assertThat(send(user, "/me/substitutes", form(OWNER, SUBSTITUTE, 0, 2)).getStatus())
                .isEqualTo(status == 200 ? 302 : 403);
        assertThat(substitutes.of(OWNER)).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void whoNamesForSomebodyElseCannotChooseHimself() {
        assertThat(substitutes.name(OWNER, ABSENT, today(), today(), ABSENT)).containsExactly(Problem.PERSON);
    }

    @ParameterizedTest
    @CsvSource({
        "sectorstaffrise,0,2,PERSON",
        "sectorownerulo,0,2,PERSON",
        "sectorstaffulo,2,1,PERIOD",
        "sectorstaffulo,-3,-1,PERIOD",
        "sectorstaffulo,0,400,PERIOD"
    })
    void wrongSubstituteOrPeriodIsRefusedAtItsFieldAndWhatWasTypedIsKept(
            String substitute, int first, int last, String problem) throws Exception {
        var answer = send(OWNER, "/me/substitutes", form(OWNER, substitute, first, last));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains("id=\"" + (problem.equals("PERSON") ? "substitute" : "period") + "-error\"")
                .contains("value=\"" + day(first) + "\"");
        assertThat(substitutes.of(OWNER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fi,Sijaiset ja poissaolot", "sv,Ersättare och frånvaro", "en,Substitutes and absences"})
    void pageSpeaksTheReadersLanguage(String language, String title) throws Exception {
        away(3);

        assertThat(html(ABSENT, "/me/substitutes", language)).contains("<h1>" + title + "</h1>");
        html(SUBSTITUTE, "/me/substitutes", language);
        html(SUBSTITUTE, "/tasks/" + task(submitted("Kielet " + language)), language);
    }

    private MockHttpServletResponse api(String user, String path) throws Exception {
        return web.perform(get(path).with(httpBasic(user, "demo"))).andReturn().getResponse();
    }

    private boolean finds(String user, String scope, String task) throws Exception {
        return api(user, "/api/tasks?scope=" + scope).getContentAsString().contains(task);
    }

    private boolean shows(String user, String view, String task) throws Exception {
        return html(user, "/tasks?view=" + view, "fi").contains("/tasks/" + task);
    }

    private boolean saves(String user, String task) throws Exception {
        return send(user, "/tasks/" + task + "/draft", Map.of("leadSectorId", "ULO"))
                        .getStatus()
                == 200;
    }

    private String underReview(String title) {
        var id = screened(title);
        complete(id, "taskFillUnderstandingCard", OWNER, understanding(Map.of()));
        return id;
    }

    private String reviewFor(String id, String group) {
        return tasks.ofIdea(id).stream()
                .filter(item -> item.isCandidate(List.of(group)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String task(String ideaId) {
        return tasks.ofIdea(ideaId).get(0).id();
    }

    private void away(int days) {
        name(ABSENT, SUBSTITUTE, days);
    }

    private void name(String person, String substitute, int days) {
        assertThat(substitutes.name(person, substitute, today(), today().plusDays(days - 1), person))
                .isEmpty();
    }

    private void claim(String user, String task) {
        as(user, () -> answer.claim(task));
    }

    private void giveBack(String user, String task) {
        as(user, () -> answer.giveBack(task));
    }

    private void answer(String user, String task) {
        as(user, () -> answer.complete(task, SCREENED));
    }

    private void as(String user, Runnable act) {
        identities.setAuthenticatedUserId(user);
        try {
            act.run();
        } finally {
            identities.clearAuthentication();
        }
    }

    private static boolean succeeds(Runnable act) {
        try {
            act.run();
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    private static void moveTo(int day) {
        ClockUtil.setCurrentTime(Date.from(Instant.now().plus(Duration.ofDays(day))));
    }

    private static Map<String, String> form(String person, String substitute, int first, int last) {
        return Map.of("person", person, "substitute", substitute, "first", day(first), "last", day(last));
    }

    private static String day(int offset) {
        return today().plusDays(offset).format(DateTimeFormatter.ofPattern("d.M.uuuu"));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Helsinki"));
    }
}
