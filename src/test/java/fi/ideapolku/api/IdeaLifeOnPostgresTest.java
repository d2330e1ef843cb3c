package fi.ideapolku.api;

@OnPostgres
class IdeaLifeOnPostgresTest extends IdeaLife {}
