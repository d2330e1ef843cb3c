package fi.ideapolku.pages;

import fi.ideapolku.form.Field;
import fi.ideapolku.form.FormSchema;
import fi.ideapolku.form.Text;
import fi.ideapolku.process.OpenForm;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Blank cards on paper, for a workshop or the field (S78). */
@Controller
class BlankForms {

    private static final Set<String> ON_PAPER =
            Set.of("understandingCard", "understandingCardLight", "ideaCard", "evidenceRecord");

    private final OpenForm forms;

    BlankForms(OpenForm forms) {
        this.forms = forms;
    }

    /** A section of the form on paper. */
    record PaperSection(String title, List<Question> questions) {}

    /**
     * A question on paper.
     *
     * @param choices to tick; empty for one that is answered in writing
     * @param lines how many lines to write on
     */
    record Question(String label, String help, List<String> choices, List<Integer> lines) {}

    @GetMapping("/forms/{key}/print")
    String print(@PathVariable String key, Model model, Locale locale) {
        if (!ON_PAPER.contains(key)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("kind", fi.ideapolku.card.Cards.kindOf(key));
        model.addAttribute("sections", sections(forms.newestSchema(key), locale));
        return "blank-form";
    }

    private static List<PaperSection> sections(FormSchema form, Locale locale) {
        return form.sections().stream()
                .map(section -> new PaperSection(
                        text(section.label(), locale),
                        section.fields().stream()
                                .map(field -> question(field, locale))
                                .toList()))
                .toList();
    }

    private static Question question(Field field, Locale locale) {
        return new Question(
                text(field.label(), locale),
                text(field.help(), locale),
                field.options().stream()
                        .map(option -> option.label() == null
                                ? option.value()
                                : option.label().in(locale))
                        .toList(),
                java.util.stream.IntStream.range(0, lines(field)).boxed().toList());
    }

    private static String text(Text text, Locale locale) {
        return text == null || text.in(locale) == null ? "" : text.in(locale);
    }

    private static int lines(Field field) {
        return switch (field.type()) {
            case TEXTAREA -> 5;
            case DYNAMICLIST -> 4;
            case CHECKBOX -> 0;
            default -> field.options().isEmpty() ? 1 : 0;
        };
    }
}
