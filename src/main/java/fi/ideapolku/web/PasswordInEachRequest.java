package fi.ideapolku.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Marks an attempt of a client that sends its password with every request, where it need not be hashed each time. */
class PasswordInEachRequest extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1L;

    PasswordInEachRequest(HttpServletRequest request) {
        super(request);
    }
}
