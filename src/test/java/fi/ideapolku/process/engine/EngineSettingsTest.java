package fi.ideapolku.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.ideapolku.audit.Audit;
import fi.ideapolku.web.OverHttp;
import fi.ideapolku.web.Visitor;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.beans.BeanWrapperImpl;
import org.springframework.beans.factory.annotation.Autowired;

/** How the engine is closed (ENG-2, ENG-3, ENG-5, ENG-7, ENG-8). */
class EngineSettingsTest extends OverHttp {

    private static final Path GOLDEN = Path.of("src/test/resources/security/engine-settings.txt");

    @Autowired
    ProcessEngine engine;

    @Autowired
    IdentityService identities;

    @Test // ENG-8
    void settingsAreThoseOfTheCheckedInList() throws IOException {
        var settings = new BeanWrapperImpl(engine.getProcessEngineConfiguration());
        var expected = Files.readAllLines(GOLDEN).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(expected).hasSizeGreaterThan(20).allSatisfy(line -> {
            var name = line.split(" =", 2)[0];
            var actual = Objects.toString(settings.getPropertyValue(name), "");
            assertThat((name + " = " + actual).strip()).isEqualTo(line.strip());
        });
    }

    @Test // ENG-8
    void passwordsAreHashedByArgon2() {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.getPasswordManager().encrypt("x")).startsWith("{argon2id}$argon2id$");
    }

    @Test // ENG-3
    void noScriptCanRun() {
        assertThat(new ScriptEngineManager().getEngineFactories())
                .extracting(factory -> factory.getEngineName().toLowerCase(java.util.Locale.ROOT))
                .allMatch(name -> name.contains("juel") || name.contains("feel"));
    }

    @Test // ENG-5
    void modelWithADocumentTypeIsRefusedAndFetchesNothing() throws IOException {
        try (var listener = new ServerSocket(0)) {
            listener.setSoTimeout(200);
            var model = """
                    <?xml version="1.0"?>
                    <!DOCTYPE d [<!ENTITY x SYSTEM "http://localhost:%d/x">]>
                    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
                    <process id="p" name="&x;"/></definitions>""".formatted(listener.getLocalPort());
            assertThatThrownBy(() -> engine.getRepositoryService()
                            .createDeployment()
                            .addString("x.bpmn", model)
                            .deploy())
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("DOCTYPE");
            assertThatThrownBy(listener::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test // ENG-7
    void javaObjectIsNeitherKeptNorRead() {
        var value = Variables.serializedObjectValue("rO0ABXQAAXg=")
                .serializationDataFormat("application/x-java-serialized-object")
                .objectTypeName("java.lang.String")
                .create();
        var runtime = engine.getRuntimeService();
        var id = runtime.createProcessInstanceQuery().listPage(0, 1).get(0).getId();
        assertThatThrownBy(() -> runtime.setVariable(id, "x", value)).isInstanceOf(ProcessEngineException.class);
    }

    @Test // AUZ-10
    void commandOfAWebRequestWithoutAUserIsRefused() {
        MDC.put(Audit.CORRELATION_ID, "test");
        try {
            assertThatThrownBy(() -> engine.getTaskService().createTaskQuery().count())
                    .isInstanceOf(AuthorizationException.class);
            assertThatThrownBy(() -> engine.getRuntimeService().startProcessInstanceByKey("ideaDevelopment"))
                    .isInstanceOf(AuthorizationException.class);
            identities.setAuthenticatedUserId("reader");
            assertThat(engine.getTaskService().createTaskQuery().count()).isPositive();
        } finally {
            identities.clearAuthentication();
            MDC.remove(Audit.CORRELATION_ID);
        }
    }

    @ParameterizedTest // ENG-3, ENG-10, F1: the copy under the web apps counts too
    @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
    void deploymentsScriptsFiltersAndModificationsAreClosedToTheAdministratorToo(String root) {
        var admin = new Visitor(port);
        admin.signIn("admin", "demo");
        var token = admin.token();
        for (var path : List.of(
                "/deployment/create",
                "/filter/create",
                "/process-instance/x/modification",
                "/process-instance/x/variables/y",
                "/migration/execute",
                "/execution/x/signal",
                "/task/x/bpmnError",
                "/external-task/fetchAndLock",
                "/batch/x/suspended",
                "/condition",
                "/signal",
                "/user/create",
                "/authorization/create")) {
            assertThat(admin.postJson(root + path, "{}", "X-CSRF-TOKEN", token, "X-XSRF-TOKEN", token)
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whoIsSignedInWithUsIsSignedInToTheWebApps() {
        var admin = new Visitor(port);
        admin.signIn("admin", "demo");
        assertThat(admin.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(admin.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"admin\"");
        assertThat(admin.get("/camunda/api/engine/engine/default/task?maxResults=1")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest // ENG-2
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/default/user/create;x=1",
                "/camunda//api/admin/setup/default/user/create",
                "/camunda/api/./admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/CAMUNDA/api/admin/setup/default/user/create"
            })
    void nobodyMakesAnAdministratorByTheSetUp(String path) {
        var before = identities.createUserQuery().count();
        var body = "{\"profile\":{\"id\":\"evil\"},\"credentials\":{\"password\":\"gjtkwmbhdxzrvlnp\"}}";
        assertThat(visitor.postJson(path, body).statusCode()).isGreaterThanOrEqualTo(302);
        var admin = new Visitor(port);
        admin.signIn("admin", "demo");
        assertThat(admin.postJson(path, body, "X-CSRF-TOKEN", admin.token()).statusCode())
                .isIn(400, 403, 404, 405);
        assertThat(identities.createUserQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest // AUZ-3
    @ValueSource(
            strings = {
                "/engine-rest/task;x=1?maxResults=1",
                "//engine-rest/task?maxResults=1",
                "/engine-rest//task?maxResults=1",
                "/engine-rest/./task?maxResults=1",
                "/x/../engine-rest/task?maxResults=1",
                "/engine-rest/%74ask?maxResults=1",
                "/%65ngine-rest/task?maxResults=1",
                "/engine-rest/task/?maxResults=1",
                "/ENGINE-REST/task?maxResults=1",
                "/camunda/api/engine/engine/default/task?maxResults=1",
                "/camunda/api/engine/engine/default/task;x=1?maxResults=1",
                "/camunda/api/cockpit/plugin/base/default/process-definition",
                "/camunda/app/cockpit/default/"
            })
    void noSpellingOfAPathOpensTheEngineToStaff(String path) {
        var staff = new Visitor(port);
        staff.signIn("sectorstaffulo", "demo");
        for (var method : List.of("GET", "HEAD", "OPTIONS", "POST")) {
            for (var headers : List.of(
                    Map.of("X-HTTP-Method-Override", "GET"),
                    Map.of("X-Original-URL", "/engine-rest/task"),
                    Map.of("X-Forwarded-Prefix", "/engine-rest"))) {
                var header = headers.entrySet().iterator().next();
                var asStaff = staff.send(method, path, "{}", header.getKey(), header.getValue());
                assertThat(asStaff.statusCode())
                        .as(method + " " + path)
                        .isNotEqualTo(200)
                        .isLessThan(500);
                assertThat(visitor.send(method, path, "{}", header.getKey(), header.getValue())
                                .statusCode())
                        .as(method + " " + path)
                        .isNotEqualTo(200);
            }
        }
    }
}
