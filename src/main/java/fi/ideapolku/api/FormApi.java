package fi.ideapolku.api;

import com.fasterxml.jackson.databind.JsonNode;
import fi.ideapolku.process.OpenForm;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The newest version of each form, in the reader's language. */
@RestController
class FormApi {

    private final OpenForm forms;

    FormApi(OpenForm forms) {
        this.forms = forms;
    }

    @GetMapping("/api/forms/{key}")
    JsonNode form(@PathVariable String key, Locale locale) {
        return forms.latest(key, locale);
    }
}
