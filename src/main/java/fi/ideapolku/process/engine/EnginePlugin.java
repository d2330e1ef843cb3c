package fi.ideapolku.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Everything that the product changes in the engine: how forms come in, what listens, and what an expression may reach. */
@Component
class EnginePlugin extends AbstractProcessEnginePlugin {

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final ApplicationContext context;
    private final ObjectProvider<Moments> moments;
    private final PasswordPolicy passwordPolicy;

    /** @param moments looked up late: the rules behind it use services that the engine itself provides */
    EnginePlugin(ApplicationContext context, ObjectProvider<Moments> moments, PasswordPolicy passwordPolicy) {
        this.context = context;
        this.moments = moments;
        this.passwordPolicy = passwordPolicy;
    }

    /** @throws IllegalStateException unless the JVM runs in UTC: the engine's columns hold no zone, and its dates would shift */
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (!TimeZone.getDefault().hasSameRules(UTC)) {
            throw new IllegalStateException("The JVM's default time zone is %s; start it with -Duser.timezone=UTC"
                    .formatted(TimeZone.getDefault().getID()));
        }
        var tasks = new SubmittingTaskService();
        engine.setTaskService(tasks);
        engine.setFormService(new SubmittingFormService(tasks));
        engine.setCustomPreMigrationInstructionValidators(List.of(new StagesStayThemselves()));
        engine.setExpressionManager(new GuardedExpressions(context));
        engine.setPasswordEncryptor(new ArgonPasswords(() -> context.getBean(PasswordEncoder.class)));
        engine.setPasswordPolicy(passwordPolicy);
        engine.setCustomPreCommandInterceptorsTxRequired(interceptors(engine));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(interceptors(engine));
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new MomentsParseListener(moments::getObject));
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static List<CommandInterceptor> interceptors(ProcessEngineConfigurationImpl engine) {
        return List.of(new UnwrappedRefusals(), new NamedUsersOnly(engine::getIdentityService));
    }
}
