package fi.ideapolku.architecture.broken.pages;

import org.camunda.bpm.engine.RuntimeService;

/** A page that starts processes itself. */
public record PageThatStarts(RuntimeService engine) {}
