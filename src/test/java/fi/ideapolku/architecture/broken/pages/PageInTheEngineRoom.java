package fi.ideapolku.architecture.broken.pages;

import fi.ideapolku.architecture.broken.process.engine.EngineRoom;

/** A page that goes into the engine room. */
public record PageInTheEngineRoom(EngineRoom room) {}
