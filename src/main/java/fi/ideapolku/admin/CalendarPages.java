package fi.ideapolku.admin;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.organisation.ClosedDays;
import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.organisation.WorkingDays;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import fi.ideapolku.web.WrittenDay;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What changes with the calendar: the days on which offices are closed, and from when until when a sector is given ideas and tasks. */
@Controller
class CalendarPages {

    private static final int MAX_REASON = 100;

    private final ClosedDays closedDays;
    private final Sectors sectors;
    private final Clock clock;
    private final Audit audit;
    private final MessageSource messages;

    CalendarPages(ClosedDays closedDays, Sectors sectors, Clock clock, Audit audit, MessageSource messages) {
        this.closedDays = closedDays;
        this.sectors = sectors;
        this.clock = clock;
        this.audit = audit;
        this.messages = messages;
    }

    /** Two texts that were typed, and for which sector if for one, kept when they are wrong. */
    record Typed(String sector, String one, String other) {}

    @GetMapping("/admin/closed-days")
    String closedDays(Model model, Locale locale) {
        return closedDays(null, model, locale);
    }

    @PostMapping("/admin/closed-days")
    @Transactional
    String close(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var closed = WrittenDay.read(day);
        if (closed == null
                || closed.isBefore(today())
                || reason.isBlank()
                || reason.strip().length() > MAX_REASON) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return closedDays(new Typed(null, day, reason), model, locale);
        }
        closedDays.close(closed, reason.strip());
        audit.done(shell.userId(), "closedDay.added", null, closed.toString());
        return done("admin.closedDays.closed", "/admin/closed-days", flash, locale);
    }

    @PostMapping("/admin/closed-days/remove")
    @Transactional
    String open(
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate day,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes flash) {
        closedDays.open(day);
        audit.done(shell.userId(), "closedDay.removed", null, day.toString());
        return done("admin.closedDays.opened", "/admin/closed-days", flash, locale);
    }

    @GetMapping("/admin/sectors")
    String sectors(Model model, Locale locale) {
        return sectors(null, model, locale);
    }

    @PostMapping("/admin/sectors/{id}")
    @Transactional
    String setValidity(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash) {
        if (!sectors.exists(id)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var first = WrittenDay.read(from);
        var last = WrittenDay.read(until);
        if (first == null != from.isBlank()
                || last == null != until.isBlank()
                || first != null && last != null && last.isBefore(first)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return sectors(new Typed(id, from, until), model, locale);
        }
        sectors.setValidity(id, first, last);
        audit.done(shell.userId(), "sector.validity", null, id + ": " + first + "–" + last);
        return done("admin.sectors.saved", "/admin/sectors", flash, locale);
    }

    private String closedDays(Typed wrong, Model model, Locale locale) {
        model.addAttribute("days", closedDays.from(today()));
        return page("admin-closed-days", wrong, model, locale);
    }

    private String sectors(Typed wrong, Model model, Locale locale) {
        model.addAttribute("sectors", sectors.all());
        model.addAttribute("today", today());
        model.addAttribute("written", WrittenDay.FORMAT);
        return page("admin-sectors", wrong, model, locale);
    }

    private String page(String view, Typed wrong, Model model, Locale locale) {
        model.addAttribute("wrong", wrong);
        model.addAttribute("crumbs", List.of(new Crumb("/admin", messages.getMessage("admin.title", null, locale))));
        return view;
    }

    private String done(String text, String to, RedirectAttributes flash, Locale locale) {
        flash.addFlashAttribute("done", messages.getMessage(text, null, locale));
        return "redirect:" + to;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE);
    }
}
