package fi.ideapolku.api;

@OnPostgres
class UnderstandingFirstOnPostgresTest extends UnderstandingFirst {}
