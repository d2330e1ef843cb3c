package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.ideapolku.process.SubmitIdea;
import fi.ideapolku.task.Drafts;
import fi.ideapolku.task.TaskItem;
import fi.ideapolku.task.TaskItems;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PageTest
class TaskListPageTest {

    private static final Pattern TASK_LINK = Pattern.compile("class=\"name\"[^>]* href=\"/tasks/([^\"]+)\"");

    @Autowired
    MockMvc http;

    @Autowired
    SubmitIdea submit;

    @Autowired
    TaskItems items;

    @Autowired
    Drafts drafts;

    @Autowired
    IdentityService identities;

    @ParameterizedTest
    @CsvSource({"fi,Omat tehtävät", "sv,Mina uppgifter", "en,My tasks"})
    void listSpeaksTheReadersLanguageAndLacksNoText(String language, String title) throws Exception {
        for (var view : List.of("mine", "groups", "waiting", "done")) {
            var page = page("sectorcoordinatorulo", "/tasks?view=" + view + "&lang=" + language);
            assertThat(page).contains("<h1>" + title + "</h1>").doesNotContain("??");
        }
    }

    @Test
    void taskOfTheGroupIsNamedWithItsIdeaAndTheReasonWhyItCame() throws Exception {
        submitted("Kirje on vaikea");

        assertThat(page("sectorcoordinatorulo", "/tasks?view=groups&q=Kirje on vaikea"))
                .contains("Esikäsittele idea: Kirje on vaikea")
                .contains("Roolille Sektorin kehittämisen yhteyshenkilö");
    }

    @Test
    void whoHasNoTasksOfHisOwnSeesFirstWhatWaitsForHisGroup() throws Exception {
        submitted("Ryhmä ensin");

        assertThat(page("sectorcoordinatorulo", "/tasks")).contains("Esikäsittele idea: Ryhmä ensin");
    }

    @Test
    void taskWithADraftSaysWhenItWasSavedAndAnUnsentIdeaIsGoneOnWith() throws Exception {
        var task = submitted("Luonnosteltava kirje");
        act("sectorcoordinatorulo", "one", "claim:" + task);
        assertThat(page("sectorcoordinatorulo", "/tasks?view=mine&q=Luonnosteltava"))
                .doesNotContain("Luonnos tallennettu");

        drafts.save(task, task, Map.of("screeningOutcome", "continue"), 0, "test", "sectorcoordinatorulo");
        drafts.save(
                Drafts.newIdea("sectorcoordinatorulo"),
                null,
                Map.of("title", "Kesken"),
                0,
                "test",
                "sectorcoordinatorulo");
        assertThat(page("sectorcoordinatorulo", "/tasks?view=mine&q=Luonnosteltava"))
                .contains("Luonnos tallennettu", "Jatka idean kirjoittamista");
        drafts.remove(Drafts.newIdea("sectorcoordinatorulo"));
        assertThat(page("sectorstaffulo", "/tasks?view=waiting&q=Luonnosteltava"))
                .contains("Luonnosteltava kirje")
                .doesNotContain("Luonnos tallennettu");
        act("sectorcoordinatorulo", "one", "giveBack:" + task);
    }

    @Test
    void takenTaskMovesToTheReaderAndIsNoLongerOfferedToTheGroup() throws Exception {
        var task = submitted("Minun kirjeeni");

        act("sectorcoordinatorulo", "one", "claim:" + task)
                .andExpect(flash().attribute("done", "Esikäsittele idea: tehtävä on nyt sinulla."));

        assertThat(page("sectorcoordinatorulo", "/tasks?view=mine")).contains("/tasks/" + task);
        assertThat(page("sectorcoordinatorulo", "/tasks?view=groups")).doesNotContain("/tasks/" + task);
        act("sectorcoordinatorulo", "one", "giveBack:" + task);
        assertThat(page("sectorcoordinatorulo", "/tasks?view=groups")).contains("/tasks/" + task);
    }

    @Test
    void taskCannotBeGivenToSomebodyOutsideItsGroups() throws Exception {
        var task = submitted("Ei muille");

        http.perform(post("/tasks/selected")
                        .with(httpBasic("sectorcoordinatorulo", "demo"))
                        .with(csrf())
                        .param("task", task)
                        .param("act", "assign")
                        .param("colleague", "sectorstaffrise"))
                .andExpect(
                        flash().attribute("results", Matchers.hasToString(Matchers.containsString("kuuluu muille"))));

        assertThat(items.find(task).orElseThrow().assignee()).isNull();
    }

    @Test
    void foreignTaskIsNotTaken() throws Exception {
        var task = submitted("Vieras");

        act("sectorstaffrise", "one", "claim:" + task).andExpect(flash().attributeExists("results"));

        assertThat(items.find(task).orElseThrow().assignee()).isNull();
    }

    @Test
    void returnAddressOutsideTheListIsNotFollowed() throws Exception {
        http.perform(post("/tasks/selected")
                        .with(httpBasic("sectorcoordinatorulo", "demo"))
                        .with(csrf())
                        .param("back", "https://example.org/tasks"))
                .andExpect(redirectedUrl("/tasks"));
    }

    @Test
    void mostUrgentComesFirstAndEveryTaskOnceOverThePages() throws Exception {
        var ideaId = items.find(submitted("Monta tehtävää")).orElseThrow().ideaId();
        var ids = new ArrayList<String>();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < 120; i++) {
            var id = UUID.randomUUID().toString();
            ids.add(id);
            items.add(task(id, ideaId, i % 10 == 0 ? null : now.plus(i / 3, ChronoUnit.HOURS), now.minusSeconds(i)));
        }

        var seen = new ArrayList<String>();
        var next = "/tasks?view=mine";
        while (next != null) {
            var page = page("reader", next);
            var links = TASK_LINK.matcher(page);
            while (links.find()) {
                seen.add(links.group(1));
            }
            var more =
                    Pattern.compile("class=\"pager\"><a[^>]*href=\"([^\"]+)\"").matcher(page);
            next = more.find() ? more.group(1).replace("&amp;", "&") : null;
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(seen.stream().map(id -> items.find(id).orElseThrow().urgency()))
                .isSorted();
        ids.forEach(items::remove);
    }

    private TaskItem task(String id, String ideaId, Instant due, Instant created) {
        var name = Map.of("fi", "Tehtävä", "sv", "Uppgift", "en", "Task");
        return new TaskItem(
                id,
                ideaId,
                "taskX",
                "screening",
                "ideaScreening",
                name,
                "screening",
                "ULO",
                "reader",
                List.of(),
                created,
                due,
                due);
    }

    private org.springframework.test.web.servlet.ResultActions act(String user, String name, String value)
            throws Exception {
        return http.perform(post("/tasks/selected")
                        .with(httpBasic(user, "demo"))
                        .with(csrf())
                        .param(name, value)
                        .param("back", "/tasks?view=groups"))
                .andExpect(redirectedUrl("/tasks?view=groups"));
    }

    private String page(String user, String address) throws Exception {
        return http.perform(get(address).with(httpBasic(user, "demo")).header("Accept-Language", "fi"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    /** Submits an idea and returns the id of its screening task. */
    private String submitted(String title) {
        identities.setAuthentication("sectorstaffulo", List.of("sectorStaffULO"));
        try {
            var text = "Asiakas ei ymmärrä kirjettä, ja siksi hän soittaa meille uudelleen ja uudelleen.";
            var id = submit.submit(Map.of(
                    "title", title,
                    "problemStatement", text,
                    "endCustomer", "Ulosoton asiakas",
                    "sectorId", "ULO",
                    "evidenceLevel", "frontline"));
            return items.ofIdea(id).get(0).id();
        } finally {
            identities.clearAuthentication();
        }
    }
}
