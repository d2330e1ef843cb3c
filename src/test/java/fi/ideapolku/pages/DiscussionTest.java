package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.ideapolku.dialogue.Comments;
import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.organisation.Directory;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@PageTest
class DiscussionTest {

    @Autowired
    MockMvc http;

    @Autowired
    Portfolio portfolio;

    @Autowired
    Comments comments;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    private String idea;

    @BeforeEach
    void pickIdea() {
        idea = portfolio.newestOpen(1).get(0).id();
        jdbc.sql("delete from idea_comment where parent_id is not null").update();
        jdbc.sql("delete from idea_comment").update();
    }

    @Test
    void whatOneWritesTheOthersOfTheBranchRead() throws Exception {
        say("sectorstaffulo", "text", "Tätä kysytään meiltä joka viikko.").andExpect(status().is3xxRedirection());

        page("reader").andExpect(content().string(containsString("Tätä kysytään meiltä joka viikko.")));
    }

    @Test
    void personalDataIsRefusedAtTheFieldAndWhatWasTypedStays() throws Exception {
        say("sectorstaffulo", "text", "Asiakas 131052-308T soitti")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Poista kommentista henkilötieto (merkit 9–19)")))
                .andExpect(content().string(containsString("Asiakas 131052-308T soitti")));

        assertThat(comments.of(idea)).isEmpty();
    }

    @Test
    void questionWaitsUntilSomebodyOfTheAskedRoleReplies() throws Exception {
        say("sectorstaffulo", "text", "Onko tästä jo tietoa?", "waitsFor", "orkServiceDesigner");
        var question = comments.of(idea).get(0);

        say("sectorstaffulo", "text", "Kysyn myös muilta.", "parent", String.valueOf(question.id()));
        assertThat(comments.of(idea).get(0).answered()).isFalse();
        say("orkservicedesigner", "text", "On, katso tietokirjasto.", "parent", String.valueOf(question.id()));

        assertThat(comments.of(idea).get(0).answered()).isTrue();
    }

    @Test
    void onlyTheAuthorChangesACommentAndOnlySoonAfterWritingIt() throws Exception {
        say("sectorstaffulo", "text", "Ensimmäinen muoto");
        var id = String.valueOf(comments.of(idea).get(0).id());

        say("reader", "text", "Toisen muutos", "edited", id).andExpect(status().isForbidden());
        say("sectorstaffulo", "text", "Toinen muoto", "edited", id).andExpect(status().is3xxRedirection());
        assertThat(comments.of(idea).get(0).text()).isEqualTo("Toinen muoto");
        jdbc.sql("update idea_comment set created_at = created_at - interval '16' minute")
                .update();
        say("sectorstaffulo", "text", "Liian myöhään", "edited", id).andExpect(status().isForbidden());
    }

    @Test
    void ideaThatTheReaderMayNotSeeHasNoDiscussionForHim() throws Exception {
        jdbc.sql("update idea set screened = false where id = :id")
                .param("id", idea)
                .update();
        try {
            page("reader").andExpect(status().isNotFound());
        } finally {
            jdbc.sql("update idea set screened = true where id = :id")
                    .param("id", idea)
                    .update();
        }
    }

    @Test
    void mentionedPersonIsNamedToReaders() throws Exception {
        say("sectorstaffulo", "text", "Kysytään vielä, @orkarchitect.").andExpect(status().is3xxRedirection());
        say("sectorstaffulo", "text", "Sinulle tiedoksi.", "mention", "sectorownerulo")
                .andExpect(status().is3xxRedirection());

        assertThat(comments.of(idea).get(1).text()).isEqualTo("@sectorownerulo Sinulle tiedoksi.");
        page("reader")
                .andExpect(content().string(containsString("@" + directory.displayName("orkarchitect") + ".")))
                .andExpect(content().string(containsString("@" + directory.displayName("sectorownerulo"))));
    }

    @Test
    void authoritysMailboxIsNoMention() throws Exception {
        say("sectorstaffulo", "text", "Lähetä se osoitteeseen kirjaamo@om.fi").andExpect(status().is3xxRedirection());
    }

    @Test
    void personWhoIsNotThereIsNoMentionAndWhatWasTypedStays() throws Exception {
        say("sectorstaffulo", "text", "Katsotko, @eikukaan?")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Tarkista tunnus @eikukaan")))
                .andExpect(content().string(containsString("Katsotko, @eikukaan?")));

        assertThat(comments.of(idea)).isEmpty();
    }

    @Test
    void personWhoMayNotSeeTheIdeaCannotBeMentionedAndIsNotOffered() throws Exception {
        var proposer = jdbc.sql("select proposer_id from idea where id = :id")
                .param("id", idea)
                .query(String.class)
                .single();
        jdbc.sql("update idea set screened = false where id = :id")
                .param("id", idea)
                .update();
        try {
            page(proposer).andExpect(content().string(not(containsString("value=\"reader\""))));
            say(proposer, "text", "Katsotko, @reader?").andExpect(status().isUnprocessableEntity());
            say(proposer, "text", "Katsotko?", "mention", "reader").andExpect(status().isUnprocessableEntity());
            say(proposer, "text", "Katsotko, @orkcoordinator?").andExpect(status().is3xxRedirection());
        } finally {
            jdbc.sql("update idea set screened = true where id = :id")
                    .param("id", idea)
                    .update();
        }
    }

    @Test
    void discussionSpeaksAllLanguages() throws Exception {
        for (var language : Set.of("fi", "sv", "en")) {
            http.perform(get("/ideas/" + idea + "/discussion?lang=" + language).with(httpBasic("reader", "demo")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
    }

    private ResultActions page(String user) throws Exception {
        return http.perform(get("/ideas/" + idea + "/discussion").with(httpBasic(user, "demo")));
    }

    private ResultActions say(String user, String... parameters) throws Exception {
        var request = post("/ideas/" + idea + "/discussion")
                .with(httpBasic(user, "demo"))
                .with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return http.perform(request);
    }
}
