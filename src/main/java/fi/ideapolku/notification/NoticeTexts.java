package fi.ideapolku.notification;

import fi.ideapolku.web.ModelNames;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a notice in a language: what it is about, never what a card contains. */
@Component
class NoticeTexts {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d.M.uuuu").withZone(ZoneId.of("Europe/Helsinki"));

    private static final Set<String> SAID = Set.of("comment", "question", "mention");

    private final MessageSource messages;
    private final ModelNames names;

    NoticeTexts(MessageSource messages, ModelNames names) {
        this.messages = messages;
        this.names = names;
    }

    /** The notice in one sentence. */
    String text(Notice notice, Locale locale) {
        return messages.getMessage(
                "notice." + notice.kind(),
                new Object[] {
                    notice.ideaTitle(),
                    notice.ideaId(),
                    notice.taskKey() == null ? "" : names.task(notice.taskKey(), locale.getLanguage()),
                    day(notice.dueAt()),
                    detail(notice, locale)
                },
                locale);
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
            case "moved" -> names.stage(notice.detail(), locale.getLanguage());
            default -> "";
        };
    }

    private static String day(Instant at) {
        return at == null ? "" : DAY.format(at);
    }
}
