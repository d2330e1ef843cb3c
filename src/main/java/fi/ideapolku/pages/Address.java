package fi.ideapolku.pages;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The address of a page with what a person chose or typed in its query, whatever that is. */
final class Address {

    private final UriComponentsBuilder address;

    private Address(String path) {
        address = UriComponentsBuilder.fromPath(path);
    }

    static Address of(String path) {
        return new Address(path);
    }

    /** Adds a parameter; none for null. */
    Address with(String name, String value) {
        if (value != null) {
            address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
        return this;
    }

    @Override
    public String toString() {
        return address.build(true).toUriString();
    }
}
