package fi.ideapolku.architecture.broken.insight;

import fi.ideapolku.architecture.broken.pages.PageThatStarts;

/** A metric that stands on a page, and on the engine. */
public record MetricOfThePages(PageThatStarts page, org.camunda.bpm.engine.HistoryService history) {}
