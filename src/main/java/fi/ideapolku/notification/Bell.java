package fi.ideapolku.notification;

import fi.ideapolku.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the number of notices that its reader has not seen; it is counted only where a page shows it. */
@ControllerAdvice(annotations = Controller.class)
class Bell {

    private final Notices notices;
    private final ReaderSettings settings;

    Bell(Notices notices, ReaderSettings settings) {
        this.notices = notices;
        this.settings = settings;
    }

    /** Counts for one reader. */
    public record Unread(Notices notices, ReaderSettings settings, String userId) {

        public int count() {
            return userId == null ? 0 : notices.unread(userId);
        }

        /** Whether the number changes while the page is open. */
        public boolean live() {
            return userId != null && settings.of(userId).live();
        }
    }

    @ModelAttribute("bell")
    Unread bell(@ModelAttribute("shell") Shell shell) {
        return new Unread(notices, settings, shell.userId());
    }
}
