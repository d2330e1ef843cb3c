package fi.ideapolku.api;

@OnPostgres
class IdeaActsOnPostgresTest extends IdeaActs {}
