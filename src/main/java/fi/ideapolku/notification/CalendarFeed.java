package fi.ideapolku.notification;

import fi.ideapolku.organisation.Directory;
import fi.ideapolku.task.TaskList;
import fi.ideapolku.web.Shell;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's due dates and workshop days for his calendar program, which signs in by nothing but the secret address. */
@Controller
class CalendarFeed {

    private static final int MOST = 200;

    private final CalendarAddresses addresses;
    private final TaskList tasks;
    private final WorkshopDays workshops;
    private final ReaderSettings settings;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;
    private final String address;

    CalendarFeed(
            CalendarAddresses addresses,
            TaskList tasks,
            WorkshopDays workshops,
            ReaderSettings settings,
            Directory directory,
            MessageSource messages,
            Clock clock,
            @Value("${ideapolku.address}") String address) {
        this.addresses = addresses;
        this.tasks = tasks;
        this.workshops = workshops;
        this.settings = settings;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
        this.address = address;
    }

    /** The due dates; an unknown or revoked address, or one of a person who has left, is not found. */
    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<String> feed(@PathVariable String token) {
        var user = addresses
                .userOf(token)
                .filter(directory::isActive)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var language = settings.of(user).language();
        var locale = Locale.forLanguageTag(language);
        var due = tasks.mine(List.of(user), new TaskList.Query(null, null, null, false, null, null, MOST)).stream()
                .filter(row -> row.item().dueAt() != null)
                .map(row -> new CalendarText.Event(
                        row.item().id(),
                        row.item().dueAt(),
                        row.item().name().get(language) + ": " + row.ideaTitle(),
                        address + "/tasks/" + row.item().id()));
        var days = workshops.of(user).stream()
                .map(day -> new CalendarText.Event(
                        day.ideaId() + "-" + day.field(),
                        day.date(),
                        messages.getMessage("notice.calendar." + day.field(), new Object[] {day.ideaTitle()}, locale),
                        address + "/ideas/" + day.ideaId()));
        var events = Stream.concat(due, days).toList();
        var name = messages.getMessage("notice.calendar.name", null, locale);
        return ResponseEntity.ok()
                .header("Content-Type", "text/calendar;charset=UTF-8")
                .body(CalendarText.of(name, events, clock.instant()));
    }

    /** Makes the address and shows it, this once. */
    @PostMapping("/me/calendar")
    String make(@ModelAttribute("shell") Shell shell, Locale locale, RedirectAttributes flash) {
        flash.addFlashAttribute("calendar", address + "/calendar/" + addresses.make(shell.userId()) + ".ics");
        flash.addFlashAttribute("done", messages.getMessage("notice.calendar.made", null, locale));
        return "redirect:/me#calendar";
    }

    @PostMapping("/me/calendar/revoke")
    String revoke(@ModelAttribute("shell") Shell shell, Locale locale, RedirectAttributes flash) {
        addresses.revoke(shell.userId());
        flash.addFlashAttribute("done", messages.getMessage("notice.calendar.revoked", null, locale));
        return "redirect:/me";
    }
}
