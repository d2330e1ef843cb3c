package fi.ideapolku.form;

/**
 * Where a text holds personal data.
 *
 * @param kind {@code hetu}, {@code hetuLookalike}, {@code email}, {@code phone}, {@code iban} or {@code card}
 * @param start the first character, counted from nought
 * @param end the character after the last
 */
public record Finding(String kind, int start, int end) {}
