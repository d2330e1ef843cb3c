package fi.ideapolku.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What of the engine's own interfaces is open: reading, claiming, answering, starting an idea, the messages; all else is closed. */
final class EngineSurface {

    /** Under {@code /engine-rest}. */
    static final RequestMatcher INTERFACE = open("/engine-rest", "/engine-rest/engine/default");

    /** Under the copy of it that Camunda's web apps have; Tasklist lists by its filters, of which none can be made or changed here. */
    static final RequestMatcher WEB_APPS = new OrRequestMatcher(
            open("/camunda/api/engine", "/camunda/api/engine/engine/default"),
            on(OPTIONS, "/camunda/api/engine/engine/default/filter"),
            on(POST, "/camunda/api/engine/engine/default/filter/*/list"),
            on(POST, "/camunda/api/engine/engine/default/filter/*/count"));

    private EngineSurface() {}

    private static RequestMatcher open(String... roots) {
        return new OrRequestMatcher(Arrays.stream(roots)
                .flatMap(root -> Stream.of(
                        on(GET, root + "/engine"),
                        on(GET, root + "/engine/"),
                        on(GET, root + "/version"),
                        on(GET, root + "/task/**"),
                        on(GET, root + "/process-definition/**"),
                        on(GET, root + "/process-instance/**"),
                        on(GET, root + "/decision-definition/**"),
                        on(GET, root + "/execution/**"),
                        on(GET, root + "/history/**"),
                        on(GET, root + "/deployment/**"),
                        on(GET, root + "/identity/**"),
                        on(GET, root + "/user/**"),
                        on(GET, root + "/group/**"),
                        on(GET, root + "/filter/**"),
                        on(GET, root + "/authorization/check"),
                        on(POST, root + "/task"),
                        on(POST, root + "/task/count"),
                        on(POST, root + "/task/*/claim"),
                        on(POST, root + "/task/*/unclaim"),
                        on(POST, root + "/task/*/complete"),
                        on(POST, root + "/task/*/submit-form"),
                        on(POST, root + "/process-definition/key/ideaDevelopment/start"),
                        on(POST, root + "/process-definition/key/ideaDevelopment/submit-form"),
                        on(POST, root + "/process-definition/*/submit-form"),
                        on(POST, root + "/message")))
                .toList());
    }

    private static RequestMatcher on(HttpMethod method, String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, pattern);
    }
}
