package fi.ideapolku.pages;

import fi.ideapolku.idea.Portfolio;
import fi.ideapolku.process.IdeaAccess;
import fi.ideapolku.task.Page;

/**
 * What the reader looks for in the portfolio, as the address holds it; null leaves a filter out.
 *
 * @param q text in the title or the id
 */
record IdeaFilter(String stage, String sector, String status, String lane, String q) {

    IdeaFilter {
        stage = given(stage);
        sector = given(sector);
        status = given(status);
        lane = given(lane);
        q = given(q);
    }

    /** The query for what this reader may see. */
    Portfolio.Query query(IdeaAccess access, String reader, Page page) {
        return new Portfolio.Query(
                status,
                stage,
                sector,
                lane,
                q,
                reader,
                access.screensSectors(reader),
                access.seesAll(reader),
                page.after(),
                page.afterId(),
                page.size());
    }

    /** The board shows open ideas by stage: there these two are not chosen. */
    IdeaFilter ofBoard() {
        return new IdeaFilter(null, sector, null, lane, q);
    }

    /** How many filters are set. */
    public int used() {
        return (int) java.util.stream.Stream.of(stage, sector, status, lane, q)
                .filter(java.util.Objects::nonNull)
                .count();
    }

    /** An address with these filters. */
    public String at(String path) {
        return address(path, this).toString();
    }

    /** An address with these filters that goes on after a row. */
    public String after(String path, String next) {
        return address(path, this).with("after", next).toString();
    }

    /** The list of the open ideas in a stage. */
    public String inStage(String key) {
        return address("/ideas", new IdeaFilter(key, sector, "open", lane, q)).toString();
    }

    /** The list of the ideas that have a status. */
    public String withStatus(String code) {
        return address("/ideas", new IdeaFilter(null, sector, code, lane, q)).toString();
    }

    private static Address address(String path, IdeaFilter filter) {
        return Address.of(path)
                .with("stage", filter.stage())
                .with("sector", filter.sector())
                .with("status", filter.status())
                .with("lane", filter.lane())
                .with("q", filter.q());
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
