package fi.ideapolku.insight;

/** One figure's formula. Its name, definition and sentences are {@code insight.<key>.*} in each language. */
interface Metric {

    /** Its name in the address, as in {@code /api/insight/wip}. */
    String key();

    Finding find(History history, Period period);

    /** Whether it is about how people work: then it is not told of a sector in which fewer than five do (G6). */
    default boolean isAboutWork() {
        return false;
    }
}
