package fi.ideapolku.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who reaches which route (AUZ-1): every mapping of the running application against the checked-in list. A route that is not in the list
 * fails the build: whoever adds one says there for whom it is.
 */
class RoutesTest extends OverHttp {

    private static final Path LIST = Path.of("src/test/resources/security/routes.txt");
    private static final String SECRET = "demo";

    private static final List<String> SIGNED_IN = List.of(
            "sectorstaffulo",
            "sectorstaffrise",
            "skilldataprotection",
            "orkapprover",
            "sectormanagementulo",
            "reader",
            "processowner",
            "admin");
    private static final Map<String, Set<String>> SETS = Map.of(
            "nobody", Set.of(),
            "technical", Set.of("admin", "processowner"),
            "signedIn", Set.copyOf(SIGNED_IN),
            "anyone",
                    Stream.concat(SIGNED_IN.stream(), Stream.of("anonymous", "disabled"))
                            .collect(Collectors.toSet()));

    @Autowired
    ServletWebServerApplicationContext application;

    @Autowired
    IdentityService identities;

    /** One line of the list: who reaches it, and by which address it is tried. */
    record Route(String name, Set<String> allowed, String address) {

        static Route of(String line) {
            var parts = line.split(" \\| ");
            var allowed = new HashSet<String>();
            for (var who : parts[1].strip().split("[, ]+")) {
                allowed.addAll(SETS.getOrDefault(who, Set.of(who)));
            }
            var name = parts[0].strip();
            var address = parts.length > 2
                    ? parts[2].strip()
                    : name.split(" ")[1].replaceAll("\\{[^}]*}", "x").replace("/**", "/x");
            return new Route(name, allowed, address);
        }

        String method() {
            var method = name.split(" ")[0];
            return "POST PUT DELETE PATCH".contains(method) ? method : "GET";
        }
    }

    @Test
    void everyRouteIsInTheListAndTheListHasNoOther() throws IOException {
        assertThat(missing(found(), listed().keySet()))
                .as("routes without a line in " + LIST + ": say there for whom each is")
                .isEmpty();
        assertThat(missing(listed().keySet(), found()))
                .as("lines of " + LIST + " without a route")
                .isEmpty();
    }

    @Test
    void everyRouteIsReachedByThoseOfTheListAlone() throws IOException {
        var visitors = visitors();
        var wrong = new ArrayList<String>();
        for (var route : listed().values()) {
            visitors.forEach((person, tokens) -> {
                var answer =
                        tokens.visitor().send(route.method(), route.address(), "{}", "X-CSRF-TOKEN", tokens.token());
                var location = answer.headers().firstValue("Location").orElse("");
                var refused = answer.statusCode() == 401
                        || answer.statusCode() == 403
                        || answer.statusCode() == 302
                                && location.endsWith("/login")
                                && !route.name().contains("/login");
                if (refused == route.allowed().contains(person)
                        || answer.statusCode() >= 500 && !route.name().endsWith(" /error")) {
                    wrong.add(route.name() + ": " + person + " got " + answer.statusCode());
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    /** A visitor and the token of his session. */
    record Session(Visitor visitor, String token) {}

    private Map<String, Session> visitors() {
        if (identities.createUserQuery().userId("disabled").count() == 0) {
            var disabled = identities.newUser("disabled");
            disabled.setPassword(SECRET);
            identities.saveUser(disabled);
        }
        var visitors = new LinkedHashMap<String, Session>();
        Stream.concat(SIGNED_IN.stream(), Stream.of("anonymous", "disabled")).forEach(person -> {
            var each = new Visitor(port);
            if (!person.equals("anonymous")) {
                each.signIn(person, SECRET);
            }
            visitors.put(person, new Session(each, each.token()));
        });
        return visitors;
    }

    private static Map<String, Route> listed() throws IOException {
        var routes = new TreeMap<String, Route>();
        Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Route::of)
                .forEach(route -> routes.put(route.name(), route));
        return routes;
    }

    private Set<String> found() {
        var found = new TreeSet<String>();
        application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(route -> {
                    var methods = route.getMethodsCondition().getMethods();
                    for (var path : route.getPatternValues()) {
                        if (methods.isEmpty()) {
                            found.add("ANY " + path);
                        }
                        methods.forEach(method -> found.add(method + " " + path));
                    }
                });
        var servlets = application.getServletContext().getServletRegistrations().values();
        servlets.stream()
                .flatMap(servlet -> servlet.getMappings().stream())
                .forEach(path -> found.add("SERVLET " + path));
        return found;
    }

    private static List<String> missing(Set<String> some, Set<String> others) {
        return some.stream().filter(route -> !others.contains(route)).toList();
    }
}
