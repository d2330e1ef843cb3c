package fi.ideapolku.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;

/** Who may reach what: the engine from which module, its inside from which package, and a module from which other. */
final class ArchitectureRules {

    private static final DescribedPredicate<JavaClass> ENGINE = resideInAPackage("org.camunda..");

    /** Without who is signed in: the engine's public services answer with it. */
    private static final DescribedPredicate<JavaClass> INSIDE = resideInAPackage("org.camunda.bpm.engine.impl..")
            .and(describe(
                    "not public",
                    (JavaClass type) -> !type.getName().equals("org.camunda.bpm.engine.impl.identity.Authentication")));

    /** Plugin, parse listener, services, interceptor and validator (ADR 1), clock, and what a refused form and a password are to it. */
    private static final Set<String> EXTENSION_POINTS = Set.of(
            "cfg.AbstractProcessEnginePlugin",
            "cfg.ProcessEngineConfigurationImpl",
            "bpmn.parser.AbstractBpmnParseListener",
            "bpmn.parser.BpmnParseListener",
            "bpmn.behavior.UserTaskActivityBehavior",
            "bpmn.behavior.CallableElementActivityBehavior",
            "interceptor.Command",
            "interceptor.CommandExecutor",
            "interceptor.CommandInterceptor",
            "migration.validation.instruction.MigrationInstructionValidator",
            "migration.validation.instruction.MigrationInstructionValidationReportImpl",
            "migration.validation.instruction.ValidatingMigrationInstruction",
            "migration.validation.instruction.ValidatingMigrationInstructions",
            "persistence.entity.ProcessDefinitionEntity",
            "pvm.process.ActivityImpl",
            "pvm.process.ScopeImpl",
            "core.variable.mapping.IoMapping",
            "task.TaskDefinition",
            "util.xml.Element",
            "TaskServiceImpl",
            "FormServiceImpl",
            "util.ClockUtil",
            "form.validator.FormFieldValidationException",
            "digest.PasswordEncryptor");

    private final String base;

    /** @param base the package of the application, or one of samples that break the rules */
    ArchitectureRules(String base) {
        this.base = base;
    }

    List<ArchRule> all() {
        return List.of(
                insideIsOnePackage(),
                insideIsFivePoints(),
                recordsKnowNoEngine(),
                picturesReadModelsOnly(),
                shellSignsIn(),
                interfacesKnowWhatItThrows(),
                engineRoomIsClosed(),
                queriesAreTheEngines(),
                processIsNotKnown());
    }

    private ArchRule insideIsOnePackage() {
        return noClasses()
                .that(not(in("process.engine")))
                .should()
                .dependOnClassesThat(INSIDE)
                .as("the inside of the engine is touched in process.engine alone");
    }

    private ArchRule insideIsFivePoints() {
        var others = describe(
                "no extension point",
                (JavaClass type) -> EXTENSION_POINTS.stream()
                        .map(point -> "org.camunda.bpm.engine.impl." + point)
                        .noneMatch(point ->
                                type.getName().equals(point) || type.getName().startsWith(point + "$")));
        return noClasses()
                .that(in("process.engine"))
                .should()
                .dependOnClassesThat(INSIDE.and(others))
                .as("process.engine extends the engine at the named points alone");
    }

    private ArchRule recordsKnowNoEngine() {
        return noClasses()
                .that(in("idea", "card", "task", "notification", "knowledge", "audit"))
                .should()
                .dependOnClassesThat(ENGINE)
                .as("ideas, cards, the task list, messages, knowledge and audit know no engine");
    }

    private ArchRule picturesReadModelsOnly() {
        return noClasses()
                .that(in("insight", "drawing"))
                .should()
                .dependOnClassesThat(
                        ENGINE.and(not(resideInAnyPackage("org.camunda.bpm.model..", "org.camunda.bpm.dmn.."))))
                .as("insight and drawing read models and decision tables, and know no process engine");
    }

    private ArchRule shellSignsIn() {
        return noClasses()
                .that(in("web"))
                .should()
                .dependOnClassesThat(ENGINE.and(not(resideInAnyPackage(
                                "org.camunda.bpm.engine.rest.security.auth..", "org.camunda.bpm.webapp..")))
                        .and(not(describe(
                                "identity service",
                                (JavaClass type) -> type.getName().equals("org.camunda.bpm.engine.IdentityService")))))
                .as("the shell reaches the engine to sign people in, for nothing else");
    }

    /** AUZ-9: whoever asks the engine does so through a use case, which names its user ({@code NamedUsersOnly}). */
    private ArchRule interfacesKnowWhatItThrows() {
        return noClasses()
                .that(in("api", "pages"))
                .should()
                .dependOnClassesThat(ENGINE.and(not(assignableTo(ProcessEngineException.class))))
                .as("pages and interface know of the engine only what it throws");
    }

    private ArchRule engineRoomIsClosed() {
        return noClasses()
                .that(not(in("process")))
                .should()
                .dependOnClassesThat(in("process.engine")
                        .and(not(describe(
                                "a refusal",
                                (JavaClass type) -> type.getSimpleName().equals("Refusal")))))
                .as("nothing outside the process module uses process.engine, but for its refusals");
    }

    /** ENG-6: what a caller asks for never becomes SQL of the engine's. */
    private ArchRule queriesAreTheEngines() {
        return noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching("createNative.*Query")))
                .as("nobody writes SQL for the engine");
    }

    private ArchRule processIsNotKnown() {
        return noClasses()
                .that(in(
                        "organisation",
                        "form",
                        "idea",
                        "card",
                        "task",
                        "notification",
                        "knowledge",
                        "audit",
                        "insight"))
                .should()
                .dependOnClassesThat(in("process", "api", "pages"))
                .as("process, interface and pages know the other modules, and are not known by them");
    }

    private DescribedPredicate<JavaClass> in(String... modules) {
        return resideInAnyPackage(
                Stream.of(modules).map(module -> base + "." + module + "..").toArray(String[]::new));
    }
}
