package fi.ideapolku.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What is bounded, and for whom (ASVS 2.4.1). */
class RateLimitFilterTest {

    private final RateLimitFilter filter = new RateLimitFilter(2, 1, 1, 3);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void searchesAreBoundedByPersonAndReadingIsNot() throws ServletException, IOException {
        assertThat(List.of(status("maija", "/ideas", "q"), status("maija", "/api/ideas", "q")))
                .containsOnly(200);
        assertThat(status("maija", "/ideas", "q")).isEqualTo(429);
        assertThat(status("maija", "/ideas", "status")).isEqualTo(200);
        assertThat(status("pekka", "/ideas", "q")).isEqualTo(200);
    }

    @Test
    void exportsAreBoundedByPersonInEveryForm() throws ServletException, IOException {
        assertThat(status("maija", "/ideas.csv", "status")).isEqualTo(200);
        for (var path : List.of("/api/insight/wip", "/api/events.xes", "/me/data.json")) {
            assertThat(status("maija", path, "format")).as(path).isEqualTo(429);
        }
        assertThat(status("maija", "/api/events.xes", "status")).isEqualTo(429);
        assertThat(status("pekka", "/api/insight/wip", "format")).isEqualTo(200);
    }

    @Test
    void filesAreBoundedByPerson() throws ServletException, IOException {
        assertThat(status("maija", upload())).isEqualTo(200);
        assertThat(status("maija", upload())).isEqualTo(429);
        assertThat(status("pekka", upload())).isEqualTo(200);
    }

    @Test
    void signInPagesAreBoundedByAddress() throws ServletException, IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(status(null, "/login", "error")).isEqualTo(200);
        }
        assertThat(status(null, "/login", "error")).isEqualTo(429);
        assertThat(status(null, "/privacy", "lang")).isEqualTo(200);
    }

    private static MockHttpServletRequest upload() {
        var request = new MockHttpServletRequest("POST", "/ideas/IDEA-2026-001/attachments");
        request.setContentType("multipart/form-data; boundary=x");
        return request;
    }

    private int status(String person, String path, String parameter) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setParameter(parameter, "csv");
        return status(person, request);
    }

    private int status(String person, MockHttpServletRequest request) throws ServletException, IOException {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        person == null
                                ? null
                                : UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
