package fi.ideapolku.process.engine;

/** A bean that expressions of the models may name; no other bean is within their reach. */
public interface ModelBean {

    /** The name in expressions, for example {@code routing} in <code>${routing.owner(execution)}</code>. */
    String modelName();
}
