package fi.ideapolku.api;

import static fi.ideapolku.api.Answers.TEXT;
import static fi.ideapolku.api.Answers.intake;
import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.process.engine.ModelBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.ResponseEntity;

/** No expression of a caller is ever evaluated, and what the engine hands out is nothing that a browser would run (ENG-1, ENG-4, ENG-6, ENG-9). */
@OnH2
class EngineClosedTest extends LiveIdeas {

    private static final String EXPRESSION =
            "${''.getClass().forName('%s').newInstance()}".formatted(Evaluated.class.getName());

    @Autowired
    ApplicationContext application;

    /** Made by an expression that somebody evaluates. */
    public static class Evaluated {

        static final AtomicInteger TIMES = new AtomicInteger();

        public Evaluated() {
            TIMES.incrementAndGet();
        }
    }

    @BeforeEach
    void nothingEvaluated() {
        Evaluated.TIMES.set(0);
    }

    static Stream<String> expressionKeys() {
        return Arrays.stream(TaskQueryDto.class.getMethods())
                .map(method -> method.getName())
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4))
                .sorted();
    }

    @Test // the test of the tests below
    void expressionTellsWhenItIsEvaluated() {
        assertThat(expressionKeys()).hasSizeGreaterThanOrEqualTo(20);
        evaluate(new JuelExpressionManager(), EXPRESSION);
        assertThat(Evaluated.TIMES.get()).isEqualTo(1);
    }

    @ParameterizedTest // ENG-1 (CVE-2026-109432)
    @MethodSource("expressionKeys")
    void expressionInAQueryIsNeverEvaluatedWhereverItStands(String key) {
        var plain = Map.<String, Object>of(key, EXPRESSION);
        var or = Map.<String, Object>of("orQueries", List.of(plain));
        for (var query : List.of(plain, or, Map.<String, Object>of("orQueries", List.of(or)))) {
            for (var path :
                    List.of("/engine-rest/task", "/engine-rest/task/count", "/engine-rest/engine/default/task")) {
                assertThat(status(post("admin", path, query)))
                        .as(path + " " + query)
                        .isIn(isDeep(query) ? List.of(200, 400) : List.of(400));
            }
            var filter = Map.of("resourceType", "Task", "name", "x", "query", query, "properties", Map.of());
            for (var path : List.of("/filter/create", "/filter/x/list", "/filter/x/count", "/history/task")) {
                assertThat(status(post("admin", "/engine-rest" + path, filter)))
                        .as(path)
                        .isEqualTo(403);
            }
        }
        assertThat(http.withBasicAuth("admin", "demo")
                        .getForEntity("/engine-rest/task?" + key + "={x}", String.class, EXPRESSION)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(Evaluated.TIMES.get()).isZero();
    }

    /** An or-query within an or-query: the engine passes it over. */
    private static boolean isDeep(Map<String, Object> query) {
        return query.toString().split("orQueries").length > 2;
    }

    @Test // ENG-1: a filter that somebody made by another way, and one that a caller asks to narrow
    void expressionOfAKeptFilterOrAddedToOneIsNeverEvaluated() {
        var filters = engine.getFilterService();
        var tasks = engine.getTaskService();
        var kept = filters.newTaskFilter("kept").setQuery(tasks.createTaskQuery());
        filters.saveFilter(kept);
        assertThat(filters.count(kept.getId())).isNotNegative();
        var refused = 0;
        for (var hostile : List.of(
                tasks.createTaskQuery().taskAssigneeExpression(EXPRESSION),
                tasks.createTaskQuery().or().taskAssigneeExpression(EXPRESSION).endOr())) {
            try {
                filters.list(kept.getId(), hostile);
                filters.saveFilter(kept.setQuery(hostile));
                filters.list(kept.getId());
            } catch (ProcessEngineException refusal) {
                refused++;
            }
        }
        filters.deleteFilter(kept.getId());
        assertThat(refused).isPositive();
        assertThat(Evaluated.TIMES.get()).isZero();
    }

    @Test // ENG-4
    void expressionOfAModelReachesTheBeansOfModelsAndNoOther() {
        var expressions = configuration().getExpressionManager();
        var reached = new TreeSet<String>();
        for (var name : application.getBeanDefinitionNames()) {
            if (name.matches("[A-Za-z_]\\w*")) {
                try {
                    evaluate(expressions, "${" + name + "}");
                    reached.add(name);
                } catch (ProcessEngineException unknown) {
                    assertThat(unknown.getMessage()).contains("Unknown property");
                }
            }
        }
        var ofModels = application.getBeansOfType(ModelBean.class).values().stream()
                .map(ModelBean::modelName)
                .toList();
        assertThat(ofModels).containsAll(reached).hasSizeGreaterThan(5);
        assertThat(evaluate(expressions, "${" + ofModels.get(0) + "}")).isInstanceOf(ModelBean.class);
    }

    private Object evaluate(ExpressionManager expressions, String expression) {
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(context -> expressions.createExpression(expression).getValue(new ExecutionEntity()));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Test // ENG-4: also through the names, dates and people that the engine evaluates for a task
    void whatAPersonWritesIsNoExpression() {
        var hostile = EXPRESSION + " #{1+1} " + TEXT;
        var values = new LinkedHashMap<String, Object>(intake());
        for (var text : List.of("title", "problemStatement", "endCustomer")) {
            values.put(text, text.equals("title") ? EXPRESSION : hostile);
        }
        var id = submit(values);
        for (var field : List.of("cardOwner", "leadSectorId", "screeningOutcome", "ideaType")) {
            var task = tasks(id).get(0).path("id").asText();
            var screening = new LinkedHashMap<String, Object>(Answers.screening());
            screening.put(field, EXPRESSION);
            assertThat(status(answer("sectorcoordinatorulo", task, screening))).isEqualTo(422);
        }
        screen(id, Map.of());
        var task = tasks(id).get(0).path("id").asText();
        var understanding = new LinkedHashMap<String, Object>(Answers.understanding());
        understanding.replaceAll((key, value) -> TEXT.equals(value) ? hostile : value);
        assertThat(status(answer("sectorownerulo", task, understanding))).isEqualTo(200);
        assertThat(idea(id).toString()).contains(EXPRESSION);
        assertThat(Evaluated.TIMES.get()).isZero();
    }

    @ParameterizedTest // ENG-6
    @ValueSource(
            strings = {
                "/engine-rest/task?sortBy=id_;drop table idea&sortOrder=asc",
                "/engine-rest/task?sortBy=created&sortOrder=asc,(select 1)",
                "/engine-rest/process-instance?sortBy=(select 1)&sortOrder=asc",
                "/engine-rest/task?processVariables=a_drop_b",
                "/engine-rest/history/task?sortBy=1&sortOrder=desc"
            })
    void orderThatTheEngineDoesNotKnowIsRefused(String path) {
        assertThat(http.withBasicAuth("admin", "demo")
                        .getForEntity(path, String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @ParameterizedTest // ENG-6
    @ValueSource(strings = {"%", "_", "%' or '1'='1", "!"})
    void signOfASearchPatternIsSearchedForAsItself(String sign) {
        submit(Map.of("title", "Tavallinen otsikko"));
        var found = http.withBasicAuth("orkcoordinator", "demo")
                .getForObject("/api/ideas?q={q}", com.fasterxml.jackson.databind.JsonNode.class, sign);
        assertThat(stream(found.path("items")).map(idea -> idea.path("title").asText()))
                .allMatch(title -> title.contains(sign));
    }

    @ParameterizedTest // ENG-9
    @ValueSource(strings = {"text/html", "image/svg+xml"})
    void fileOfTheEngineIsADownloadThatNothingRuns(String type) {
        var id = submit(Map.of());
        var instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .list()
                .get(0)
                .getId();
        var file = Variables.fileValue("x.html")
                .file("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8))
                .mimeType(type)
                .create();
        engine.getRuntimeService().setVariable(instance, "file", file);
        ResponseEntity<String> answer = http.withBasicAuth("admin", "demo")
                .getForEntity("/engine-rest/process-instance/" + instance + "/variables/file/data", String.class);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).startsWith("attachment");
        assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).contains("default-src 'self'");
    }

    @Test // INP-2
    void whatTheEngineCannotKeepIsRefusedBeforeItTries() {
        var start = "/engine-rest/process-definition/key/ideaDevelopment/start";
        assertThat(status(post("admin", start, Map.of("businessKey", "x".repeat(256)))))
                .isBetween(400, 499);
        var long4001 = Map.of("title", Map.of("value", "x".repeat(4001), "type", "String"));
        assertThat(status(post("admin", start, Map.of("variables", long4001)))).isBetween(400, 499);
        var task = tasks(submit(Map.of())).get(0).path("id").asText();
        var answer = answer(
                "sectorcoordinatorulo",
                task,
                Map.of("screeningOutcome", "notAnIdea", "redirectReason", "x".repeat(4001)));
        assertThat(status(answer)).isEqualTo(422);
        assertThat(answer.getBody().toString()).contains("merkkiä").doesNotContain("Exception");
    }
}
