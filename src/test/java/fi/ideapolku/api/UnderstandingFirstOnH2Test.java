package fi.ideapolku.api;

@OnH2
class UnderstandingFirstOnH2Test extends UnderstandingFirst {}
