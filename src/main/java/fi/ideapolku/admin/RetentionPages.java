package fi.ideapolku.admin;

import fi.ideapolku.Csv;
import fi.ideapolku.organisation.People;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How long what is kept of people, and what is kept of one of them: for the administrator, and for everybody of himself. */
@Controller
class RetentionPages {

    private final Retention retention;
    private final PersonReport report;
    private final People people;
    private final MessageSource messages;

    RetentionPages(Retention retention, PersonReport report, People people, MessageSource messages) {
        this.retention = retention;
        this.report = report;
        this.people = people;
        this.messages = messages;
    }

    @GetMapping("/admin/retention")
    String show(@ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        model.addAttribute("periods", retention.periods());
        model.addAttribute("mayRun", shell.isIn("admin"));
        model.addAttribute("crumbs", List.of(new Crumb("/admin", messages.getMessage("admin.title", null, locale))));
        return "admin-retention";
    }

    @PostMapping("/admin/retention")
    String run(
            @RequestParam(defaultValue = "true") boolean dry,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes flash) {
        if (!dry && !shell.isIn("admin")) {
            throw new AccessDeniedException("An administrator ends what has been kept");
        }
        flash.addFlashAttribute("counts", retention.run(shell.userId(), dry));
        flash.addFlashAttribute(
                "done", messages.getMessage(dry ? "admin.retention.wasDry" : "admin.retention.wasRun", null, locale));
        return "redirect:/admin/retention";
    }

    @GetMapping({"/admin/people/{id}/data.json", "/admin/people/{id}/data.csv"})
    void ofPerson(
            @PathVariable String id,
            @ModelAttribute("shell") Shell shell,
            jakarta.servlet.http.HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (!shell.isIn("admin")) {
            throw new AccessDeniedException("An administrator answers requests");
        }
        if (people.find(id) == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        write(id, request.getRequestURI().endsWith(".csv"), response);
    }

    @GetMapping({"/me/data.json", "/me/data.csv"})
    void ofOneself(
            @ModelAttribute("shell") Shell shell,
            jakarta.servlet.http.HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        write(shell.userId(), request.getRequestURI().endsWith(".csv"), response);
    }

    private void write(String userId, boolean csv, HttpServletResponse response) throws IOException {
        response.setContentType(csv ? Csv.TYPE : MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("ideapolku-data" + (csv ? ".csv" : ".json"))
                        .build()
                        .toString());
        if (csv) {
            report.writeCsv(userId, response.getOutputStream());
        } else {
            report.writeJson(userId, response.getOutputStream());
        }
    }
}
