package fi.ideapolku.pages;

import fi.ideapolku.card.Library;
import fi.ideapolku.task.Page;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the reader looks for in the library or among the lessons, as the address holds it; null leaves a filter out.
 *
 * @param kind one of the kinds that the page shows
 */
record LibraryFilter(
        String q, String kind, String lifeEvent, String sector, String customers, String method, String status) {

    LibraryFilter {
        q = given(q);
        kind = given(kind);
        lifeEvent = given(lifeEvent);
        sector = given(sector);
        customers = given(customers);
        method = given(method);
        status = given(status);
    }

    /** The query for a page of these kinds. */
    Library.Query query(List<String> kinds, Page page) {
        return new Library.Query(
                kind != null && kinds.contains(kind) ? List.of(kind) : kinds,
                q,
                lifeEvent,
                sector,
                customers,
                method,
                status,
                page.after(),
                page.afterId(),
                page.size());
    }

    /** How many filters are set. */
    public int used() {
        return (int) Stream.of(q, kind, lifeEvent, sector, customers, method, status)
                .filter(Objects::nonNull)
                .count();
    }

    /** An address with these filters that goes on after a row; null begins anew. */
    public String at(String path, String after) {
        return Address.of(path)
                .with("q", q)
                .with("kind", kind)
                .with("lifeEvent", lifeEvent)
                .with("sector", sector)
                .with("customers", customers)
                .with("method", method)
                .with("status", status)
                .with("after", after)
                .toString();
    }

    private static String given(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
