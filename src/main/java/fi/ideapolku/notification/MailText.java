package fi.ideapolku.notification;

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
    private final String address;
    private final String sender;

    MailText(
            Notices notices,
            NoticeTexts texts,
            ReaderSettings settings,
            Directory directory,
            @Value("${ideapolku.address}") String address,
            @Value("${ideapolku.mail.from}") String sender) {
        this.notices = notices;
        this.texts = texts;
        this.settings = settings;
        this.directory = directory;
        this.address = address;
        this.sender = sender;
    }

    MimeMessage write(Mailer.Mail mail, MimeMessage empty) {
        var language = settings.of(mail.userId()).language();
        var locale = Locale.forLanguageTag(language);
        var told = notices.ofMail(mail.id());
        try {
            var message = new WithMessageId(empty, mail.messageId());
            var helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            helper.setFrom(sender);
            helper.setTo(directory.mailAddress(mail.userId()).orElseThrow());
            helper.setSubject(subject(told, locale));
            helper.setText(plain(told, locale), html(told, locale));
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

    private String plain(List<Notice> told, Locale locale) {
        var text = new StringBuilder();
        told.forEach(notice -> text.append(texts.text(notice, locale))
                .append("\n")
                .append(address)
                .append(NoticeTexts.link(notice))
                .append("\n\n"));
        return text.append(texts.message("notice.mail.footer", locale, address + "/me"))
                .append("\n")
                .toString();
    }

    private String html(List<Notice> told, Locale locale) {
        var text = new StringBuilder("<!DOCTYPE html><html lang=\"" + locale.getLanguage() + "\"><body>");
        told.forEach(notice -> text.append("<p>")
                .append(HtmlUtils.htmlEscape(texts.text(notice, locale)))
                .append("<br><a href=\"")
                .append(address)
                .append(NoticeTexts.link(notice))
                .append("\">")
                .append(HtmlUtils.htmlEscape(texts.message(
                        notice.taskId() == null ? "notice.mail.openIdea" : "notice.mail.openTask",
                        locale,
                        notice.ideaTitle())))
                .append("</a></p>"));
        return text.append("<p>")
                .append(HtmlUtils.htmlEscape(texts.message("notice.mail.footer", locale, address + "/me")))
                .append("</p></body></html>")
                .toString();
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
