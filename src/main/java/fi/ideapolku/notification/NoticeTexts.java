package fi.ideapolku.notification;

import fi.ideapolku.organisation.Sectors;
import fi.ideapolku.organisation.WorkingDays;
import fi.ideapolku.web.ModelNames;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a notice in a language: what it is about, never what a card contains. */
@Component
class NoticeTexts {

    private static final Set<String> SAID = Set.of("comment", "question", "mention");

    private final MessageSource messages;
    private final ModelNames names;
    private final Sectors sectors;

    NoticeTexts(MessageSource messages, ModelNames names, Sectors sectors) {
        this.messages = messages;
        this.names = names;
        this.sectors = sectors;
    }

    /** The notice in one sentence. */
    String text(Notice notice, Locale locale) {
        var words = new Object[] {
            notice.ideaTitle(),
            notice.ideaId(),
            notice.taskKey() == null ? "" : names.task(notice.taskKey(), locale.getLanguage()),
            day(notice.dueAt(), locale),
            detail(notice, locale),
            sectors.get(notice.sectorId()).name().get(locale.getLanguage())
        };
        var key = "notice." + notice.kind();
        var undated = notice.dueAt() == null ? messages.getMessage(key + ".undated", words, null, locale) : null;
        return undated == null ? messages.getMessage(key, words, locale) : undated;
    }

    /** Where the notice leads: the task while there is one to do, else what is said about the idea, or the idea. */
    static String link(Notice notice) {
        if (notice.taskId() != null) {
            return "/tasks/" + notice.taskId();
        }
        return "/ideas/" + notice.ideaId() + (SAID.contains(notice.kind()) ? "/discussion" : "");
    }

    String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private String detail(Notice notice, Locale locale) {
        return switch (notice.kind()) {
            case "decision" -> messages.getMessage("notice.decided." + notice.detail(), null, notice.detail(), locale);
            case "ended" -> messages.getMessage("notice.ended." + notice.detail(), null, notice.detail(), locale);
            case "merged" -> notice.targetId() == null ? "" : notice.targetId();
            case "silent" -> notice.detail();
            case "moved" -> names.stage(notice.detail(), locale.getLanguage());
            default -> "";
        };
    }

    private static String day(Instant at, Locale locale) {
        return at == null
                ? ""
                : DateTimeFormatter.ofPattern("en".equals(locale.getLanguage()) ? "d MMMM uuuu" : "d.M.uuuu", locale)
                        .format(at.atZone(WorkingDays.ZONE));
    }
}
