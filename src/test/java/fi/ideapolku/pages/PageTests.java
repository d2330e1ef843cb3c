package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fi.ideapolku.card.Cards;
import fi.ideapolku.process.AnswerTask;
import fi.ideapolku.process.SubmitIdea;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Pages as people of different roles get them; ideas are brought to where they are needed by those whose tasks it is. */
@PageTest
abstract class PageTests {

    static final String TEXT = "Tämä on riittävän pitkä kuvaus asiasta, ja se kertoo, mitä asiakas tarvitsee.";
    static final String OWNER = "sectorownerulo";
    static final String FOREIGNER = "sectorstaffrise";

    @Autowired
    MockMvc web;

    @Autowired
    SubmitIdea submit;

    @Autowired
    AnswerTask answer;

    @Autowired
    TaskItems tasks;

    @Autowired
    Cards cards;

    @Autowired
    IdentityService identities;

    @Autowired
    ManagementService jobs;

    MockHttpServletResponse page(String user, String path, String language) throws Exception {
        var response = web.perform(get(java.net.URI.create(path))
                        .with(httpBasic(user, "demo"))
                        .header("Accept-Language", language)
                        .header("Accept", "text/html"))
                .andReturn()
                .getResponse();
        response.setDefaultCharacterEncoding(StandardCharsets.UTF_8.name());
        return response;
    }

    /** The page's HTML; every text of it must exist in the language. */
    String html(String user, String path, String language) throws Exception {
        var response = page(user, path, language);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        var html = response.getContentAsString();
        assertThat(html).as(path + " in " + language).doesNotContain("??");
        return html;
    }

    MockHttpServletResponse send(String user, String path, Map<String, String> fields) throws Exception {
        var request = post(path).with(httpBasic(user, "demo")).with(csrf());
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    /** What a person sets on his own page, with pages that stay up to date or without. */
    void settings(String user, boolean live) throws Exception {
        var fields = new HashMap<>(
                Map.of("language", "fi", "TASKS", "now", "DECISIONS", "now", "PROGRESS", "daily", "DIALOGUE", "off"));
        if (live) {
            fields.put("live", "true");
        }
        assertThat(send(user, "/me", fields).getStatus()).isEqualTo(302);
    }

    MockHttpServletResponse attach(String user, String ideaId, String name, byte[] content, boolean secret)
            throws Exception {
        var response = web.perform(multipart("/ideas/" + ideaId + "/attachments")
                        .file(new MockMultipartFile("file", name, "image/png", content))
                        .param("secret", String.valueOf(secret))
                        .header("Accept-Language", "fi")
                        .with(httpBasic(user, "demo"))
                        .with(csrf()))
                .andReturn()
                .getResponse();
        response.setDefaultCharacterEncoding("UTF-8");
        return response;
    }

    String submitted(String title) {
        return submitted(title, Map.of());
    }

    String submitted(String title, Map<String, Object> more) {
        return submitted(title, more, "-");
    }

    String submitted(String title, Map<String, Object> more, String base) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "title",
                title,
                "problemStatement",
                "Asiakas ei ymmärrä ulosoton kirjettä eikä tiedä, mitä tehdä.",
                "endCustomer",
                "Ulosoton asiakas",
                "sectorId",
                "ULO",
                "evidenceLevel",
                "frontline"));
        values.putAll(more);
        return as("sectorstaffulo", () -> submit.submit(values, base));
    }

    String screened(String title) {
        var id = submitted(title);
        complete(
                id,
                "taskScreenIdea",
                "sectorcoordinatorulo",
                Map.of(
                        "screeningOutcome", "continue",
                        "leadSectorId", "ULO",
                        "cardOwner", OWNER,
                        "ideaType", "contentCommunication",
                        "lifeEvent", "debtEnforcement",
                        "dataUse", "none",
                        "dataProcessingChanges", false));
        return id;
    }

    static Map<String, Object> understanding(Map<String, Object> more) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                "customerKinds",
                List.of("endCustomer"),
                "customerSituation",
                TEXT,
                "needs",
                "Asiakas tarvitsee selkeän kirjeen ja tiedon siitä, mihin mennessä pitää toimia.",
                "evidenceLevel",
                "frontline",
                "evidenceSummary",
                TEXT,
                "howMightWe",
                "Miten voisimme selkeyttää kirjeen asiakkaalle?",
                "customerBenefit",
                TEXT));
        values.putAll(more);
        return values;
    }

    /** An idea whose understanding card both reviewers have answered with a verdict. */
    String reviewed(String title, Map<String, Object> card, Map<String, Object> review) {
        var id = screened(title);
        complete(id, "taskFillUnderstandingCard", OWNER, card);
        complete(id, "taskReviewCard", "orkservicedesigner", review);
        complete(id, "taskReviewCard", "orkcoordinator", review);
        return id;
    }

    static Map<String, Object> ok() {
        return Map.of("verdict", "ok", "customerNeedClear", "yes", "observations", TEXT);
    }

    static Map<String, Object> returned() {
        return Map.of(
                "verdict", "return",
                "customerNeedClear", "no",
                "observations", TEXT,
                "missingInformation", "Kuka asiakas on?");
    }

    void complete(String ideaId, String taskKey, String user, Map<String, Object> values) {
        var task = tasks.ofIdea(ideaId).stream()
                .filter(item -> item.taskKey().equals(taskKey) && mayTake(item, user))
                .findFirst()
                .orElseThrow(() -> new AssertionError(taskKey + " is not open for " + user));
        as(user, () -> {
            answer.complete(task.id(), values);
            return null;
        });
        runJobs();
    }

    /** Id of the newest version of a card. */
    String newest(String ideaId, String kind) {
        return cards.latest(ideaId, kind).orElseThrow().id();
    }

    private void runJobs() {
        for (var round = 0; round < 5; round++) {
            jobs.createJobQuery().messages().list().forEach(job -> jobs.executeJob(job.getId()));
        }
    }

    <T> T as(String user, java.util.function.Supplier<T> act) {
        identities.setAuthenticatedUserId(user);
        try {
            return act.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    private static boolean mayTake(TaskItem item, String user) {
        return user.equals(item.assignee())
                || item.candidateGroups().stream()
                        .anyMatch(group -> group.toLowerCase(Locale.ROOT).equals(user));
    }
}
