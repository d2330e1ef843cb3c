package fi.ideapolku.form;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** Evaluates the FEEL of forms; each expression is read once. */
final class Conditions {

    private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
    private final Map<String, Optional<ParsedExpression>> parsed = new ConcurrentHashMap<>();

    /** Whether the expression is FEEL. */
    boolean canRead(String expression) {
        return parse(expression).isPresent();
    }

    /** Whether the expression is true; one that cannot be read or evaluated is not. */
    boolean hold(String expression, Map<String, Object> scope) {
        return parsed.computeIfAbsent(expression, this::parse)
                .map(condition -> isTrue(condition, scope))
                .orElse(false);
    }

    private Optional<ParsedExpression> parse(String expression) {
        var text = expression.strip();
        var result = feel.parseExpression(text.startsWith("=") ? text.substring(1) : text);
        return result.isSuccess() ? Optional.of(result.parsedExpression()) : Optional.empty();
    }

    private boolean isTrue(ParsedExpression condition, Map<String, Object> scope) {
        try {
            var result = feel.evaluate(condition, scope);
            return result.isSuccess() && Boolean.TRUE.equals(result.result());
        } catch (RuntimeException strangeValue) {
            return false;
        }
    }
}
