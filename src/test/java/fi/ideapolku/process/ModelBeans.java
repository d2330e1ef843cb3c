package fi.ideapolku.process;

import fi.ideapolku.process.engine.ModelBean;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;

/** The beans that the product offers to its models, found in the code itself. */
final class ModelBeans {

    private static final Map<String, Class<?>> BEANS = scan();

    private ModelBeans() {}

    /** Whether {@code owner.method} can be called with that many arguments. */
    static boolean offers(String owner, String method, int arguments) {
        var bean = BEANS.get(owner);
        return bean != null
                && Arrays.stream(bean.getMethods())
                        .filter(each -> Modifier.isPublic(each.getModifiers()))
                        .anyMatch(each -> each.getName().equals(method) && each.getParameterCount() == arguments);
    }

    /** Whether a service task may delegate to it. */
    static boolean isAct(String name) {
        return BEANS.containsKey(name) && JavaDelegate.class.isAssignableFrom(BEANS.get(name));
    }

    private static Map<String, Class<?>> scan() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ModelBean.class));
        return scanner.findCandidateComponents("fi.ideapolku").stream()
                .<Class<?>>map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null))
                .filter(Predicate.not(Class::isInterface))
                .collect(Collectors.toMap(ModelBeans::nameOf, type -> type));
    }

    private static String nameOf(Class<?> type) {
        return ((ModelBean) new SpringObjenesis().newInstance(type)).modelName();
    }
}
