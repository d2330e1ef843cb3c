package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import fi.ideapolku.card.Cards;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A person's due dates at his secret address, and nobody else's. */
class CalendarFeedTest extends PageTests {

    private static final String READER = "sectorcoordinatorulo";

    @Autowired
    JdbcClient jdbc;

    @Test
    void addressGivesTheReadersOwnDueDatesWithoutSigningIn() throws Exception {
        var mine = tasks.ofIdea(submitted("Kalenterissa")).get(0);
        var notTaken = tasks.ofIdea(submitted("Ei minun")).get(0);
        send(READER, "/tasks/" + mine.id() + "/claim", Map.of());

        var feed = feed(made());

        assertThat(feed.getStatus()).isEqualTo(200);
        assertThat(feed.getContentType()).startsWith("text/calendar");
        assertThat(feed.getContentAsString().replace("\r\n ", ""))
                .contains("UID:" + mine.id() + "@ideapolku", "Esikäsittele idea: Kalenterissa", "/tasks/" + mine.id())
                .doesNotContain(notTaken.id());
    }

    @Test
    void workshopDaysAreInTheCalendarsOfThosePlanningOrJoiningAndOfTheOwner() throws Exception {
        var id = screened("Sprintin päivät");
        var days = Map.<String, Object>of(
                "workshop1Date", "2027-02-01", "workshop2Date", "2027-02-15", "workshop3Date", "2027-03-29");
        record(id, "sprintPlan", "orkservicedesigner", days);
        record(id, "sprintInvitationAnswer", "sectorcoordinatorrise", Map.of("answer", "joins"));
        record(id, "sprintInvitationAnswer", "sectorcoordinatortiv", Map.of("answer", "declines"));

        for (var person : List.of("orkservicedesigner", "sectorcoordinatorrise", OWNER)) {
            assertThat(feed(made(person)).getContentAsString().replace("\r\n ", ""))
                    .as(person)
                    .contains(
                            "DTSTART;VALUE=DATE:20270201",
                            "DTSTART;VALUE=DATE:20270215",
                            "DTSTART;VALUE=DATE:20270329",
                            "SUMMARY:Työpaja 1: Sprintin päivät");
        }
        assertThat(feed(made("sectorcoordinatortiv")).getContentAsString()).doesNotContain("20270201");
    }

    private void record(String id, String form, String author, Map<String, Object> content) {
        cards.record(id, new Cards.Origin(form, "deployment", "task", "instance", author, null), content);
    }

    @Test
    void revokedAddressIsNotFound() throws Exception {
        var address = made();
        send(READER, "/me/calendar/revoke", Map.of());

        assertThat(feed(address).getStatus()).isEqualTo(404);
    }

    @Test
    void newAddressReplacesTheOldOne() throws Exception {
        var old = made();

        assertThat(feed(made()).getStatus()).isEqualTo(200);
        assertThat(feed(old).getStatus()).isEqualTo(404);
    }

    @Test
    void tokenStandsInNoTable() throws Exception {
        var token = made().replaceAll(".*/|\\.ics$", "");

        assertThat(token).hasSize(43);
        assertThat(jdbc.sql("select token_hash from calendar_address")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/calendar/x.ics", "/calendar/sectorcoordinatorulo.ics"})
    void unknownAddressIsNotFound(String address) throws Exception {
        assertThat(feed(address).getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv", "en"})
    void ownPageSpeaksTheReadersLanguage(String language) throws Exception {
        made();

        assertThat(html(READER, "/me", language)).contains("id=\"calendar\"");
    }

    private String made() throws Exception {
        return made(READER);
    }

    private String made(String person) throws Exception {
        var flash = web.perform(MockMvcRequestBuilders.post("/me/calendar")
                        .with(SecurityMockMvcRequestPostProcessors.httpBasic(person, "demo"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf()))
                .andReturn()
                .getFlashMap();
        var address = Pattern.compile("https?://[^/]+(/calendar/.*)")
                .matcher(flash.get("calendar").toString());
        assertThat(address.matches()).isTrue();
        return address.group(1);
    }

    private MockHttpServletResponse feed(String address) throws Exception {
        var response = web.perform(get(address)).andReturn().getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }
}
