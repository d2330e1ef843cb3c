package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.organisation.ClosedDays;
import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.Passwords;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.organisation.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Administrators look after people, sectors, closed days and sessions; what they change holds at once and is written down. */
class AdministrationTest extends PageTests {

    private static final String GOOD = "violetti tuoli sataa hiljaa";

    @Autowired
    Directory directory;

    @Autowired
    Passwords passwords;

    @Autowired
    Sectors sectors;

    @Autowired
    ClosedDays closedDays;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asBefore() {
        sectors.setValidity("RISE", null, null);
    }

    @ParameterizedTest
    @CsvSource({"fi", "sv", "en"})
    void everyPageOfTheAdministratorIsWholeInTheLanguage(String language) throws Exception {
        for (var page : new String[] {"", "/people", "/people/reader", "/sectors", "/closed-days", "/sessions"}) {
            html("admin", "/admin" + page, language);
        }
    }

    @Test
    void addedPersonCanSignInOnceHeHasARoleAndAPasswordAndNoLongerWhenDisabled() throws Exception {
        assertThat(send("admin", "/admin/people", person("Uusi.Henkilo", "uusi@example.fi"))
                        .getRedirectedUrl())
                .isEqualTo("/admin/people/Uusi.Henkilo");
        var page = "/admin/people/Uusi.Henkilo";
        assertThat(send("admin", page + "/password", Map.of("password", GOOD)).getStatus())
                .isEqualTo(302);
        assertThat(directory.isActive("Uusi.Henkilo")).isFalse();

        send("admin", page + "/groups", Map.of("role", "sectorStaff", "sector", "ULO"));
        send("admin", page + "/groups", Map.of("role", "reader"));
        send("admin", page + "/groups/remove", Map.of("group", "reader"));

        assertThat(passwords.check("Uusi.Henkilo", GOOD)).isTrue();
        assertThat(directory.groupsOf("Uusi.Henkilo")).containsExactly("sectorStaffULO");
        session("Uusi.Henkilo");

        send("admin", page + "/disable", Map.of());

        assertThat(directory.isActive("Uusi.Henkilo")).isFalse();
        assertThat(html("admin", "/admin/sessions?user=Uusi.Henkilo", "fi")).contains("Avoimia istuntoja ei ole");
        assertThat(jdbc.sql("select action from audit_event where object like 'Uusi.Henkilo%' order by seq")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "person.added",
                        "person.password",
                        "person.groupAdded",
                        "person.groupAdded",
                        "person.groupRemoved",
                        "person.disabled");
    }

    @ParameterizedTest
    @CsvSource({
        "väärä tunnus, a@example.fi, Anna käyttäjätunnus",
        "READER, a@example.fi, Tunnus on jo käytössä",
        "uusi, ei osoite, Anna sähköpostiosoite"
    })
    void wrongDetailsAreToldAtTheFieldAndWhatWasTypedIsKept(String id, String mail, String told) throws Exception {
        var answer = send("admin", "/admin/people?lang=fi", person(id, mail));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains(told, "value=\"" + id + "\"", "value=\"" + mail + "\"");
    }

    @Test
    void easyPasswordIsRefused() throws Exception {
        assertThat(send("admin", "/admin/people/reader/password", Map.of("password", "salasana123456"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void nobodyChangesHimselfAndTheProcessOwnerChangesNobody() throws Exception {
        assertThat(send("admin", "/admin/people/admin/disable", Map.of()).getStatus())
                .isEqualTo(403);
        assertThat(send("processowner", "/admin/people/processowner/groups", Map.of("role", "admin"))
                        .getStatus())
                .isEqualTo(403);
        assertThat(send("processowner", "/admin/people/reader/disable", Map.of())
                        .getStatus())
                .isEqualTo(403);
        assertThat(directory.isActive("reader")).isTrue();
    }

    @Test
    void listOfPeopleGoesOnByIdAndIsSearchedByPartsOfNames() throws Exception {
        var first = html("admin", "/admin/people", "fi");
        var second = html("admin", "/admin/people?after=sectorownerulo", "fi");

        assertThat(first).contains("Seuraava sivu").contains("/admin/people/admin\"");
        assertThat(second).doesNotContain("/admin/people/admin\"").contains("/admin/people/sectorstaffulo\"");
        assertThat(html("admin", "/admin/people?q=HYVÄKSYJÄ", "fi"))
                .contains("/admin/people/orkapprover\"", "/admin/people/orkapprover2\"")
                .doesNotContain("/admin/people/admin\"");
        assertThat(html("admin", "/admin/people?q=%25", "fi")).contains("Haulla ei löytynyt");
    }

    @Test
    void sectorThatHasEndedIsNoLongerOfferedAndComesBackWhenItIsValidAgain() throws Exception {
        send("processowner", "/admin/sectors/RISE", Map.of("from", "1.1.2001", "until", "2.1.2001"));

        assertThat(html("sectorstaffulo", "/ideas/new", "fi")).doesNotContain("value=\"RISE\"");

        send("processowner", "/admin/sectors/RISE", Map.of());

        assertThat(html("sectorstaffulo", "/ideas/new", "fi")).contains("value=\"RISE\"");
        assertThat(send("admin", "/admin/sectors/RISE", Map.of("from", "2.1.2001", "until", "1.1.2001"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void closedDayMovesDueDatesThatAreSetFromThenOn() throws Exception {
        var now = Instant.parse("2036-11-24T08:00:00Z");
        var tuesday = LocalDate.of(2036, 11, 25);
        assertThat(workingDays.due(now, 1).toLocalDate()).isEqualTo(tuesday);

        send("admin", "/admin/closed-days", Map.of("day", "25.11.2036", "reason", "Muutto"));

        assertThat(workingDays.due(now, 1).toLocalDate()).isEqualTo(tuesday.plusDays(1));
        assertThat(html("admin", "/admin/closed-days", "fi")).contains("25.11.2036", "Muutto");

        send("admin", "/admin/closed-days/remove", Map.of("day", "2036-11-25"));

        assertThat(workingDays.due(now, 1).toLocalDate()).isEqualTo(tuesday);
        assertThat(send("admin", "/admin/closed-days", Map.of("day", "31.2.2036", "reason", "x"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void sessionIsListedAndEndedByTheAdministrator() throws Exception {
        var id = session("orkdelivery");
        assertThat(html("admin", "/admin/sessions", "fi")).contains("/admin/people/orkdelivery\"");

        assertThat(send("processowner", "/admin/sessions/end", Map.of("id", id)).getStatus())
                .isEqualTo(403);
        send("admin", "/admin/sessions/end", Map.of("id", id));

        assertThat(html("admin", "/admin/sessions", "fi")).doesNotContain("/admin/people/orkdelivery\"");
    }

    private static Map<String, String> person(String id, String mail) {
        return Map.of("id", id, "first", "Uusi", "last", "Henkilö", "mail", mail);
    }

    /** A session as Spring Session writes it; MockMvc has none of its own. */
    private String session(String user) {
        var id = java.util.UUID.randomUUID().toString();
        var now = Instant.now().toEpochMilli();
        jdbc.sql("insert into spring_session values (:id, :id, :now, :now, 1800, :end, :user)")
                .param("id", id)
                .param("now", now)
                .param("end", now + 1_800_000)
                .param("user", user)
                .update();
        return id;
    }
}
