package fi.ideapolku.pages;

import java.util.Map;

/**
 * What came from a page with a form.
 *
 * @param values the answers, with those that the page did not show taken from the draft
 * @param seen the version of the draft that the page was made from, 0 for none
 * @param page which open page it was
 * @param action the button that was pressed, in parts
 * @param language the language that was chosen instead of a button, or null
 */
record Written(Map<String, Object> values, int seen, String page, String[] action, String language) {

    boolean is(String name) {
        return action[0].equals(name);
    }

    /** Whether nothing is to be kept: rows come or go, or the questions are to fit the answers. */
    boolean onlyChangesThePage() {
        return language == null && (is("add") || is("remove") || is("refresh"));
    }
}
