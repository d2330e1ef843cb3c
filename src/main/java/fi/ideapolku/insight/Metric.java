package fi.ideapolku.insight;

/**
 * One figure. Its name, definition and sentences are {@code insight.<key>.*} in each language.
 *
 * @param key its name in the address, as in {@code /api/insight/wip}
 * @param compared which of the values that its sentence tells is compared with the period before; -1 for none
 * @param isAboutWork whether it is about how people work: then it is not told of a sector in which fewer than five do (G6)
 */
record Metric(String key, boolean isAboutWork, int compared, Formula formula) {

    /** How a figure's numbers come from what happened. */
    interface Formula {
        Finding find(History history, Period period);
    }

    static Metric of(String key, Formula formula) {
        return new Metric(key, false, 0, formula);
    }

    static Metric ofWork(String key, Formula formula) {
        return new Metric(key, true, 0, formula);
    }

    Metric comparing(int value) {
        return new Metric(key, isAboutWork, value, formula);
    }

    Finding find(History history, Period period) {
        return formula.find(history, period);
    }
}
