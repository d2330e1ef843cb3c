package fi.ideapolku.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords; says nothing about whether the person exists. */
class TooManyAttempts extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TooManyAttempts(Duration retryAfter) {
        super("Too many attempts");
        this.retryAfter = retryAfter;
    }

    /** After how long a try is allowed again at the latest. */
    Duration retryAfter() {
        return retryAfter;
    }
}
