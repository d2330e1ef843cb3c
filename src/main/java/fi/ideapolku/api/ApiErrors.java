package fi.ideapolku.api;

import fi.ideapolku.form.FieldError;
import fi.ideapolku.form.FormRefused;
import fi.ideapolku.idea.UnknownIdea;
import fi.ideapolku.process.UnknownForm;
import fi.ideapolku.process.UnknownTask;
import fi.ideapolku.process.engine.Refusal;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors as problem details (RFC 9457): what is wrong, in the reader's language, and nothing of the inside. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors extends ResponseEntityExceptionHandler {

    private final MessageSource messages;

    ApiErrors(MessageSource messages) {
        this.messages = messages;
    }

    /** One field that its form's rules refuse. */
    record RefusedField(String key, String rule, String message) {

        static RefusedField of(FieldError error) {
            return new RefusedField(error.key(), error.rule(), error.message());
        }
    }

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal, Locale locale) {
        if (refusal.getCause() instanceof FormRefused form) {
            var problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "error.form", locale);
            List<RefusedField> fields =
                    form.errors().stream().map(RefusedField::of).toList();
            problem.setProperty("fields", fields);
            return problem;
        }
        return problem(
                HttpStatus.CONFLICT,
                "error.rule",
                refusal.reason().map(reason -> "error.rule." + reason).orElse("error.rule"),
                locale);
    }

    @ExceptionHandler({UnknownIdea.class, UnknownTask.class, UnknownForm.class})
    ProblemDetail unknown(RuntimeException unknown, Locale locale) {
        return problem(HttpStatus.NOT_FOUND, "error.unknown", locale);
    }

    @ExceptionHandler({AuthorizationException.class, AccessDeniedException.class})
    ProblemDetail forbidden(RuntimeException forbidden, Locale locale) {
        return problem(HttpStatus.FORBIDDEN, "error.forbidden", locale);
    }

    @ExceptionHandler({
        TaskAlreadyClaimedException.class,
        OptimisticLockingException.class,
        NullValueException.class,
        MismatchingMessageCorrelationException.class
    })
    ProblemDetail tooLate(RuntimeException tooLate, Locale locale) {
        return problem(HttpStatus.CONFLICT, "error.tooLate", locale);
    }

    @ExceptionHandler({BadUserRequestException.class, UnknownParameter.class})
    ProblemDetail bad(RuntimeException bad, Locale locale) {
        return problem(HttpStatus.BAD_REQUEST, "error.bad", locale);
    }

    private ProblemDetail problem(HttpStatus status, String key, Locale locale) {
        return problem(status, key, key, locale);
    }

    private ProblemDetail problem(HttpStatus status, String title, String detail, Locale locale) {
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(messages.getMessage(title + ".title", null, locale));
        problem.setDetail(messages.getMessage(detail, null, locale));
        return problem;
    }
}
