package fi.ideapolku.api;

@OnH2
class EngineRestLifeOnH2Test extends EngineRestLife {}
