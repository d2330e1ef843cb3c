package fi.ideapolku.notification;

import fi.ideapolku.organisation.Directory;
import fi.ideapolku.organisation.People;
import fi.ideapolku.organisation.Roles;
import fi.ideapolku.web.Shell;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the reader has been told, and how he wants to hear of it. */
@Controller
class NoticePage {

    private static final int SIZE = 50;

    private final Notices notices;
    private final NoticeTexts texts;
    private final Reasons reasons;
    private final ReaderSettings settings;
    private final Directory directory;
    private final People people;
    private final Roles roles;
    private final Mailer mailer;
    private final CalendarAddresses calendars;
    private final MessageSource messages;

    NoticePage(
            Notices notices,
            NoticeTexts texts,
            Reasons reasons,
            ReaderSettings settings,
            Directory directory,
            People people,
            Roles roles,
            Mailer mailer,
            CalendarAddresses calendars,
            MessageSource messages) {
        this.notices = notices;
        this.texts = texts;
        this.reasons = reasons;
        this.settings = settings;
        this.directory = directory;
        this.people = people;
        this.roles = roles;
        this.mailer = mailer;
        this.calendars = calendars;
        this.messages = messages;
    }

    /** A notice as the page shows it. @param reason why, null where nothing was written down */
    public record Row(long id, String text, String reason, String link, Instant at, boolean unread) {}

    @GetMapping("/notices")
    String notices(
            @RequestParam(required = false) Long before,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            Model model) {
        var page = notices.of(shell.userId(), before, SIZE);
        var why = reasons.of(page);
        model.addAttribute(
                "rows",
                page.stream()
                        .map(notice -> new Row(
                                notice.id(),
                                texts.text(notice, locale),
                                why.get(notice.id()),
                                NoticeTexts.link(notice),
                                notice.at(),
                                notice.readAt() == null))
                        .toList());
        model.addAttribute(
                "newest",
                page.stream().map(Notice::id).max(Comparator.naturalOrder()).orElse(0L));
        if (page.size() == SIZE) {
            model.addAttribute("next", "/notices?before=" + page.get(SIZE - 1).id());
        }
        return "notices";
    }

    /** Marks as read what the page showed, and nothing that came after. */
    @PostMapping("/notices/read")
    String read(
            @RequestParam long upTo, @ModelAttribute("shell") Shell shell, Locale locale, RedirectAttributes flash) {
        notices.markRead(shell.userId(), upTo);
        flash.addFlashAttribute("done", messages.getMessage("notice.allRead", null, locale));
        return "redirect:/notices";
    }

    /** Where a notice leads, once it and the earlier ones of the same idea are marked as read: the page's script goes there. */
    @PostMapping("/notices/{id}/read")
    ResponseEntity<Void> open(@PathVariable long id, @ModelAttribute("shell") Shell shell) {
        return notices.markReadOfIdea(shell.userId(), id)
                .map(notice -> ResponseEntity.noContent()
                        .header("HX-Redirect", NoticeTexts.link(notice))
                        .<Void>build())
                .orElse(ResponseEntity.notFound().build());
    }

    @GetMapping("/me")
    String me(@ModelAttribute("shell") Shell shell, Model model) {
        model.addAttribute("setting", settings.of(shell.userId()));
        model.addAttribute("topics", Topic.values());
        model.addAttribute("modes", ReaderSettings.MAIL_MODES);
        model.addAttribute("hasCalendar", calendars.has(shell.userId()));
        model.addAttribute("ownPassword", !people.readOnly());
        model.addAttribute("mailOn", mailer.isOn());
        model.addAttribute("address", directory.mailAddress(shell.userId()).orElse(null));
        model.addAttribute(
                "roles",
                directory.groupsOf(shell.userId()).stream()
                        .flatMap(group -> roles.ofGroup(group).stream()
                                .map(role -> role.name().get(shell.language())
                                        + (role.perSector()
                                                ? ", "
                                                        + shell.sector(group.substring(
                                                                role.id().length()))
                                                : "")))
                        .sorted()
                        .toList());
        return "me";
    }

    /** @param wishes language, {@code live}, and for each topic by its name how mail is sent */
    @PostMapping("/me")
    String change(
            @RequestParam Map<String, String> wishes,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes flash) {
        var mail = new EnumMap<Topic, String>(Topic.class);
        for (var topic : Topic.values()) {
            mail.put(topic, wishes.getOrDefault(topic.name(), ""));
        }
        var language = wishes.getOrDefault("language", "");
        var known = Shell.LANGUAGES.contains(language) && ReaderSettings.MAIL_MODES.containsAll(mail.values());
        if (known) {
            settings.write(
                    shell.userId(), new ReaderSettings.Setting(language, mail, "true".equals(wishes.get("live"))));
        }
        flash.addFlashAttribute(
                "done", messages.getMessage(known ? "notice.me.saved" : "notice.me.unknown", null, locale));
        return "redirect:/me";
    }
}
