package fi.ideapolku.pages;

import java.util.List;
import java.util.Set;

/**
 * A card or record as people read it: questions and answers in the reader's language, unanswered ones left out.
 *
 * @param parts the form's sections that hold an answer
 */
record CardText(List<Part> parts) {

    /** A section of the form. */
    record Part(String title, List<Answer> answers) {}

    /**
     * A question and what was answered.
     *
     * @param lines one line, or one for each chosen or listed thing
     * @param isList whether the lines are things of a list
     */
    record Answer(String key, String label, List<String> lines, boolean isList) {

        public String text() {
            return String.join("\n", lines);
        }
    }

    List<Answer> answers() {
        return parts.stream().flatMap(part -> part.answers().stream()).toList();
    }

    /** The same without the answers to these questions. */
    CardText without(Set<String> keys) {
        return new CardText(parts.stream()
                .map(part -> new Part(
                        part.title(),
                        part.answers().stream()
                                .filter(answer -> !keys.contains(answer.key()))
                                .toList()))
                .filter(part -> !part.answers().isEmpty())
                .toList());
    }

    /** Only the answers to these questions, in the order of the form. */
    List<Answer> answersTo(List<String> keys) {
        return answers().stream().filter(answer -> keys.contains(answer.key())).toList();
    }
}
