package fi.ideapolku.insight;

/**
 * One figure. Its name, definition and sentences are {@code insight.<key>.*} in each language.
 *
 * @param key its name in the address, as in {@code /api/insight/wip}
 * @param isAboutWork whether it is about how people work: then it is not told of a sector in which fewer than five do (G6)
 */
record Metric(String key, boolean isAboutWork, Formula formula) {

    /** How a figure's numbers come from what happened. */
    interface Formula {
        Finding find(History history, Period period);
    }

    static Metric of(String key, Formula formula) {
        return new Metric(key, false, formula);
    }

    static Metric ofWork(String key, Formula formula) {
        return new Metric(key, true, formula);
    }

    Finding find(History history, Period period) {
        return formula.find(history, period);
    }
}
