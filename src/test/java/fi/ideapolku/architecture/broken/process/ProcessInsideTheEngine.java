package fi.ideapolku.architecture.broken.process;

import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A process that touches the inside of the engine. */
public record ProcessInsideTheEngine(ClockUtil clock) {}
