package fi.ideapolku.architecture.broken.web;

import org.camunda.bpm.engine.DecisionService;

/** A shell that asks for more than who is signed in. */
public record ShellThatDecides(DecisionService decisions) {}
