package fi.ideapolku.process.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.springframework.context.ApplicationContext;

/**
 * Expressions reach the {@link ModelBean}s only, and none is evaluated for a query: 7.24.0 has a known hole there that a query's
 * {@code orQueries} open although its settings forbid expressions (CVE-2026-109432).
 */
class GuardedExpressions extends SpringExpressionManager {

    GuardedExpressions(ApplicationContext context) {
        super(context, new ModelBeans(context));
    }

    @Override
    public ELContext getElContext(VariableScope scope) {
        if (scope == null) {
            throw new Refusal("Expressions in queries are disabled");
        }
        return super.getElContext(scope);
    }

    /** The model beans by their names, found when the first expression needs them. */
    private static class ModelBeans extends AbstractMap<Object, Object> {

        private final ApplicationContext context;
        private Map<String, ModelBean> beans;

        ModelBeans(ApplicationContext context) {
            this.context = context;
        }

        @Override
        public boolean containsKey(Object name) {
            return beans().containsKey(name);
        }

        @Override
        public Object get(Object name) {
            return beans().get(name);
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return beans().entrySet().stream()
                    .map(entry -> Map.<Object, Object>entry(entry.getKey(), entry.getValue()))
                    .collect(Collectors.toSet());
        }

        private synchronized Map<String, ModelBean> beans() {
            if (beans == null) {
                beans = context.getBeansOfType(ModelBean.class).values().stream()
                        .collect(Collectors.toMap(ModelBean::modelName, bean -> bean));
            }
            return beans;
        }
    }
}
