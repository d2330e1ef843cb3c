package fi.ideapolku.api;

@OnH2
class IdeaActsOnH2Test extends IdeaActs {}
