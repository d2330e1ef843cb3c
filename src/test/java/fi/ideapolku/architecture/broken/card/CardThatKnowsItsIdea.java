package fi.ideapolku.architecture.broken.card;

import fi.ideapolku.architecture.broken.idea.IdeaThatAsksTheEngine;

/** A card that knows ideas without saying so. */
public record CardThatKnowsItsIdea(IdeaThatAsksTheEngine idea) {}
