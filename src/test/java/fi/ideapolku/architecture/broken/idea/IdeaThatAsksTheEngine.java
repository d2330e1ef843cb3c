package fi.ideapolku.architecture.broken.idea;

import org.camunda.bpm.engine.RuntimeService;

/** An idea that asks the engine. */
public record IdeaThatAsksTheEngine(RuntimeService engine) {}
