package fi.ideapolku.notification;

import fi.ideapolku.web.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the number of notices that its reader has not seen; it is counted only where a page shows it. */
@ControllerAdvice(annotations = Controller.class)
class Bell {

    private final Notices notices;

    Bell(Notices notices) {
        this.notices = notices;
    }

    /** Counts for one reader. */
    public record Unread(Notices notices, String userId) {

        public int count() {
            return userId == null ? 0 : notices.unread(userId);
        }
    }

    @ModelAttribute("bell")
    Unread bell(@ModelAttribute("shell") Shell shell) {
        return new Unread(notices, shell.userId());
    }
}
