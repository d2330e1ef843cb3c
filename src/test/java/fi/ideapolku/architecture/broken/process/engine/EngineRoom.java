package fi.ideapolku.architecture.broken.process.engine;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** An engine room that goes deeper than the extension points. */
public record EngineRoom(CommandContext context) {}
