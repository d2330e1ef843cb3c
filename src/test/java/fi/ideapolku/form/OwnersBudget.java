package fi.ideapolku.form;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many answers forms demand of the owner, and how many minutes those take; what an earlier form has said costs nothing. */
record OwnersBudget(int answers, BigDecimal minutes) {

    private static final BigDecimal LINE = new BigDecimal("0.7");
    private static final BigDecimal TEXT = new BigDecimal("3");
    private static final BigDecimal LIST = new BigDecimal("2.5");
    private static final BigDecimal TABLE = new BigDecimal("5");
    private static final BigDecimal CHOICE = new BigDecimal("0.3");

    /**
     * Counts the forms in the order in which they are filled.
     *
     * @param facts what the conditions of the forms read in this lane
     */
    static OwnersBudget of(List<FormSchema> forms, Map<String, Object> facts) {
        var conditions = new Conditions();
        var said = new HashSet<String>();
        var answers = 0;
        var minutes = BigDecimal.ZERO;
        for (var form : forms) {
            var shown = form.fields().stream()
                    .filter(field -> field.hides().stream().noneMatch(hide -> conditions.hold(hide, facts)))
                    .toList();
            for (var field : shown) {
                if (isDemanded(field) && !isCarried(field, said)) {
                    answers++;
                    minutes = minutes.add(cost(field));
                }
            }
            shown.forEach(field -> say(form, field, said));
        }
        return new OwnersBudget(answers, minutes);
    }

    private static boolean isDemanded(Field field) {
        return field.required()
                || field.answerRequired()
                || (field.type() == FieldType.DYNAMICLIST && field.rules().minItems() != null);
    }

    /** A carried answer stands in the form already: by its source, or by the process variable of its name. */
    private static boolean isCarried(Field field, Set<String> said) {
        return said.contains(field.carriedFrom()) || (field.routes() && said.contains(field.key()));
    }

    private static void say(FormSchema form, Field field, Set<String> said) {
        var kind = form.key().startsWith("understandingCard") ? "understandingCard" : form.key();
        said.add(kind + "." + field.key());
        if (field.routes()) {
            said.add(field.key());
        }
    }

    private static BigDecimal cost(Field field) {
        return switch (field.type()) {
            case TEXTFIELD, NUMBER, DATE -> LINE;
            case TEXTAREA -> field.rules().isList() ? LIST : TEXT;
            case DYNAMICLIST -> TABLE;
            case CHECKBOX, RADIO, SELECT, CHECKLIST -> CHOICE;
        };
    }
}
