package fi.ideapolku.notification;

import fi.ideapolku.insight.WeeklySummary;
import fi.ideapolku.organisation.Directory;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes a mail: plain text and HTML with the same words, in the receiver's language, with links and no card's content. */
@Component
class MailText {

    private final Notices notices;
    private final NoticeTexts texts;
    private final ReaderSettings settings;
    private final Directory directory;
    private final WeeklySummary summary;
    private final String address;
    private final String sender;

    MailText(
            Notices notices,
            NoticeTexts texts,
            ReaderSettings settings,
            Directory directory,
            WeeklySummary summary,
            @Value("${ideapolku.address}") String address,
            @Value("${ideapolku.mail.from}") String sender) {
        this.notices = notices;
        this.texts = texts;
        this.settings = settings;
        this.directory = directory;
        this.summary = summary;
        this.address = address;
        this.sender = sender;
    }

    MimeMessage write(Mailer.Mail mail, MimeMessage empty) {
        var language = settings.of(mail.userId()).language();
        var locale = Locale.forLanguageTag(language);
        try {
            var message = new WithMessageId(empty, mail.messageId());
            var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(sender);
            helper.setTo(directory.mailAddress(mail.userId()).orElseThrow());
            if (mail.isWeekly()) {
                helper.setSubject(texts.message("notice.mail.weekly", locale));
                write(helper, weekly(mail.userId(), locale), locale);
            } else {
                var told = notices.ofMail(mail.id());
                helper.setSubject(subject(told, locale));
                write(helper, told.stream().map(notice -> line(notice, locale)).toList(), locale);
            }
            message.setHeader("Content-Language", language);
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException broken) {
            throw new MailPreparationException(broken);
        }
    }

    private String subject(List<Notice> told, Locale locale) {
        return told.size() == 1
                ? texts.message(
                        "notice.mail.subject." + told.get(0).kind(),
                        locale,
                        told.get(0).ideaTitle())
                : texts.message("notice.mail.subject", locale, told.size());
    }

    /** One thing told: its words, and where a link with a name of its own leads. */
    private record Line(String text, String path, String linkName) {}

    private Line line(Notice notice, Locale locale) {
        var link = notice.taskId() == null ? "notice.mail.openIdea" : "notice.mail.openTask";
        return new Line(
                texts.text(notice, locale), NoticeTexts.link(notice), texts.message(link, locale, notice.ideaTitle()));
    }

    private List<Line> weekly(String userId, Locale locale) {
        return summary.of(userId, locale).stream()
                .map(line -> new Line(line.sentence(), line.path(), line.name()))
                .toList();
    }

    private void write(MimeMessageHelper helper, List<Line> lines, Locale locale) throws MessagingException {
        var footer = texts.message("notice.mail.footer", locale, address + "/me");
        var plain = new StringBuilder();
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"" + locale.getLanguage() + "\"><body>");
        for (var line : lines) {
            plain.append(line.text())
                    .append("\n")
                    .append(address)
                    .append(line.path())
                    .append("\n\n");
            html.append("<p>%s<br><a href=\"%s\">%s</a></p>"
                    .formatted(
                            HtmlUtils.htmlEscape(line.text()),
                            HtmlUtils.htmlEscape(address + line.path()),
                            HtmlUtils.htmlEscape(line.linkName())));
        }
        plain.append(footer).append("\n");
        html.append("<p>" + HtmlUtils.htmlEscape(footer) + "</p></body></html>");
        helper.setText(plain.toString(), html.toString());
    }

    /** A message whose id is ours, so that a doubtful mail can be found at the server. */
    private static final class WithMessageId extends MimeMessage {

        private final String id;

        WithMessageId(MimeMessage empty, String id) {
            super(empty.getSession());
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
