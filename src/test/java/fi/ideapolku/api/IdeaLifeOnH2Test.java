package fi.ideapolku.api;

@OnH2
class IdeaLifeOnH2Test extends IdeaLife {}
