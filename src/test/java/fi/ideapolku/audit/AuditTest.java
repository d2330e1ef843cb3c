package fi.ideapolku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.web.OverHttp;
import fi.ideapolku.web.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail: a row for each act, none for what did not happen, and no change that goes unseen (PRV-6, PRV-7). */
class AuditTest extends OverHttp {

    private static final String IDEA = """
            {"values": {"title": "Kirje on vaikea lukea", "sectorId": "ULO", "evidenceLevel": "frontline",
            "problemStatement": "Asiakas ei ymmärrä ulosoton kirjettä eikä tiedä, mitä tehdä.",
            "endCustomer": "Ulosoton asiakas kirstunkannella"}}""";

    private static final Pattern ACT =
            Pattern.compile("audit\\.(?:done|refused)\\([^\"]*?,\\s*\"([a-zA-Z]+(?:\\.[a-zA-Z]+)?)\"");
    private static final Pattern CELL = Pattern.compile("<td>([^<]*)</td>");

    @Autowired
    MessageSource messages;

    @Autowired
    AuditTrail trail;

    @Autowired
    AuditSeals seals;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void signingInAndOutAndBeingRefusedIsWrittenDown() {
        var before = newest();
        visitor.signIn("reader", "wrong");
        visitor.signIn("noSuchPersonMaybeAPassword", "wrong");
        visitor.signIn("reader", "demo");
        visitor.post("/logout", Map.of("_csrf", visitor.token()));
        assertThat(after(before))
                .extracting(row -> row.action() + " " + row.outcome() + " " + row.userId())
                .containsExactly(
                        "signIn refused reader", "signIn refused null", "signIn ok reader", "signOut ok reader");
    }

    @Test
    void rowTellsWhoInWhichRoleFromWhereAndInWhichRequest() {
        visitor.signIn("sectorstaffulo", "demo");
        var before = newest();
        var answer = visitor.postJson("/api/ideas", IDEA, "X-CSRF-TOKEN", visitor.token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var submitted = after(before).stream()
                .filter(row -> row.action().equals("idea.submitted"))
                .toList();
        assertThat(submitted).hasSize(1);
        var row = submitted.get(0);
        assertThat(row.userId()).isEqualTo("sectorstaffulo");
        assertThat(row.roles()).isEqualTo("sectorStaffULO");
        assertThat(answer.body()).contains(row.ideaId());
        assertThat(row.address()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue(row.correlationId());
        assertThat(after(before))
                .allSatisfy(each -> assertThat(each.canonical()).doesNotContain("kirstunkannella"));
    }

    @Test
    void whatDidNotHappenLeavesNoRowThatItDid() {
        visitor.signIn("sectorstaffulo", "demo");
        var before = newest();
        visitor.postJson("/api/ideas", "{\"values\": {}}", "X-CSRF-TOKEN", visitor.token());
        transaction.executeWithoutResult(status -> {
            audit.done("maija", "test.rolledBack", null, null);
            status.setRollbackOnly();
        });
        assertThat(after(before)).extracting(AuditRow::outcome).doesNotContain("ok");
    }

    @Test
    void refusalStaysWrittenThoughItsTransactionIsRolledBack() {
        var before = newest();
        transaction.executeWithoutResult(status -> {
            audit.refused("maija", "test.refused", null, null);
            status.setRollbackOnly();
        });
        assertThat(after(before)).extracting(AuditRow::action).contains("test.refused");
    }

    @Test
    void refusedRequestIsWrittenDown() {
        visitor.signIn("reader", "demo");
        var before = newest();
        assertThat(visitor.get("/api/tasks?scope=all&secret=no").statusCode()).isEqualTo(403);
        assertThat(after(before))
                .extracting(row -> row.userId() + " " + row.action() + " " + row.outcome() + " " + row.object())
                .contains("reader request.refused refused GET /api/tasks");
    }

    @Test
    void searchIsWrittenDownWithoutWhatWasSearchedFor() {
        visitor.signIn("reader", "demo");
        var before = newest();
        assertThat(visitor.get("/ideas?q=Virtanen").statusCode()).isEqualTo(200);
        visitor.get("/ideas?q=");
        assertThat(after(before))
                .filteredOn(row -> row.action().equals("search"))
                .extracting(row -> row.userId() + " " + row.object())
                .containsExactly("reader GET /ideas");
    }

    @Test
    void onlyTheAuditorSeesTheTrailAndTakingItAlongIsWrittenDown() {
        visitor.signIn("orkcoordinator", "demo");
        assertThat(visitor.get("/admin/audit").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/admin/audit.csv").statusCode()).isEqualTo(403);
        var auditor = new Visitor(port);
        auditor.signIn("processowner", "demo");
        assertThat(auditor.get("/admin/audit?user=orkcoordinator").body()).contains("GET /admin/audit.csv");
        var before = newest();
        var file = auditor.get("/admin/audit.csv?user=orkcoordinator");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.body()).contains("request.refused").doesNotContain("\"processowner\"");
        assertThat(after(before))
                .extracting(row -> row.userId() + " " + row.action())
                .containsExactly("processowner export");
    }

    @Test
    void everyActThatIsWrittenHasItsWordsInEachLanguageAndAPlaceInTheFilter() throws IOException {
        var written = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                ACT.matcher(Files.readString(file)).results().forEach(act -> written.add(act.group(1)));
            }
        }
        assertThat(written).hasSizeGreaterThan(25);
        assertThat(AuditPage.ACTIONS).containsAll(written);
        for (var language : List.of("fi", "sv", "en")) {
            for (var act : AuditPage.ACTIONS) {
                assertThat(messages.getMessage("audit.action." + act, null, Locale.forLanguageTag(language)))
                        .isNotBlank();
            }
        }
    }

    @Test
    void pageTellsActsInWordsAndIsNarrowedByActAndDay() {
        visitor.signIn("processowner", "demo");
        visitor.get("/ideas?q=x");
        var today = LocalDate.now(ZoneId.of("Europe/Helsinki")).format(DateTimeFormatter.ofPattern("d.M.uuuu"));
        var all = "/admin/audit?lang=sv&user=processowner&from=" + today;
        assertThat(cells(all)).contains("Sökning", "Inloggning").doesNotContain("search", "signIn");
        assertThat(cells(all + "&action=search")).contains("Sökning").doesNotContain("Inloggning");
        assertThat(cells("/admin/audit?lang=sv&user=processowner&until=1.1.2020"))
                .isEmpty();
        assertThat(visitor.get("/admin/audit?lang=fi&from=31.2.2026", "Accept", "text/html")
                        .body())
                .contains("id=\"from-error\"", "value=\"31.2.2026\"");
    }

    private List<String> cells(String path) {
        return CELL.matcher(visitor.get(path, "Accept", "text/html").body())
                .results()
                .map(cell -> cell.group(1))
                .toList();
    }

    @Test
    void checkOnThePageFindsTheTrailWhole() {
        seals.sealUntil(Instant.now());
        visitor.signIn("admin", "demo");
        assertThat(visitor.get("/admin/audit/check?lang=fi", "Accept", "text/html")
                        .body())
                .contains("Loki on ehjä");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set user_id = 'somebody' where seq = (select max(seq) from audit_event)",
                "update audit_event set outcome = 'ok' where seq = (select max(seq) from audit_event)",
                "update audit_event set at = timestamp with time zone '2026-01-01 00:00:00Z'"
                        + " where seq = (select max(seq) from audit_event)",
                "delete from audit_event where seq = (select max(seq) from audit_event)",
                "insert into audit_event (seq, at, action, outcome)"
                        + " select max(seq) - 1, current_timestamp, 'forged', 'ok' from audit_event",
                "update audit_seal set hash = 'x' where number = (select max(number) from audit_seal)",
                "delete from audit_seal where number = (select max(number) - 1 from audit_seal)"
            })
    void everyChangeBehindASealIsFound(String change) {
        transaction.executeWithoutResult(status -> {
            audit.refused("maija", "test.before", null, null);
            seals.sealUntil(Instant.now().plusSeconds(1));
            audit.refused("maija", "test.one", null, null);
            jdbc.sql("delete from audit_event where action = 'test.gone'").update();
            audit.done("maija", "test.gone", null, null);
            jdbc.sql("delete from audit_event where action = 'test.gone'").update();
            audit.refused("maija", "test.two", null, null);
            seals.sealUntil(Instant.now().plusSeconds(1));
            assertThat(seals.firstBroken()).isEmpty();
            assertThat(jdbc.sql(change).update()).isEqualTo(1);
            assertThat(seals.firstBroken()).isPresent();
            status.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"=1+1|\"'=1+1\"", "@x|\"'@x\"", "-1|\"'-1\"", "a\"b|\"a\"\"b\"", "plain|\"plain\""},
            quoteCharacter = '~')
    void cellOfTheFileIsNeverAFormula(String text, String cell) {
        assertThat(AuditPage.cell(text)).isEqualTo(cell);
    }

    private long newest() {
        return trail.newestBefore(Instant.now().plusSeconds(60), 0);
    }

    private List<AuditRow> after(long seq) {
        return trail.between(seq, Long.MAX_VALUE);
    }
}
