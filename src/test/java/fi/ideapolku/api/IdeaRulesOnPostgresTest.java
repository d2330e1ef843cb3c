package fi.ideapolku.api;

@OnPostgres
class IdeaRulesOnPostgresTest extends IdeaRules {}
