package fi.ideapolku.web;

import java.util.List;

/**
 * An entry of the main navigation.
 *
 * @param href address of the page, also of all below it
 * @param textKey key of its text
 * @param roles who sees it; nobody named: everybody
 */
public record Navigation(String href, String textKey, String... roles) {

    static final List<Navigation> ENTRIES = List.of(
            new Navigation("/tasks", "shell.nav.tasks"),
            new Navigation("/ideas", "shell.nav.ideas"),
            new Navigation("/board", "shell.nav.board"),
            new Navigation("/insight", "shell.nav.insight"),
            new Navigation("/library", "shell.nav.library"),
            new Navigation("/lessons", "shell.nav.lessons"),
            new Navigation("/model", "shell.nav.model"),
            new Navigation("/admin", "shell.nav.admin", "admin", "processOwner"));

    boolean isFor(Shell shell) {
        return roles.length == 0 || shell.isIn(roles);
    }
}
