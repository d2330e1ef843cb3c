package fi.ideapolku.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The audit trail for the auditor: a page to look through, a check of the seals, and a file to take along. */
@Controller
class AuditPage {

    private static final int PAGE = 50;
    private static final int CHUNK = 1000;
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("d.M.yyyy H.mm.ss").withZone(ZONE);
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("[d.M.uuuu][uuuu-MM-dd]").withResolverStyle(ResolverStyle.STRICT);

    /** What the trail may hold, by its codes in the order of the filter. */
    static final List<String> ACTIONS = List.of(
            "signIn",
            "signOut",
            "password.changed",
            "session.ended",
            "request.refused",
            "search",
            "export",
            "admin",
            "idea.submitted",
            "idea.withdrawal",
            "idea.cancellation",
            "idea.sprintCancellation",
            "idea.hidden",
            "secret.viewed",
            "task.claimed",
            "task.returned",
            "task.completed",
            "task.takenBack",
            "attachment.added",
            "attachment.removed",
            "substitute.named",
            "substitute.ended",
            "person.added",
            "person.changed",
            "person.password",
            "person.groupAdded",
            "person.groupRemoved",
            "person.disabled",
            "sector.validity",
            "closedDay.added",
            "closedDay.removed",
            "retention");

    private static final String HEADER = "number;at;user;roles;action;outcome;idea;object;address;correlationId\r\n";

    private final AuditTrail trail;
    private final AuditSeals seals;

    AuditPage(AuditTrail trail, AuditSeals seals) {
        this.trail = trail;
        this.seals = seals;
    }

    /** What was typed into the filter, as it was typed; days as {@code 24.11.2026} or {@code 2026-11-24}. */
    record Filter(String user, String idea, String action, String from, String until, Long before) {

        AuditTrail.Query query() {
            var last = day(until);
            var first = day(from);
            return new AuditTrail.Query(
                    given(user),
                    given(idea),
                    given(action),
                    first == null ? null : first.atStartOfDay(ZONE).toInstant(),
                    last == null ? null : last.plusDays(1).atStartOfDay(ZONE).toInstant(),
                    before);
        }

        private static String given(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        /** Whether this was typed as a day and is none; the list is not narrowed by it then. */
        public boolean isWrong(String text) {
            return given(text) != null && day(text) == null;
        }

        private static LocalDate day(String text) {
            try {
                return given(text) == null ? null : LocalDate.parse(text.strip(), TYPED);
            } catch (DateTimeParseException notADay) {
                return null;
            }
        }
    }

    @GetMapping("/admin/audit")
    String list(@ModelAttribute("filter") Filter filter, Model model) {
        var rows = trail.list(filter.query(), PAGE);
        model.addAttribute("rows", rows);
        model.addAttribute("actions", ACTIONS);
        model.addAttribute(
                "times", rows.stream().map(row -> SHOWN.format(row.at())).toList());
        model.addAttribute(
                "next", rows.size() < PAGE ? null : rows.get(PAGE - 1).seq());
        return "audit";
    }

    /** The same page with what the check of all seals found. */
    @GetMapping("/admin/audit/check")
    String check(@ModelAttribute("filter") Filter filter, Model model) {
        model.addAttribute("checked", true);
        model.addAttribute("broken", seals.firstBroken().orElse(null));
        model.addAttribute("last", seals.last().orElse(null));
        return list(filter, model);
    }

    @GetMapping("/admin/audit.csv")
    void export(@ModelAttribute("filter") Filter filter, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
        var out = response.getWriter();
        out.write(HEADER);
        var query = filter.query();
        List<AuditRow> rows;
        do {
            rows = trail.list(query, CHUNK);
            for (var row : rows) {
                out.write(line(row));
                query = query.after(row);
            }
        } while (rows.size() == CHUNK);
    }

    private static String line(AuditRow row) {
        return Stream.of(
                                row.seq(),
                                row.at(),
                                row.userId(),
                                row.roles(),
                                row.action(),
                                row.outcome(),
                                row.ideaId(),
                                row.object(),
                                row.address(),
                                row.correlationId())
                        .map(value -> cell(Objects.toString(value, "")))
                        .collect(Collectors.joining(";"))
                + "\r\n";
    }

    /** A cell that a spreadsheet takes for text, never for a formula (ASVS 1.2.10). */
    static String cell(String text) {
        var plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + plain.replace("\"", "\"\"") + "\"";
    }
}
