package fi.ideapolku.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** People whom a card's answers name: those of the questions that are answered with a person. */
@Component
class NamedInCards {

    private final ObjectMapper json;
    private final Set<String> questions = new HashSet<>();

    NamedInCards(ObjectMapper json) throws IOException {
        this.json = json;
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form")) {
            try (var form = file.getInputStream()) {
                json.readTree(form).findParents("valuesKey").stream()
                        .filter(question ->
                                "users".equals(question.path("valuesKey").asText()))
                        .forEach(question -> questions.add(question.path("key").asText()));
            }
        }
    }

    /** The answers, in which the people of whom it is true stand no more. @param content answers as JSON */
    String without(Predicate<String> person, String content) {
        try {
            var answers = json.readTree(content);
            for (var question : questions) {
                answers.findParents(question).forEach(parent -> {
                    var given = (ObjectNode) parent;
                    given.set(question, without(person, given.get(question)));
                });
            }
            return json.writeValueAsString(answers);
        } catch (IOException unreadable) {
            throw new IllegalStateException("A card's content is not JSON", unreadable);
        }
    }

    private static JsonNode without(Predicate<String> person, JsonNode answer) {
        if (answer instanceof ArrayNode several) {
            for (var i = 0; i < several.size(); i++) {
                several.set(i, without(person, several.get(i)));
            }
        } else if (answer.isTextual() && !answer.asText().isEmpty() && person.test(answer.asText())) {
            return TextNode.valueOf(PersonColumns.NOBODY);
        }
        return answer;
    }
}
