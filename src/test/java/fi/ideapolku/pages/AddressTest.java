package fi.ideapolku.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"kirje", "#{T(java.lang.Runtime)}", "{q}", "a&b=c", "100 % ä€ + ?", "//x", "%7B", ""})
    void whateverWasTypedComesBackFromTheQuery(String typed) {
        var address = Address.of("/tasks").with("q", typed).with("after", null).toString();
        var query = URI.create(address).getRawQuery();
        assertThat(query).startsWith("q=").doesNotContain("&", "after");
        assertThat(URLDecoder.decode(query.substring(2), StandardCharsets.UTF_8))
                .isEqualTo(typed);
    }
}
