package fi.ideapolku.api;

@OnPostgres
class EngineRestLifeOnPostgresTest extends EngineRestLife {}
