package fi.ideapolku.web;

/**
 * A step of the way back, as the model attribute {@code crumbs} lists them.
 *
 * @param href address of the page
 * @param text its name in the reader's language
 */
public record Crumb(String href, String text) {}
