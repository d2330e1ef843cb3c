package fi.ideapolku.api;

@OnH2
class IdeaRulesOnH2Test extends IdeaRules {}
