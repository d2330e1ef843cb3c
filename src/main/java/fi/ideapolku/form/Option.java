package fi.ideapolku.form;

/** One choice of a field: the code that is stored and the label that is shown. */
public record Option(String value, Text label) {}
