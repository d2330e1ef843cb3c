package fi.ideapolku.pages;

import fi.ideapolku.attachment.Attachment;
import fi.ideapolku.attachment.AttachmentRefused;
import fi.ideapolku.attachment.Attachments;
import fi.ideapolku.audit.Audit;
import fi.ideapolku.idea.Idea;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.web.Crumb;
import fi.ideapolku.web.Shell;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files of an idea: seen by whoever sees the idea, secret ones by those who see its secrets; never shown in the browser. */
@Controller
@RequestMapping("/ideas/{id}/attachments")
class AttachmentPages {

    private final Attachments attachments;
    private final IdeaAccess access;
    private final Audit audit;
    private final MessageSource messages;

    AttachmentPages(Attachments attachments, IdeaAccess access, Audit audit, MessageSource messages) {
        this.attachments = attachments;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
    }

    @GetMapping
    String list(@PathVariable String id, @ModelAttribute("shell") Shell shell, Model model, Locale locale) {
        var idea = access.read(id, shell.userId());
        var all = attachments.of(id);
        var seen = all.stream()
                .filter(one -> !one.secret() || access.mayReadSecret(id, shell.userId()))
                .toList();
        model.addAttribute("idea", idea);
        model.addAttribute("attachments", seen);
        model.addAttribute("hidden", seen.size() < all.size());
        model.addAttribute("mayAttach", access.mayAttach(idea, shell.userId()));
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("/ideas", messages.getMessage("shell.nav.ideas", null, locale)),
                        new Crumb("/ideas/" + id, idea.title())));
        return "attachments";
    }

    @PostMapping
    String add(
            @PathVariable String id,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "false") boolean secret,
            @ModelAttribute("shell") Shell shell,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash)
            throws IOException {
        checkMayAttach(access.read(id, shell.userId()), shell);
        try {
            var name = file == null ? "" : file.getOriginalFilename();
            var content = file == null ? new byte[0] : file.getBytes();
            attachments.add(id, name, content, secret, shell.userId());
        } catch (AttachmentRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refused", refused.reason().name());
            model.addAttribute("secret", secret);
            return list(id, shell, model, locale);
        }
        return done(id, "attachment.added", locale, flash);
    }

    @GetMapping("/{attachmentId}")
    void download(
            @PathVariable String id,
            @PathVariable String attachmentId,
            @ModelAttribute("shell") Shell shell,
            HttpServletResponse response)
            throws IOException {
        var attachment = seen(id, attachmentId, shell);
        if (attachment.secret()) {
            audit.done(shell.userId(), "secret.viewed", id, attachmentId);
        }
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLength(attachment.size());
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(attachment.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        attachments.write(attachment, response.getOutputStream());
    }

    @PostMapping("/{attachmentId}/remove")
    String remove(
            @PathVariable String id,
            @PathVariable String attachmentId,
            @ModelAttribute("shell") Shell shell,
            Locale locale,
            RedirectAttributes flash) {
        var attachment = seen(id, attachmentId, shell);
        checkMayAttach(access.read(id, shell.userId()), shell);
        if (!attachment.addedBy().equals(shell.userId())) {
            throw new AccessDeniedException("Who attached a file takes it away");
        }
        attachments.remove(attachment, shell.userId());
        return done(id, "attachment.removed", locale, flash);
    }

    /** A file that the reader may not see is as if it were not there. */
    private Attachment seen(String id, String attachmentId, Shell shell) {
        access.read(id, shell.userId());
        return attachments
                .find(id, attachmentId)
                .filter(one -> !one.secret() || access.mayReadSecret(id, shell.userId()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void checkMayAttach(Idea idea, Shell shell) {
        if (!access.mayAttach(idea, shell.userId())) {
            throw new AccessDeniedException("Those who work on the idea attach files to it");
        }
    }

    private String done(String id, String text, Locale locale, RedirectAttributes flash) {
        flash.addFlashAttribute("done", messages.getMessage(text, null, locale));
        return "redirect:/ideas/" + id + "/attachments";
    }
}
