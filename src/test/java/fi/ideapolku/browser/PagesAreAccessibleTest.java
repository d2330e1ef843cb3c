package fi.ideapolku.browser;

import static fi.ideapolku.api.Answers.intake;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page in its states, and how a reader of the keyboard and of a screen reader gets about; pictures of all are left in target/screenshots. */
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

    @Override
    Browser.NewContextOptions options() {
        return super.options().setLocale(language);
    }

    @Tag("nightly")
    @TestFactory
    Stream<DynamicTest> everyPageInFinnish() {
        var titles = new HashMap<String, String>();
        return Stream.concat(pages().stream(), states().stream())
                .map(place -> dynamicTest(place.name, () -> {
                    var page = visit(place);
                    var address = page.url().replaceFirst("[?#].*", "");
                    var twin = titles.putIfAbsent(page.title(), address);
                    var problems = new ArrayList<String>();
                    if (twin != null && !twin.equals(address)) {
                        problems.add("same title as " + twin + ": " + page.title());
                    }
                    Stream.of(
                                    PageChecks.axe(page),
                                    PageChecks.headAndHeading(page, "fi"),
                                    PageChecks.smallTargets(page),
                                    PageChecks.textCutWhenSpaced(page),
                                    PageChecks.paleWordsOfDrawings(page),
                                    PageChecks.forcedColours(page))
                            .flatMap(found -> found)
                            .forEach(problems::add);
                    for (var width : List.of(1280, 700, 320)) {
                        page.setViewportSize(width, 900);
                        picture(page, place.name + "-" + width);
                    }
                    Stream.of(
                                    PageChecks.smallTargets(page),
                                    PageChecks.textCutWhenSpaced(page),
                                    PageChecks.sidewaysScroll(page),
                                    PageChecks.sidewaysScrollOfLongWords(page))
                            .flatMap(found -> found)
                            .forEach(found -> problems.add("at 320 pixels: " + found));
                    problems.addAll(troubles);
                    troubles.clear();
                    assertThat(problems).as(place.name + " " + place.path).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> pagesInFinnish() {
        return pagesIn("fi");
    }

    @Tag("nightly")
    @TestFactory
    Stream<DynamicTest> pagesInSwedish() {
        return pagesIn("sv");
    }

    @Tag("nightly")
    @TestFactory
    Stream<DynamicTest> pagesInEnglish() {
        return pagesIn("en");
    }

    /** The pages used most. */
    private Stream<DynamicTest> pagesIn(String other) {
        language = other;
        return Stream.of(
                        new Place("login", null, "/login"),
                        new Place("tasks", COORDINATOR, "/tasks?view=groups"),
                        new Place("ideas", COORDINATOR, "/ideas"),
                        new Place("board", COORDINATOR, "/board"),
                        new Place("idea", COORDINATOR, "/ideas/IDEA-2025-001"),
                        new Place("idea-new-errors", COORDINATOR, "/ideas/new", PagesAreAccessibleTest::check),
                        new Place("insight", MANAGER, "/insight"),
                        new Place("theme", MANAGER, "/insight/time"),
                        new Place("library", MANAGER, "/library"),
                        new Place("model-process", MANAGER, "/model/ideaDevelopment"),
                        new Place("model-table", MANAGER, "/model/tables/fastLane"),
                        new Place("me", MANAGER, "/me"))
                .map(place -> dynamicTest(place.name, () -> {
                    var page = visit(place);
                    picture(page, place.name + "-" + other);
                    var problems = Stream.of(
                                    PageChecks.axe(page),
                                    PageChecks.headAndHeading(page, other),
                                    PageChecks.paleWordsOfDrawings(page),
                                    troubles.stream())
                            .flatMap(found -> found)
                            .toList();
                    page.setViewportSize(320, 900);
                    assertThat(Stream.concat(problems.stream(), PageChecks.sidewaysScroll(page)))
                            .as(place.name + " " + place.path)
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> keyboardReachesAllOf() {
        var task = task(submit(Map.of("title", "Näppäimistöllä")), "taskScreenIdea", COORDINATOR);
        return Stream.of(
                        new Place("login", null, "/login"),
                        new Place("tasks", COORDINATOR, "/tasks?view=groups"),
                        new Place("task", COORDINATOR, "/tasks/" + task),
                        new Place("idea-new", PROPOSER, "/ideas/new"),
                        new Place("idea", COORDINATOR, "/ideas/IDEA-2025-001"),
                        new Place("discussion", COORDINATOR, "/ideas/IDEA-2025-001/discussion"),
                        new Place("theme", MANAGER, "/insight/time"),
                        new Place("model", MANAGER, "/model/ideaDevelopment"))
                .map(place -> dynamicTest(place.name, () -> {
                    var page = visit(place);
                    page.keyboard().press("Tab");
                    var first = page.evaluate("() => document.activeElement.className");
                    page.reload();
                    var walk = PageChecks.keyboardWalk(page).toList();
                    page.setViewportSize(320, 640);
                    page.reload();
                    assertThat(Stream.concat(walk.stream(), PageChecks.keyboardWalk(page)))
                            .isEmpty();
                    assertThat(first).isEqualTo("skip");
                }));
    }

    @Test
    void firstViewWeighsUnder150Kilobytes() {
        var page = stranger();
        signIn(page, COORDINATOR);
        var fresh = stranger();
        fresh.context().addCookies(page.context().cookies());
        var sizes = new ArrayList<Integer>();
        fresh.onRequestFinished(request -> {
            var size = request.sizes();
            sizes.add(size.responseBodySize + size.responseHeadersSize);
        });

        fresh.navigate(at("/tasks"), new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));

        assertThat(sizes).hasSizeGreaterThan(3);
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isBetween(10_000, 150_000);
        assertThat(troubles).isEmpty();
        page.context().close();
        fresh.context().close();
    }

    @Test
    void afterASwapFocusStaysAndThePageIsWhole() {
        var page = as(COORDINATOR);
        page.navigate(at("/tasks/" + task(submit(Map.of("title", "Vaihtuva")), "taskScreenIdea", COORDINATOR)));
        var before = page.locator("#questions .field").count();

        new Form(page, true).fill(Map.of("screeningOutcome", "continue"));

        assertThat(page.locator("#questions .field").count()).isNotEqualTo(before);
        assertThat(page.evaluate("() => document.activeElement.name")).isEqualTo("screeningOutcome");
        assertThat(PageChecks.axe(page)).isEmpty();
        PlaywrightAssertions.assertThat(page.locator(".saved[role=status]")).containsText("Tallennettu");
        assertThat(troubles).isEmpty();
    }

    @Test
    void summaryOfErrorsHasTheFocusAndLeadsToTheField() {
        var page = as(COORDINATOR);
        page.navigate(at("/ideas/new"));
        check(page);

        PlaywrightAssertions.assertThat(page.locator(".error-summary")).isFocused();
        assertThat(page.title()).startsWith("Virhe: ");
        page.locator(".error-summary a").first().click();
        assertThat(page.evaluate("() => document.activeElement.getAttribute('aria-invalid')"))
                .isEqualTo("true");
    }

    @Test
    void sessionIsProlongedWhenAskedBeforeItEnds() {
        var page = as(COORDINATOR);
        page.clock().install();
        page.navigate(at("/tasks"));
        page.focus(".views a");
        var dialog = page.locator("#session");

        page.clock().fastForward("24:00");
        PlaywrightAssertions.assertThat(dialog).isHidden();
        page.clock().fastForward("02:00");
        PlaywrightAssertions.assertThat(dialog).isVisible();
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("session-keep");
        assertThat(PageChecks.axe(page)).isEmpty();
        page.waitForResponse(response -> response.url().endsWith("/live"), () -> page.click("#session-keep"));
        PlaywrightAssertions.assertThat(dialog).isHidden();
        assertThat(page.evaluate("() => document.activeElement.matches('.views a')"))
                .isEqualTo(true);

        page.clock().fastForward("31:00");
        PlaywrightAssertions.assertThat(page.locator("#session-again")).isFocused();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".jpg"))
                .setType(ScreenshotType.JPEG)
                .setQuality(70)
                .setFullPage(true));
    }

    private static void check(Page page) {
        page.click("#answers button[value=check], #answers button[value=send]");
    }

    private Page visit(Place place) {
        var page = as(place.user);
        page.setViewportSize(1280, 900);
        var answer = page.navigate(at(place.path));
        assertThat(answer.ok()).as(place.name + " " + answer.status()).isEqualTo(!place.name.startsWith("error-"));
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
        places.add(new Place("withdraw", PROPOSER, "/ideas/" + fresh + "/withdraw"));
        places.add(
                new Place("error-403", "orkservicedesigner", "/tasks/" + task(fresh, "taskScreenIdea", COORDINATOR)));
        jdbc.sql("select status, min(id) as id from idea where id <> :fresh group by status")
                .param("fresh", fresh)
                .query()
                .listOfRows()
                .forEach(idea ->
                        places.add(new Place("idea-" + idea.get("status"), MANAGER, "/ideas/" + idea.get("id"))));
        jdbc.sql("select kind, min(id) as id from card where kind in (:kinds) group by kind")
                .param("kinds", List.of("understandingCard", "trialEvaluation"))
                .query()
                .listOfRows()
                .forEach(card -> places.add(new Place(
                        "card-" + card.get("kind"),
                        MANAGER,
                        "/ideas/" + ideaOf(card.get("id")) + "/cards/" + card.get("id"))));
        places.add(new Place("map", MANAGER, "/ideas/IDEA-2026-004/map"));
        formsOfTasks()
                .forEach((form, task) -> places.add(new Place(
                        "task-" + form,
                        performer(task),
                        "/tasks/" + task.path("id").asText())));
        for (var theme : List.of("flow", "time", "participation")) {
            places.add(new Place("theme-" + theme, MANAGER, "/insight/" + theme));
        }
        places.add(new Place("figure", MANAGER, "/insight", page -> follow(page, "/insight/figure/")));
        places.add(new Place("model-process", MANAGER, "/model/ideaDevelopment"));
        places.add(new Place("model-table", MANAGER, "/model", page -> follow(page, "/model/tables/")));
        places.add(new Place("blank-form", MANAGER, "/forms/understandingCard/print"));
        addresses()
                .filter(path -> !path.contains("{") && !path.equals("/login") && !path.contains("/check"))
                .filter(path -> !path.equals("/live") && !path.equals("/"))
                .forEach(path -> places.add(new Place(
                        path.substring(1).replace('/', '-'), path.equals("/admin") ? "admin" : MANAGER, path)));
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
        places.add(new Place("menu-open", COORDINATOR, "/tasks", page -> {
            page.setViewportSize(320, 900);
            page.click(".menu > summary");
        }));
        places.add(new Place("ideas-new-errors", PROPOSER, "/ideas/new", PagesAreAccessibleTest::check));
        places.add(new Place("ideas-new-check", PROPOSER, "/ideas/new", page -> {
            new Form(page, true).fill(intake());
            page.click("button[value=check]");
            page.waitForURL("**/check");
        }));
        places.add(new Place("discussion-errors", PROPOSER, "/ideas/IDEA-2025-001/discussion", page -> {
            page.click("main form button");
            page.waitForSelector(".error-summary");
        }));
        formsOfTasks().values().stream()
                .limit(3)
                .forEach(task -> places.add(new Place(
                        "task-" + task.path("formKey").asText() + "-errors",
                        performer(task),
                        "/tasks/" + task.path("id").asText(),
                        page -> {
                            if (page.locator("form[action$='/claim']").count() > 0) {
                                page.click("form[action$='/claim'] button");
                            }
                            check(page);
                        })));
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
