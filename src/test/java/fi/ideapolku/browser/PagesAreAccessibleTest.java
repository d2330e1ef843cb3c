package fi.ideapolku.browser;

import static fi.ideapolku.api.Answers.intake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page in its states: axe, reflow, target size, text spacing, title and language; pictures of all are left in target/screenshots. */
class PagesAreAccessibleTest extends Browsing {

    private static final String PROPOSER = "sectorstaffulo";
    private static final String COORDINATOR = "sectorcoordinatorulo";
    private static final String MANAGER = "processowner";
    private static final Path PICTURES = Path.of("target", "screenshots");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private String language = "fi";

    /** A page in a state: who looks, where, and what he does there; nobody signed in where there is no user. */
    private record Place(String name, String user, String path, Consumer<Page> act) {
        Place(String name, String user, String path) {
            this(name, user, path, page -> {});
        }
    }

    /** Scripts of the test must run; that pages keep their policy is seen on the journeys. */
    @Override
    Browser.NewContextOptions options() {
        return super.options().setLocale(language).setBypassCSP(true);
    }

    @TestFactory
    Stream<DynamicTest> pagesInFinnish() {
        var titles = new HashMap<String, String>();
        return Stream.concat(pages().stream(), states().stream())
                .map(place -> dynamicTest(place.name, () -> {
                    var page = visit(place);
                    var problems = new ArrayList<String>();
                    PageChecks.axe(page).forEach(problems::add);
                    PageChecks.headAndHeading(page, "fi").forEach(problems::add);
                    PageChecks.smallTargets(page).forEach(problems::add);
                    PageChecks.textCutWhenSpaced(page).forEach(problems::add);
                    for (var width : List.of(1280, 700, 320)) {
                        page.setViewportSize(width, 900);
                        page.screenshot(new Page.ScreenshotOptions()
                                .setPath(PICTURES.resolve(place.name + "-" + width + ".png"))
                                .setFullPage(true));
                    }
                    PageChecks.sidewaysScroll(page).forEach(problems::add);
                    PageChecks.smallTargets(page)
                            .map(small -> "at 320: " + small)
                            .forEach(problems::add);
                    var address = page.url().replaceFirst("[?#].*", "");
                    var twin = titles.putIfAbsent(page.title(), address);
                    if (twin != null && !twin.equals(address)) {
                        problems.add("same title as " + twin + ": " + page.title());
                    }
                    problems.addAll(troubles);
                    troubles.clear();
                    assertThat(problems).as(place.name + " " + place.path).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> pagesInSwedish() {
        return pagesIn("sv");
    }

    @TestFactory
    Stream<DynamicTest> pagesInEnglish() {
        return pagesIn("en");
    }

    /** One page of each kind: that texts of the models exist in every language is seen without a browser. */
    private Stream<DynamicTest> pagesIn(String other) {
        language = other;
        var kinds = new HashSet<String>();
        return pages().stream()
                .filter(place -> kinds.add(place.name.replaceFirst("^(task|idea|card|theme)-.*", "$1")))
                .map(place -> dynamicTest(place.name, () -> {
                    var page = visit(place);
                    assertThat(Stream.concat(PageChecks.axe(page), PageChecks.headAndHeading(page, other)))
                            .as(place.name + " " + place.path)
                            .isEmpty();
                }));
    }

    private Page visit(Place place) {
        var page = place.user == null ? as(null) : as(place.user);
        page.setViewportSize(1280, 900);
        page.navigate(at(place.path));
        place.act.accept(page);
        return page;
    }

    @Override
    Page another(String user) {
        return user == null ? stranger() : super.another(user);
    }

    private List<Place> pages() {
        var places = new ArrayList<Place>();
        places.add(new Place("login", null, "/login"));
        places.add(new Place("error-404", PROPOSER, "/ideas/IDEA-1900-001"));
        var fresh = submit(Map.of("title", "Lomake on pitkä"));
        places.add(new Place("receipt", PROPOSER, "/ideas/" + fresh + "/sent?new"));
        places.add(new Place("discussion", PROPOSER, "/ideas/" + fresh + "/discussion"));
        places.add(
                new Place("error-403", "orkservicedesigner", "/tasks/" + task(fresh, "taskScreenIdea", COORDINATOR)));
        jdbc.sql("select status, stage, min(id) as id from idea where id <> :fresh group by status, stage")
                .param("fresh", fresh)
                .query()
                .listOfRows()
                .forEach(idea -> places.add(new Place(
                        "idea-" + idea.get("status") + "-" + idea.get("stage"), MANAGER, "/ideas/" + idea.get("id"))));
        jdbc.sql("select kind, min(id) as id from card group by kind")
                .query()
                .listOfRows()
                .forEach(card -> places.add(new Place(
                        "card-" + card.get("kind"),
                        MANAGER,
                        "/ideas/" + ideaOf(card.get("id")) + "/cards/" + card.get("id"))));
        places.add(new Place("map", MANAGER, "/ideas/IDEA-2025-005/map"));
        formsOfTasks()
                .forEach((form, task) -> places.add(new Place(
                        "task-" + form,
                        performer(task),
                        "/tasks/" + task.path("id").asText())));
        for (var theme : List.of("flow", "time", "outcomes", "participation", "evidence", "quality")) {
            places.add(new Place("theme-" + theme, MANAGER, "/insight/" + theme));
        }
        places.add(new Place("figure", MANAGER, "/insight", page -> follow(page, "/insight/figure/")));
        places.add(new Place("model-process", MANAGER, "/model/ideaDevelopment"));
        places.add(new Place("model-table", MANAGER, "/model", page -> follow(page, "/model/tables/")));
        places.add(new Place("blank-form", MANAGER, "/forms/understandingCard/print"));
        addresses()
                .filter(path -> !path.contains("{") && !path.equals("/login") && !path.contains("/check"))
                .forEach(path -> places.add(new Place(
                        path.equals("/") ? "home" : path.substring(1).replace('/', '-'),
                        path.equals("/admin") ? "admin" : MANAGER,
                        path)));
        return places;
    }

    private List<Place> states() {
        var places = new ArrayList<Place>();
        places.add(new Place("login-failed", null, "/login?error"));
        places.add(new Place("login-after-logout", null, "/login?logout"));
        for (var view : List.of("mine", "groups", "waiting", "done")) {
            places.add(new Place("tasks-" + view, COORDINATOR, "/tasks?view=" + view));
        }
        places.add(new Place("tasks-nothing-found", COORDINATOR, "/tasks?view=mine&q=olematon"));
        places.add(new Place("ideas-nothing-found", COORDINATOR, "/ideas?q=olematon"));
        places.add(new Place("ideas-new-errors", PROPOSER, "/ideas/new", page -> page.click("button[value=check]")));
        places.add(new Place("ideas-new-check", PROPOSER, "/ideas/new", page -> {
            new Form(page, true).fill(intake());
            page.click("button[value=check]");
            page.waitForURL("**/check");
        }));
        formsOfTasks()
                .forEach((form, task) -> places.add(new Place(
                        "task-" + form + "-errors",
                        performer(task),
                        "/tasks/" + task.path("id").asText(),
                        page -> page.click("#answers button[value=check], #answers button[value=send]"))));
        return places;
    }

    private static void follow(Page page, String start) {
        page.navigate(page.locator("main a[href*='" + start + "']")
                .first()
                .evaluate("e => e.href")
                .toString());
    }

    /** One open task of each form. */
    private Map<String, JsonNode> formsOfTasks() {
        var forms = new LinkedHashMap<String, JsonNode>();
        stream(get("admin", "/api/tasks?scope=all&size=100").path("items"))
                .forEach(task -> forms.putIfAbsent(task.path("formKey").asText(), task));
        return forms;
    }

    private Object ideaOf(Object cardId) {
        return jdbc.sql("select idea_id from card where id = :id")
                .param("id", cardId)
                .query(String.class)
                .single();
    }

    /** The addresses that answer with a page. */
    private Stream<String> addresses() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("fi.ideapolku"))
                .filter(entry -> entry.getValue().getMethod().getReturnType() == String.class)
                .filter(entry ->
                        entry.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .distinct()
                .sorted();
    }
}
